#include <algorithm>
#include <array>

#include "fhir/rules.hpp"

namespace kakehashi::mappers::bundles {
namespace {

using enum Action;

constexpr Versions kDstu2 = bit(Version::dstu2);
constexpr Versions kStu3 = bit(Version::stu3);
constexpr Versions kBoth = kDstu2 | kStu3;

constexpr std::string_view kAllergyClinical = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";
constexpr std::string_view kConditionClinical = "http://terminology.hl7.org/CodeSystem/condition-clinical";
constexpr std::string_view kConditionVerification =
    "http://terminology.hl7.org/CodeSystem/condition-ver-status unknown=";
constexpr std::string_view kAllergyVerification =
    "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";
// RULING: DSTU2 has one status where R4 has two, and R4 demands the clinical one (ait-1). All of DSTU2's codes but
// these four belong to a record that is in force. Test: ForeignVersions.TheOneStatusOfADstu2AllergyBecomesTwo
constexpr std::string_view kAllergyClinicalOfStatus =
    "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical "
    "unconfirmed=active confirmed=active refuted=inactive entered-in-error=";
constexpr std::string_view kAllergyVerificationOfStatus =
    "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification active= inactive= resolved=";
constexpr std::string_view kActCode =
    "http://terminology.hl7.org/CodeSystem/v3-ActCode "
    "inpatient=IMP outpatient=AMB ambulatory=AMB emergency=EMER home=HH field=FLD virtual=VR daytime= other=";

constexpr std::string_view kRelated = "has-member=hasMember derived-from=derivedFrom";

// What DSTU2 and STU3 say otherwise than R4, by owner. Sources: the "Content" tables and "R2/R3 conversions" pages of
// the resources in R4 (history of each element), R3Diff of hl7.org/fhir/R4/diff.html
constexpr auto kRules = sorted_by_owner(std::array{
    Rule{kDstu2, "AllergyIntolerance", "criticality", codes, "criticality",
         "CRITL=low CRITH=high CRITU=unable-to-assess"},
    Rule{kDstu2, "AllergyIntolerance", "lastOccurence", move, "lastOccurrence"},
    Rule{kDstu2, "AllergyIntolerance", "onset", move, "onsetDateTime"},
    Rule{kDstu2, "AllergyIntolerance", "reporter", move, "asserter"},
    Rule{kDstu2, "AllergyIntolerance", "status", concept_of_code, "clinicalStatus", kAllergyClinicalOfStatus},
    Rule{kDstu2, "AllergyIntolerance", "status", concept_of_code, "verificationStatus", kAllergyVerificationOfStatus},
    Rule{kDstu2, "AllergyIntolerance", "substance", move, "code"},
    Rule{kStu3, "AllergyIntolerance", "assertedDate", move, "recordedDate"},
    Rule{kStu3, "AllergyIntolerance", "clinicalStatus", concept_of_code, "clinicalStatus", kAllergyClinical},
    Rule{kStu3, "AllergyIntolerance", "verificationStatus", concept_of_code, "verificationStatus",
         kAllergyVerification},
    Rule{kBoth, "Bundle", "signature", ignore, {}, "signs the bytes as they came, which stay with the source"},
    Rule{kBoth, "Composition", "class", move, "category"},
    Rule{kBoth, "Condition", "abatementBoolean", leave},
    Rule{kStu3, "Condition", "assertedDate", move, "recordedDate"},
    Rule{kBoth, "Condition", "clinicalStatus", concept_of_code, "clinicalStatus", kConditionClinical},
    Rule{kStu3, "Condition", "context", move, "encounter"},
    Rule{kDstu2, "Condition", "dateRecorded", move, "recordedDate"},
    Rule{kDstu2, "Condition", "notes", move, "note[+].text"},
    Rule{kDstu2, "Condition", "onsetQuantity", move, "onsetAge"},
    Rule{kDstu2, "Condition", "abatementQuantity", move, "abatementAge"},
    Rule{kDstu2, "Condition", "patient", move, "subject"},
    Rule{kBoth, "Condition", "verificationStatus", concept_of_code, "verificationStatus", kConditionVerification},
    Rule{kStu3, "Coverage", "grouping", flatten, {}, "Coverage.grouping"},
    Rule{kStu3, "Coverage", "sequence", leave},
    Rule{kStu3, "Coverage.grouping", "classDisplay", class_of_coverage, "class"},
    Rule{kStu3, "Coverage.grouping", "class", class_of_coverage, "classDisplay", "class"},
    Rule{kStu3, "Coverage.grouping", "groupDisplay", class_of_coverage, "group"},
    Rule{kStu3, "Coverage.grouping", "group", class_of_coverage, "groupDisplay", "group"},
    Rule{kStu3, "Coverage.grouping", "planDisplay", class_of_coverage, "plan"},
    Rule{kStu3, "Coverage.grouping", "plan", class_of_coverage, "planDisplay", "plan"},
    Rule{kStu3, "Coverage.grouping", "subClassDisplay", class_of_coverage, "subClass"},
    Rule{kStu3, "Coverage.grouping", "subClass", class_of_coverage, "subClassDisplay", "subclass"},
    Rule{kStu3, "Coverage.grouping", "subGroupDisplay", class_of_coverage, "subGroup"},
    Rule{kStu3, "Coverage.grouping", "subGroup", class_of_coverage, "subGroupDisplay", "subgroup"},
    Rule{kStu3, "Coverage.grouping", "subPlanDisplay", class_of_coverage, "subPlan"},
    Rule{kStu3, "Coverage.grouping", "subPlan", class_of_coverage, "subPlanDisplay", "subplan"},
    Rule{kBoth, "DiagnosticReport", "codedDiagnosis", move, "conclusionCode"},
    Rule{kStu3, "DiagnosticReport", "context", move, "encounter"},
    Rule{kBoth, "DiagnosticReport", "image", move, "media"},
    Rule{kStu3, "DiagnosticReport", "performer", flatten, {}, "DiagnosticReport.performer"},
    Rule{kDstu2, "DiagnosticReport", "request", move, "basedOn"},
    Rule{kStu3, "DiagnosticReport.performer", "actor", move, "performer"},
    Rule{kBoth, "DocumentReference", "class", move, "category"},
    Rule{kBoth, "DocumentReference", "created", leave},
    Rule{kBoth, "DocumentReference", "indexed", move, "date"},
    Rule{kDstu2, "DocumentReference", "docStatus", code_of_concept, "docStatus"},
    Rule{kBoth, "DocumentReference.context", "related", flatten, {}, "DocumentReference.related"},
    Rule{kBoth, "DocumentReference.related", "identifier", move, "related[+].identifier"},
    Rule{kBoth, "DocumentReference.related", "ref", move, "related"},
    Rule{kBoth, "Dosage", "doseQuantity", move, "doseAndRate[].doseQuantity"},
    Rule{kBoth, "Dosage", "doseRange", move, "doseAndRate[].doseRange"},
    Rule{kDstu2, "Dosage", "additionalInstructions", move, "additionalInstruction"},
    Rule{kDstu2, "Dosage", "quantityQuantity", move, "doseAndRate[].doseQuantity"},
    Rule{kDstu2, "Dosage", "quantityRange", move, "doseAndRate[].doseRange"},
    Rule{kBoth, "Dosage", "rateQuantity", move, "doseAndRate[].rateQuantity"},
    Rule{kBoth, "Dosage", "rateRange", move, "doseAndRate[].rateRange"},
    Rule{kBoth, "Dosage", "rateRatio", move, "doseAndRate[].rateRatio"},
    Rule{kDstu2, "Dosage", "siteCodeableConcept", move, "site"},
    Rule{kDstu2, "Encounter", "class", coding, "class", kActCode},
    Rule{kDstu2, "Encounter", "indication", move, "reasonReference"},
    Rule{kStu3, "Encounter", "incomingReferral", move, "basedOn"},
    Rule{kDstu2, "Encounter", "patient", move, "subject"},
    Rule{kBoth, "Encounter", "reason", move, "reasonCode"},
    Rule{kStu3, "Encounter.diagnosis", "role", move, "use"},
    Rule{kBoth, "ImagingStudy", "accession", move, "identifier"},
    Rule{kStu3, "ImagingStudy", "context", move, "encounter"},
    Rule{kBoth, "ImagingStudy", "modalityList", move, "modality"},
    Rule{kDstu2, "ImagingStudy", "order", move, "basedOn"},
    Rule{kBoth, "ImagingStudy", "patient", move, "subject"},
    Rule{kDstu2, "ImagingStudy", "procedure", move, "procedureReference"},
    Rule{kStu3, "ImagingStudy", "reason", move, "reasonCode"},
    Rule{kBoth, "ImagingStudy", "uid", identifier, "identifier[+]", "urn:dicom:uid"},
    Rule{kStu3, "ImagingStudy.series", "performer", move, "performer[+].actor"},
    Rule{kBoth, "ImagingStudy.series", "uid", without_prefix, "uid", "urn:oid:"},
    Rule{kBoth, "ImagingStudy.series.instance", "sopClass", coding, "sopClass", "urn:ietf:rfc:3986"},
    Rule{kBoth, "ImagingStudy.series.instance", "uid", without_prefix, "uid", "urn:oid:"},
    Rule{kBoth, "Immunization", "date", move, "occurrenceDateTime"},
    Rule{kBoth, "Immunization", "explanation", flatten, {}, "Immunization.explanation"},
    Rule{kStu3, "Immunization", "notGiven", status_when_true, "status", "not-done"},
    Rule{kDstu2, "Immunization", "performer", move, "performer[+].actor"},
    Rule{kStu3, "Immunization", "practitioner", flatten, {}, "Immunization.practitioner"},
    Rule{kDstu2, "Immunization", "reported", negated, "primarySource"},
    Rule{kBoth, "Immunization", "vaccinationProtocol", move, "protocolApplied"},
    Rule{kDstu2, "Immunization", "wasNotGiven", status_when_true, "status", "not-done"},
    Rule{kBoth, "Immunization.explanation", "reason", move, "reasonCode"},
    Rule{kBoth, "Immunization.explanation", "reasonNotGiven", move, "statusReason"},
    Rule{kStu3, "Immunization.practitioner", "actor", move, "performer[+].actor"},
    Rule{kBoth, "Immunization.protocolApplied", "doseSequence", move, "doseNumberPositiveInt"},
    Rule{kBoth, "Immunization.protocolApplied", "seriesDoses", move, "seriesDosesPositiveInt"},
    Rule{kBoth, "Medication", "package", flatten, {}, "Medication.package"},
    Rule{kDstu2, "Medication", "product", flatten, {}, "Medication.product"},
    Rule{kBoth, "Medication.ingredient", "amount", move, "strength"},
    Rule{kDstu2, "Medication.ingredient", "item", move, "itemReference"},
    Rule{kStu3, "Medication.package", "batch", move, "batch"},
    Rule{kDstu2, "Medication.product", "batch", move, "batch"},
    Rule{kDstu2, "Medication.product", "form", move, "form"},
    Rule{kDstu2, "Medication.product", "ingredient", move, "ingredient"},
    Rule{kDstu2, "MedicationAdministration", "effectiveTimeDateTime", move, "effectiveDateTime"},
    Rule{kDstu2, "MedicationAdministration", "effectiveTimePeriod", move, "effectivePeriod"},
    Rule{kDstu2, "MedicationAdministration", "encounter", move, "context"},
    Rule{kStu3, "MedicationAdministration", "notGiven", status_when_true, "status", "not-done"},
    Rule{kDstu2, "MedicationAdministration", "note", move, "note[+].text"},
    Rule{kDstu2, "MedicationAdministration", "patient", move, "subject"},
    Rule{kDstu2, "MedicationAdministration", "practitioner", move, "performer[+].actor"},
    Rule{kBoth, "MedicationAdministration", "prescription", move, "request"},
    Rule{kDstu2, "MedicationAdministration", "reasonGiven", move, "reasonCode"},
    Rule{kBoth, "MedicationAdministration", "reasonNotGiven", move, "statusReason"},
    Rule{kDstu2, "MedicationAdministration", "wasNotGiven", status_when_true, "status", "not-done"},
    Rule{kDstu2, "MedicationAdministration.dosage", "quantity", move, "dose"},
    Rule{kDstu2, "MedicationAdministration.dosage", "siteCodeableConcept", move, "site"},
    Rule{kDstu2, "MedicationDispense", "dispenser", move, "performer[+].actor"},
    Rule{kStu3, "MedicationDispense", "notDone", status_when_true, "status", "declined"},
    Rule{kStu3, "MedicationDispense", "notDoneReasonCodeableConcept", move, "statusReasonCodeableConcept"},
    Rule{kStu3, "MedicationDispense", "notDoneReasonReference", move, "statusReasonReference"},
    Rule{kDstu2, "MedicationDispense", "note", move, "note[+].text"},
    Rule{kDstu2, "MedicationDispense", "patient", move, "subject"},
    Rule{kDstu2, "MedicationDispense", "substitution", leave},
    Rule{kDstu2, "MedicationOrder", "dateWritten", move, "authoredOn"},
    Rule{kDstu2, "MedicationOrder", "note", move, "note[+].text"},
    Rule{kDstu2, "MedicationOrder", "patient", move, "subject"},
    Rule{kDstu2, "MedicationOrder", "prescriber", move, "requester"},
    Rule{kDstu2, "MedicationOrder", "reasonCodeableConcept", move, "reasonCode"},
    Rule{kDstu2, "MedicationOrder", "reasonEnded", move, "statusReason"},
    Rule{kStu3, "MedicationRequest", "context", move, "encounter"},
    Rule{kStu3, "MedicationRequest", "requester", flatten, {}, "MedicationRequest.requester"},
    Rule{kStu3, "MedicationRequest.requester", "agent", move, "requester"},
    Rule{kStu3, "MedicationRequest.substitution", "allowed", move, "allowedBoolean"},
    Rule{kDstu2, "MedicationRequest.substitution", "type", move, "allowedCodeableConcept"},
    Rule{kDstu2, "MedicationStatement", "note", move, "note[+].text"},
    Rule{kDstu2, "MedicationStatement", "patient", move, "subject"},
    Rule{kDstu2, "MedicationStatement", "reasonForUseCodeableConcept", move, "reasonCode"},
    Rule{kDstu2, "MedicationStatement", "reasonForUseReference", move, "reasonReference"},
    Rule{kBoth, "MedicationStatement", "reasonNotTaken", move, "statusReason"},
    Rule{kStu3, "MedicationStatement", "taken", status_of_code, "status", "y= n=not-taken"},
    Rule{kDstu2, "MedicationStatement", "wasNotTaken", status_when_true, "status", "not-taken"},
    Rule{kStu3, "Money", "code", move, "currency"},
    Rule{kStu3, "Observation", "comment", move, "note[+].text"},
    Rule{kDstu2, "Observation", "comments", move, "note[+].text"},
    Rule{kStu3, "Observation", "context", move, "encounter"},
    Rule{kBoth, "Observation", "related", flatten, {}, "Observation.related"},
    Rule{kDstu2, "Observation.referenceRange", "meaning", move, "type"},
    Rule{kBoth, "Observation.related", "target", by_type, {}, kRelated},
    Rule{kBoth, "Observation.related", "type", by_type, {}, kRelated},
    Rule{kBoth, "Patient", "animal", refuse},
    Rule{kDstu2, "Patient", "careProvider", move, "generalPractitioner"},
    Rule{kDstu2, "Patient.link", "type", codes, "type", "replace=replaced-by"},
    Rule{kStu3, "Procedure", "context", move, "encounter"},
    Rule{kStu3, "Procedure", "notDone", status_when_true, "status", "not-done"},
    Rule{kStu3, "Procedure", "notDoneReason", move, "statusReason"},
    Rule{kDstu2, "Procedure", "notPerformed", status_when_true, "status", "not-done"},
    Rule{kDstu2, "Procedure", "notes", move, "note"},
    Rule{kDstu2, "Procedure", "reasonCodeableConcept", move, "reasonCode"},
    Rule{kDstu2, "Procedure", "reasonNotPerformed", move, "statusReason"},
    Rule{kDstu2, "Procedure", "request", move, "basedOn"},
    Rule{kBoth, "Procedure", "status", codes, "status", "aborted=stopped suspended=on-hold"},
    Rule{kDstu2, "Procedure", "used", move, "usedReference"},
    Rule{kBoth, "Procedure.performer", "role", move, "function"},
    Rule{kStu3, "ProcedureRequest", "context", move, "encounter"},
    Rule{kDstu2, "ProcedureRequest", "notes", move, "note"},
    Rule{kDstu2, "ProcedureRequest", "orderedOn", move, "authoredOn"},
    Rule{kDstu2, "ProcedureRequest", "orderer", move, "requester"},
    Rule{kDstu2, "ProcedureRequest", "reasonCodeableConcept", move, "reasonCode"},
    Rule{kStu3, "ProcedureRequest", "requester", flatten, {}, "ProcedureRequest.requester"},
    Rule{kDstu2, "ProcedureRequest", "scheduledDateTime", move, "occurrenceDateTime"},
    Rule{kDstu2, "ProcedureRequest", "scheduledPeriod", move, "occurrencePeriod"},
    Rule{kDstu2, "ProcedureRequest", "scheduledTiming", move, "occurrenceTiming"},
    Rule{kStu3, "ProcedureRequest", "status", codes, "status", "suspended=on-hold cancelled=revoked"},
    Rule{kDstu2, "ProcedureRequest", "status", codes, "status",
         "requested=active received=active accepted=active in-progress=active suspended=on-hold rejected=revoked "
         "aborted=revoked"},
    Rule{kStu3, "ProcedureRequest.requester", "agent", move, "requester"},
    Rule{kDstu2, "Specimen.processing", "procedure", move, "procedure"},
    Rule{kDstu2, "Specimen", "treatment", move, "processing"},
    Rule{kDstu2, "Timing.repeat", "durationUnits", move, "durationUnit"},
    Rule{kDstu2, "Timing.repeat", "periodUnits", move, "periodUnit"},
});

}  // namespace

std::span<const Rule> rules_before_r4() { return kRules; }

}  // namespace kakehashi::mappers::bundles
