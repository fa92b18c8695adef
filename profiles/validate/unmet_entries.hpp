#pragma once

#include "kakehashi/fhir/fhirpath.hpp"
#include "validate/findings.hpp"
#include "validate/shown_value.hpp"

namespace kakehashi::profiles {

/// The entries by which a Bundle does not meet an invariant, as a sentence behind its words: " Not met by: entry[2]."
/// Empty of other resources, and where the expression does not tell.
[[nodiscard]] Words unmet_entries(const Place& bundle, const fhir::fhirpath::Expression& invariant,
                                  const fhir::fhirpath::Environment& environment);

}  // namespace kakehashi::profiles
