#pragma once

#include <string_view>
#include <vector>

#include "kakehashi/fhir/issue.hpp"
#include "snapshot/draft.hpp"

namespace kakehashi::profiles {

class Generation;

/// What stands below an element that the differential goes into: what its base has there, else the element that its
/// contentReference names (the reference gives way to that element's type), the profile of its type, or its type.
///
/// @param id of the differential's element, for issues
/// @param base the tree that contentReference looks in
/// @return Issue `not_found` when the type's definition is not in the packages
/// Source: R4 profiling.html#snapshot, elementdefinition.html#ElementDefinition.contentReference
[[nodiscard]] fhir::Result<std::vector<Draft>> unfold(Draft& draft, const Draft& base, std::string_view id,
                                                      Generation& generation);

}  // namespace kakehashi::profiles
