#pragma once

#include <string>
#include <vector>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/issue.hpp"
#include "package/canonical_table.hpp"

namespace kakehashi::profiles {

/// One fault of a definition.
struct DefinitionFault {
    fhir::Issue issue;                 ///< expression: id of the element, "" for the definition as a whole
    std::string place;                 ///< below the StructureDefinition: "differential.element[1]"; "" for the whole
    const fhir::Node* node = nullptr;  ///< what it is about; looks at the definition
};

/// Holds a StructureDefinition against its base, element by element: paths that the base does not have, more than it
/// allows, slices stated twice or without a slicing, elements out of order, invariants that cannot be read.
///
/// @param table has the bases; R4's own types need not be in it
/// @return nothing for a definition that is no profile, or whose base is not here. Where the reference validator names
///         the definition as a whole, so does `place`.
/// Source: R4 structuredefinition.html, elementdefinition.html, profiling.html
[[nodiscard]] std::vector<DefinitionFault> check_definition(const fhir::Node& structure_definition,
                                                            const CanonicalTable& table);

}  // namespace kakehashi::profiles
