#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/schema.hpp"

namespace kakehashi::profiles {

struct Rule;

/// A must-support element of a profile, or a step on the way to one. A tree of its own beside the rules, because the
/// validator has nothing to do where a profile only asks for support. Looks at the profile's document.
struct SupportedElement {
    std::string name;                        ///< as in the schema: "value" for `value[x]`
    std::string slice;                       ///< "" for the element itself
    std::string id;                          ///< "Observation.value[x]:valueQuantity.unit"
    const fhir::Node* definition = nullptr;  ///< the ElementDefinition that asks for support; nullptr: only a step
    std::uint16_t min = 0;                   ///< with what R4 says
    std::uint16_t max = fhir::schema::ElementDefinition::kUnbounded;
    std::vector<SupportedElement> children;
    std::vector<SupportedElement> slices;
};

/// The must-support elements below a profile's root, from the rules before those without content are taken out.
/// Source: R4 profiling.html#mustsupport
[[nodiscard]] SupportedElement collect_must_support(const Rule& root, std::string_view type);

}  // namespace kakehashi::profiles
