#pragma once

#include <string>
#include <vector>

#include "package/canonical_table.hpp"

namespace kakehashi::profiles {

/// The element lists that together make a profile, base first: each is a `snapshot` or a `differential` node. A
/// snapshot already holds everything that stands below it. R4 core itself is not in the list: the schema table
/// states it.
struct DefinitionChain {
    std::vector<const fhir::Node*> element_lists;
    bool starts_with_snapshot = false;
    std::vector<std::string> bases;  ///< canonicals of the profiles that it derives from, nearest first
    std::string missing_base;        ///< canonical of a base that is not loaded; "" when all are here
};

/// Source: R4 profiling.html#snapshot
[[nodiscard]] DefinitionChain chain_of(const fhir::Node& structure_definition, const CanonicalTable& table);

/// True for `http://hl7.org/fhir/StructureDefinition/<type of R4>`: the schema table states those.
[[nodiscard]] bool is_r4_type(std::string_view canonical);

}  // namespace kakehashi::profiles
