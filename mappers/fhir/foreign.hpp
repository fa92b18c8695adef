#pragma once

#include "fhir/sources.hpp"
#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::mappers::bundles {

/// Takes over what is not a Bundle under a Japanese profile: a document as one unit, everything else record by record.
///
/// A unit is one record (a Condition, a report with its results, …) with the Patient and what it refers to that is
/// nobody's record (Organization, Practitioner, Location, Medication, Specimen, …). References to other records are
/// `Type/id`. A record whose Patient is not in the input waits for him (`patient_is_known`).
void convert_foreign(const Package& package, const Context& context, Conversion& conversion);

}  // namespace kakehashi::mappers::bundles
