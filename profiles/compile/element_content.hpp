#pragma once

#include "compile/rule.hpp"

namespace kakehashi::profiles {

/// Reads one ElementDefinition into its rule; what it states replaces what a base stated, invariants are added.
/// Source: R4 elementdefinition.html
void read_element(const fhir::Node& element, Rule& rule);

/// The steps of a discriminator's path; none for `$this`. Source: R4 profiling.html#discriminator
[[nodiscard]] std::vector<std::string> discriminator_steps(std::string_view path);

}  // namespace kakehashi::profiles
