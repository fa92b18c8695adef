#pragma once

#include "kakehashi/fhir/issue.hpp"
#include "package/canonical_table.hpp"

namespace kakehashi::profiles {

/// What is wrong with a definition that somebody gave to validate with: its FHIR version, and its faults against its
/// base. Warnings, one each: a fault of the profile is none of the records.
[[nodiscard]] fhir::Report notices_of(const fhir::Node& definition, const CanonicalTable& table);

}  // namespace kakehashi::profiles
