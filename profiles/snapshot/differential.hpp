#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>

#include "kakehashi/fhir/issue.hpp"
#include "snapshot/draft.hpp"

namespace kakehashi::profiles {

class Generation;

/// Called after each element of a differential, by its number: what was reported since then is about that one.
using ElementMerged = std::function<void(std::size_t)>;

/// Merges a differential into the tree of its base.
///
/// @param base outlives the result, as do the trees of `generation`
/// @param profile canonical of the differential
/// @param merged may be empty
/// @return the merged tree; contradictions stand in the generation's report. Issue `not_found` when a type that the
///         differential goes into is not in the packages.
[[nodiscard]] fhir::Result<Draft> merge_differential(std::span<const fhir::Node> differential, const Draft& base,
                                                     std::string_view profile, Generation& generation,
                                                     const ElementMerged& merged);

}  // namespace kakehashi::profiles
