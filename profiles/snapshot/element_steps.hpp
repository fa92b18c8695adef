#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/document.hpp"

namespace kakehashi::profiles {

/// One step of an element's id: "identifier:insurance".
struct Step {
    std::string name;
    std::string slice;  ///< "" for the element itself; "a/b" for a slice of the slice "a"
};

/// The slice that is open at each path, for element lists whose elements have no id.
using OpenSlices = std::map<std::string, std::string, std::less<>>;

/// Source: R4 elementdefinition.html#id
[[nodiscard]] std::vector<Step> steps_of_id(std::string_view id);

/// The steps of an element by its path, its sliceName and the slices that the elements before it have opened.
[[nodiscard]] std::vector<Step> steps_of_path(const fhir::Node& element, OpenSlices& open);

/// Whether a differential states one type only of a choice by a typed name ("valueQuantity"): then no other type is
/// allowed, as R4 has it in its own profiles. Of several typed names each is a slice of its own.
/// RULING: R4 does not say in so many words what a typed name alone means; the snapshots that R4 publishes of its vital
/// signs do. Test: SnapshotChoices.ATypedNameAloneAllowsOnlyThatType
/// @param id of an element that goes through the typed name
/// @param depth of the typed name in it, from 0
/// @param choice name of the choice without "[x]"
[[nodiscard]] bool is_only_typed_name(std::span<const fhir::Node> differential, std::string_view id, std::size_t depth,
                                      std::string_view choice);

}  // namespace kakehashi::profiles
