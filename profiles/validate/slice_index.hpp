#pragma once

#include "validate/definitions.hpp"

namespace kakehashi::profiles {

/// What tells the slices of `rule` apart; made once for each rule.
///
/// @param rule         has slices
/// @param definitions  those that the rule's profile is from
[[nodiscard]] const SliceIndex& slice_index_of(const Rule& rule, const Definitions& definitions);

}  // namespace kakehashi::profiles
