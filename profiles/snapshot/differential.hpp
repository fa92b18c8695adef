#pragma once

#include <span>
#include <string_view>

#include "kakehashi/fhir/issue.hpp"
#include "snapshot/draft.hpp"

namespace kakehashi::profiles {

class Generation;

/// Merges a differential into the tree of its base.
///
/// @param base outlives the result, as do the trees of `generation`
/// @param profile canonical of the differential
/// @return the merged tree; contradictions stand in the generation's report. Issue `not_found` when a type that the
///         differential goes into is not in the packages.
[[nodiscard]] fhir::Result<Draft> merge_differential(std::span<const fhir::Node> differential, const Draft& base,
                                                     std::string_view profile, Generation& generation);

}  // namespace kakehashi::profiles
