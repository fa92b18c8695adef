#pragma once

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/schema.hpp"

namespace kakehashi::profiles {

/// What the schema table says of a type of R4, as a StructureDefinition with a snapshot: paths, cardinalities, types
/// with their targets, bindings and invariants. It has no texts, so it can be built on and not be published.
[[nodiscard]] fhir::Document definition_of(const fhir::schema::Type& type);

}  // namespace kakehashi::profiles
