#pragma once

#include <string>
#include <vector>

#include "facts/unit_writer.hpp"

/// One resource a function: appended as an entry; each gives the fullUrls of what it wrote. Units and documents use
/// the same ones, so that a diagnosis inside a referral looks like the one in the list.
namespace kakehashi::mappers::facts {

/// Source: jp-clins.md section 6. `key_prefix` keeps the resources of a document apart from those of the lists.
std::string add_condition(UnitWriter& writer, const ConditionFact& fact, const std::string& key_prefix);
/// Source: jp-clins.md section 7
std::string add_allergy(UnitWriter& writer, const AllergyFact& fact, const std::string& key_prefix);
/// Source: jp-clins.md section 8
std::string add_lab_result(UnitWriter& writer, const LabResultFact& fact, const std::string& key_prefix);
/// Source: jp-clins.md section 9
std::vector<std::string> add_prescription(UnitWriter& writer, const PrescriptionFact& fact,
                                          const std::string& key_prefix);
/// Observation.value[x] or dataAbsentReason, for results of any profile.
void write_result_value(UnitWriter& writer, fhir::Builder observation, const LabResultFact& fact);
/// Observation.interpretation, by code where v3-ObservationInterpretation has it.
void write_interpretation(UnitWriter& writer, fhir::Builder resource, const LabResultFact& fact);
/// Observation.referenceRange.
void write_reference_range(UnitWriter& writer, fhir::Builder observation, const LabResultFact& fact);

}  // namespace kakehashi::mappers::facts
