#include <array>

#include "fhir/rules.hpp"

namespace kakehashi::mappers::bundles {
namespace {

using enum Action;

constexpr Versions kR5 = bit(Version::r5);
constexpr std::string_view kReasons = "reasonCode reasonReference";
constexpr std::string_view kMedication = "medicationCodeableConcept medicationReference";

// What R5 says otherwise than R4, by owner. Sources: the "R4 diff" notes of the resources in R5 (hl7.org/fhir/R5);
// status codes: HL7's comparison of the value sets of R5 and R4B
constexpr auto kRules = sorted_by_owner(std::array{
    Rule{kR5, "AllergyIntolerance", "type", code_of_concept, "type"},
    Rule{kR5, "AllergyIntolerance.reaction", "manifestation", concept_or_reference, "manifestation -"},
    Rule{kR5, "Bundle", "signature", ignore, {}, "signs the bytes as they came, which stay with the source"},
    Rule{kR5, "Composition", "note", leave},
    Rule{kR5, "Composition", "relatesTo", leave},
    Rule{kR5, "Composition.attester", "mode", code_of_concept, "mode"},
    Rule{kR5, "Composition.event", "detail", concept_or_reference, "code detail"},
    Rule{kR5, "Condition", "evidence", concept_or_reference, "evidence[+].code evidence[+].detail"},
    Rule{kR5, "Coverage", "insurer", move, "payor"},
    Rule{kR5, "Coverage", "subscriberId", value_of_identifier, "subscriberId"},
    Rule{kR5, "Coverage.class", "value", value_of_identifier, "value"},
    Rule{kR5, "DiagnosticReport", "study", move, "imagingStudy"},
    Rule{kR5, "DocumentReference", "context", move, "context.encounter"},
    Rule{kR5, "DocumentReference", "event", concept_or_reference, "context.event -"},
    Rule{kR5, "DocumentReference", "facilityType", move, "context.facilityType"},
    Rule{kR5, "DocumentReference", "period", move, "context.period"},
    Rule{kR5, "DocumentReference", "practiceSetting", move, "context.practiceSetting"},
    Rule{kR5, "DocumentReference.content", "profile", flatten, {}, "DocumentReference.content.profile"},
    Rule{kR5, "DocumentReference.content.profile", "valueCoding", move, "format"},
    Rule{kR5, "DocumentReference.relatesTo", "code", code_of_concept, "code"},
    Rule{kR5, "Dosage", "asNeeded", move, "asNeededBoolean"},
    Rule{kR5, "Dosage", "asNeededFor", move, "asNeededCodeableConcept"},
    Rule{kR5, "Encounter", "actualPeriod", move, "period"},
    Rule{kR5, "Encounter", "admission", move, "hospitalization"},
    Rule{kR5, "Encounter", "class", coding_of_concept, "class"},
    Rule{kR5, "Encounter", "dietPreference", move, "hospitalization.dietPreference"},
    Rule{kR5, "Encounter", "reason", flatten, {}, "Encounter.reason"},
    Rule{kR5, "Encounter", "serviceType", concept_or_reference, "serviceType -"},
    Rule{kR5, "Encounter", "specialArrangement", move, "hospitalization.specialArrangement"},
    Rule{kR5, "Encounter", "specialCourtesy", move, "hospitalization.specialCourtesy"},
    Rule{kR5, "Encounter", "status", codes, "status", "completed=finished discharged=finished on-hold=onleave"},
    Rule{kR5, "Encounter.diagnosis", "condition", concept_or_reference, "- condition"},
    Rule{kR5, "Encounter.location", "form", move, "physicalType"},
    Rule{kR5, "Encounter.participant", "actor", move, "individual"},
    Rule{kR5, "Encounter.reason", "value", concept_or_reference, kReasons},
    Rule{kR5, "ImagingStudy", "modality", coding_of_concept, "modality"},
    Rule{kR5, "ImagingStudy", "procedure", concept_or_reference, "procedureCode procedureReference"},
    Rule{kR5, "ImagingStudy", "reason", concept_or_reference, kReasons},
    Rule{kR5, "ImagingStudy.series", "bodySite", flatten, {}, "ImagingStudy.series.bodySite"},
    Rule{kR5, "ImagingStudy.series", "laterality", coding_of_concept, "laterality"},
    Rule{kR5, "ImagingStudy.series", "modality", coding_of_concept, "modality"},
    Rule{kR5, "ImagingStudy.series.bodySite", "concept", coding_of_concept, "bodySite"},
    Rule{kR5, "Immunization", "informationSource", concept_or_reference, "reportOrigin -"},
    Rule{kR5, "Immunization", "manufacturer", concept_or_reference, "- manufacturer"},
    Rule{kR5, "Immunization", "reason", concept_or_reference, kReasons},
    Rule{kR5, "Immunization.protocolApplied", "doseNumber", move, "doseNumberString"},
    Rule{kR5, "Immunization.protocolApplied", "seriesDoses", move, "seriesDosesString"},
    Rule{kR5, "Immunization.reaction", "manifestation", concept_or_reference, "- detail"},
    Rule{kR5, "Location", "form", move, "physicalType"},
    Rule{kR5, "Medication", "doseForm", move, "form"},
    Rule{kR5, "Medication", "marketingAuthorizationHolder", move, "manufacturer"},
    Rule{kR5, "Medication.ingredient", "item", one_of_both, "itemCodeableConcept itemReference"},
    Rule{kR5, "Medication.ingredient", "strengthRatio", move, "strength"},
    Rule{kR5, "MedicationAdministration", "encounter", move, "context"},
    Rule{kR5, "MedicationAdministration", "medication", one_of_both, kMedication},
    Rule{kR5, "MedicationAdministration", "occurenceDateTime", move, "effectiveDateTime"},
    Rule{kR5, "MedicationAdministration", "occurencePeriod", move, "effectivePeriod"},
    Rule{kR5, "MedicationAdministration", "reason", concept_or_reference, kReasons},
    Rule{kR5, "MedicationAdministration.performer", "actor", concept_or_reference, "- actor"},
    Rule{kR5, "MedicationDispense", "encounter", move, "context"},
    Rule{kR5, "MedicationDispense", "medication", one_of_both, kMedication},
    Rule{kR5, "MedicationDispense", "notPerformedReason", one_of_both,
         "statusReasonCodeableConcept statusReasonReference"},
    Rule{kR5, "MedicationRequest", "informationSource", move, "reportedReference"},
    Rule{kR5, "MedicationRequest", "medication", one_of_both, kMedication},
    Rule{kR5, "MedicationRequest", "reason", concept_or_reference, kReasons},
    Rule{kR5, "MedicationRequest", "reported", move, "reportedBoolean"},
    Rule{kR5, "MedicationRequest.dispenseRequest", "dispenser", move, "performer"},
    Rule{kR5, "MedicationStatement", "encounter", move, "context"},
    Rule{kR5, "MedicationStatement", "medication", one_of_both, kMedication},
    Rule{kR5, "MedicationStatement", "reason", concept_or_reference, kReasons},
    // R5 says by it only that something was recorded; whether the medicine is taken, adherence says, which R4 has not.
    Rule{kR5, "MedicationStatement", "status", codes, "status", "recorded=unknown"},
    Rule{kR5, "Practitioner", "communication", flatten, {}, "Practitioner.communication"},
    Rule{kR5, "Practitioner.communication", "language", move, "communication"},
    Rule{kR5, "Procedure", "complication", concept_or_reference, "complication complicationDetail"},
    Rule{kR5, "Procedure", "occurrenceAge", move, "performedAge"},
    Rule{kR5, "Procedure", "occurrenceDateTime", move, "performedDateTime"},
    Rule{kR5, "Procedure", "occurrencePeriod", move, "performedPeriod"},
    Rule{kR5, "Procedure", "occurrenceRange", move, "performedRange"},
    Rule{kR5, "Procedure", "occurrenceString", move, "performedString"},
    Rule{kR5, "Procedure", "reason", concept_or_reference, kReasons},
    Rule{kR5, "Procedure", "used", concept_or_reference, "usedCode usedReference"},
    Rule{kR5, "ServiceRequest", "code", concept_or_reference, "code -"},
    Rule{kR5, "ServiceRequest", "location", concept_or_reference, "locationCode locationReference"},
    Rule{kR5, "ServiceRequest", "orderDetail", leave},
    Rule{kR5, "ServiceRequest", "patientInstruction", leave},
    Rule{kR5, "ServiceRequest", "reason", concept_or_reference, kReasons},
    Rule{kR5, "ServiceRequest", "supportingInfo", concept_or_reference, "- supportingInfo"},
    Rule{kR5, "Specimen.collection", "bodySite", concept_or_reference, "bodySite -"},
    Rule{kR5, "Specimen.processing", "method", move, "procedure"},
});

}  // namespace

std::span<const Rule> rules_after_r4() { return kRules; }

}  // namespace kakehashi::mappers::bundles
