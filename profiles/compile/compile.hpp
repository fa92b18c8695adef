#pragma once

#include "compile/rule.hpp"
#include "package/canonical_table.hpp"

namespace kakehashi::profiles {

/// Compiles a StructureDefinition and the profiles that it derives from into one tree.
///
/// @param table owns `structure_definition` and its bases, and must outlive the result
/// Source: R4 elementdefinition.html, profiling.html
[[nodiscard]] Profile compile_profile(const fhir::Node& structure_definition, const CanonicalTable& table);

}  // namespace kakehashi::profiles
