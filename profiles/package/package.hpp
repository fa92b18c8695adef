#pragma once

#include <string>
#include <vector>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::profiles {

/// Reads the conformance resources (StructureDefinition, ValueSet, CodeSystem, ConceptMap) of a package. Everything
/// else in it, examples too, is passed over.
///
/// @param path a FHIR NPM package (`.tgz`), a pack (`.pack`), a folder (searched through), or one resource in JSON or
/// XML
/// @return the resources in the order of their file names, or Issue `not_found` (no such file), `invalid` (not an
///         archive, or a conformance resource that cannot be read: with its file name), `too_long`
/// Source: https://confluence.hl7.org/display/FHIR/NPM+Package+Specification
[[nodiscard]] fhir::Result<std::vector<fhir::Document>> read_package(const std::string& path);

}  // namespace kakehashi::profiles
