#pragma once

#include <string_view>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/profiles/pack.hpp"
#include "package/lazy.hpp"

namespace kakehashi::profiles {

/// One conformance resource of a package set: what an index says of it, and the resource, which is read when it is
/// first asked for if it stands in a pack. Shared between threads; not moved, for others look at it.
class ConformanceResource {
public:
    explicit ConformanceResource(fhir::Document document);
    /// @param stated looks at the bytes of a pack, which must outlive this
    explicit ConformanceResource(const PackResource& stated) : stated_(stated) {}

    [[nodiscard]] std::string_view type() const { return stated_.type; }
    [[nodiscard]] std::string_view url() const { return stated_.url; }
    [[nodiscard]] std::string_view version() const { return stated_.version; }
    /// The canonical of the code system that it adds to, or "".
    [[nodiscard]] std::string_view supplements() const { return stated_.supplements; }
    /// @throws std::logic_error when the pack's writer put something else there than JSON: its bytes are what it wrote
    [[nodiscard]] const fhir::Node& root() const;

private:
    fhir::Document given_;
    Lazy<fhir::Document> read_;
    PackResource stated_;  ///< looks at given_, or at a pack
};

}  // namespace kakehashi::profiles
