#pragma once

#include <string_view>

#include "kakehashi/fhir/issue.hpp"
#include "package/canonical_table.hpp"
#include "snapshot/draft.hpp"

namespace kakehashi::profiles {

/// What merging needs besides the two sides.
struct MergeContext {
    const CanonicalTable& table;
    Scratch& scratch;
    fhir::Report& report;      ///< where a differential contradicts its base; the differential's word is written
    std::string_view profile;  ///< canonical of the differential: the source of its invariants
};

/// Merges what a differential says of an element into what the base says.
///
/// Texts, cardinality, values and types replace; "..." before a text appends to it; invariants, conditions, aliases,
/// codes, mappings and examples are added; a binding and a slicing keep what is not said again.
/// @param id of the element, for issues
/// Source: R4 elementdefinition.html#interpretation, profiling.html#snapshot
void merge_element(const fhir::Node& differential, std::string_view id, Content& content, const MergeContext& context);

/// What an extension's definition says of the extension as a whole (cardinality, texts, whether it modifies) goes
/// before what R4 says of every extension.
void merge_extension_definition(const Content& definition, Content& content);

}  // namespace kakehashi::profiles
