#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/element.hpp"
#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::program {

/// The resources of a folder, for references between files: a relative reference by type and id, an absolute one and a
/// `urn:` by the fullUrl of a Bundle's entry. Which server a file that stands alone came from is not known, unless it
/// is said, so an absolute URL is not guessed to mean it.
class ReferenceFolder {
public:
    /// @param folder `DIR`, or `BASE=DIR` when its resources are those of the server at BASE ("http://a.example/fhir")
    /// @param complain is told of each file that is not used, and why
    /// @return Issue `not_found` (no such folder), or `too_costly` (it is too large)
    [[nodiscard]] fhir::Result<void> load(const std::string& folder,
                                          const std::function<void(const fhir::Issue&)>& complain);
    /// @return the resource that the reference means, in the version that it names; else an Element that does not exist
    /// Source: R4 references.html#literal
    [[nodiscard]] fhir::Element find(std::string_view reference) const;

private:
    bool add(fhir::Document document);
    bool add_resource(std::string key, const fhir::Element& resource);

    std::string base_;  ///< "" or with a stroke at its end
    std::deque<fhir::Document> documents_;
    std::unordered_multimap<std::string, fhir::Element> resources_;  ///< by "Type/id" and by fullUrl
    std::size_t bytes_ = 0;
};

}  // namespace kakehashi::program
