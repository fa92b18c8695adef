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
    /// An empty object when the pack's writer put something else there than what its index states: no checksum tells.
    [[nodiscard]] const fhir::Node& root() const;
    /// Whether the resource is what is stated of it.
    [[nodiscard]] bool is_readable() const { return stated_.json.empty() || !root().members().empty(); }

private:
    fhir::Document given_;
    Lazy<fhir::Document> read_;
    PackResource stated_;  ///< looks at given_, or at a pack
};

}  // namespace kakehashi::profiles
