#pragma once

#include <string_view>

#include "snapshot/draft.hpp"

/// Choice elements (`value[x]`) and the slicing that goes without saying. Source: R4 profiling.html#slicing
namespace kakehashi::profiles {

/// The child that `valueQuantity` means: `value[x]`, when Quantity is one of its types. nullptr when there is none.
[[nodiscard]] Draft* choice_of(Draft& parent, std::string_view name);

/// Extensions are sliced by url, choices by type.
/// @return false when nothing says how this element is sliced
bool imply_slicing(Draft& element, Scratch& scratch);

/// Of the types of `value[x]` only the one that `valueQuantity` names is allowed.
void close_choice(Draft& choice, std::string_view name, Scratch& scratch);

/// A slice of `value[x]` named `valueQuantity` is a Quantity.
void narrow_to_slice_type(Draft& slice, Scratch& scratch);

}  // namespace kakehashi::profiles
