#pragma once

#include <string_view>

/// Canonicals and systems of JP-CLINS 1.5.2, JP Core 1.1.2-url and R4, as jp-clins.md sections 2 to 13 state them.
namespace kakehashi::mappers::facts::canonicals {

// Profiles. The eCS ones carry the version that the guide's prose demands; contained resources must not (R9013).
inline constexpr std::string_view kBundleClins = "http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Bundle_CLINS|1";
inline constexpr std::string_view kBundleReferral =
    "http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Bundle_eReferral|1";
inline constexpr std::string_view kBundleDischarge =
    "http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Bundle_eDischargeSummary|1";
inline constexpr std::string_view kCompositionReferral =
    "http://jpfhir.jp/fhir/eReferral/StructureDefinition/JP_Composition_eReferral|1";
inline constexpr std::string_view kCompositionDischarge =
    "http://jpfhir.jp/fhir/eDischargeSummary/StructureDefinition/JP_Composition_eDischargeSummary|1";
inline constexpr std::string_view kPatient = "http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Patient_eCS|1";
inline constexpr std::string_view kCondition = "http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Condition_eCS|1";
inline constexpr std::string_view kConditionCore = "http://jpfhir.jp/fhir/core/StructureDefinition/JP_Condition";
inline constexpr std::string_view kAllergy =
    "http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_AllergyIntolerance_eCS|1";
inline constexpr std::string_view kAllergyCore = "http://jpfhir.jp/fhir/core/StructureDefinition/JP_AllergyIntolerance";
inline constexpr std::string_view kLabResult =
    "http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Observation_LabResult_eCS|1";
inline constexpr std::string_view kMedicationRequest =
    "http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_MedicationRequest_eCS|1";
inline constexpr std::string_view kInjection =
    "http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationRequest_Injection";
inline constexpr std::string_view kMedication = "http://jpfhir.jp/fhir/core/StructureDefinition/JP_Medication";
inline constexpr std::string_view kAdministration =
    "http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationAdministration";
inline constexpr std::string_view kAdministrationInjection =
    "http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationAdministration_Injection";
inline constexpr std::string_view kImmunization = "http://jpfhir.jp/fhir/core/StructureDefinition/JP_Immunization";
inline constexpr std::string_view kReportCommon =
    "http://jpfhir.jp/fhir/core/StructureDefinition/JP_DiagnosticReport_Common";
inline constexpr std::string_view kReportRadiology =
    "http://jpfhir.jp/fhir/core/StructureDefinition/JP_DiagnosticReport_Radiology";
inline constexpr std::string_view kDocumentReference =
    "http://jpfhir.jp/fhir/core/StructureDefinition/JP_DocumentReference";
inline constexpr std::string_view kPatientCore = "http://jpfhir.jp/fhir/core/StructureDefinition/JP_Patient";
inline constexpr std::string_view kEncounterEcs = "http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Encounter_eCS|1";
inline constexpr std::string_view kOrganizationEcs =
    "http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Organization_eCS|1";
inline constexpr std::string_view kPractitionerEcs =
    "http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Practitioner_eCS|1";
inline constexpr std::string_view kDocumentReferenceEcs =
    "http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_DocumentReference_eCS|1";
inline constexpr std::string_view kCoverage =
    "http://jpfhir.jp/fhir/ePrescription/StructureDefinition/JP_Coverage_eCS_insurance|1";
inline constexpr std::string_view kPublicCoverage =
    "http://jpfhir.jp/fhir/ePrescription/StructureDefinition/JP_Coverage_eCS_publicPayment|1";
inline constexpr std::string_view kCoveragePayer =
    "http://jpfhir.jp/fhir/ePrescription/StructureDefinition/JP_Organization_eCS_coveragePayer|1";
inline constexpr std::string_view kVitalSigns =
    "http://jpfhir.jp/fhir/core/StructureDefinition/JP_Observation_VitalSigns";
inline constexpr std::string_view kObservation = "http://jpfhir.jp/fhir/core/StructureDefinition/JP_Observation_Common";
inline constexpr std::string_view kBodyMeasurement =
    "http://jpfhir.jp/fhir/core/StructureDefinition/JP_Observation_BodyMeasurement";
inline constexpr std::string_view kImagingStudy =
    "http://jpfhir.jp/fhir/core/StructureDefinition/JP_ImagingStudy_Radiology";
inline constexpr std::string_view kRadiologyReport =
    "http://jpfhir.jp/fhir/core/StructureDefinition/JP_DiagnosticReport_Radiology";
inline constexpr std::string_view kEncounter = "http://jpfhir.jp/fhir/core/StructureDefinition/JP_Encounter";
inline constexpr std::string_view kPractitioner = "http://jpfhir.jp/fhir/core/StructureDefinition/JP_Practitioner";
inline constexpr std::string_view kServiceRequest = "http://jpfhir.jp/fhir/core/StructureDefinition/JP_ServiceRequest";
inline constexpr std::string_view kSpecimen = "http://jpfhir.jp/fhir/core/StructureDefinition/JP_Specimen";

// Extensions.
inline constexpr std::string_view kInstitutionNumber =
    "http://jpfhir.jp/fhir/clins/Extension/StructureDefinition/JP_eCS_InstitutionNumber";
inline constexpr std::string_view kDepartment =
    "http://jpfhir.jp/fhir/eCS/Extension/StructureDefinition/JP_eCS_Department";
inline constexpr std::string_view kDiagnosisType =
    "http://jpfhir.jp/fhir/eCS/Extension/StructureDefinition/JP_eCS_DiagnosisType";
inline constexpr std::string_view kPrefixModifier =
    "http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Condition_DiseasePrefixModifier";
inline constexpr std::string_view kPostfixModifier =
    "http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Condition_DiseasePostfixModifier";
inline constexpr std::string_view kNameRepresentation =
    "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation";
inline constexpr std::string_view kDataAbsentReason = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
inline constexpr std::string_view kDocumentVersion =
    "http://hl7.org/fhir/StructureDefinition/composition-clinicaldocument-versionNumber";

// Identifier systems.
inline constexpr std::string_view kInsuredPerson = "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID";
inline constexpr std::string_view kLocalPatientPrefix = "urn:oid:1.2.392.100495.20.3.51.1";
inline constexpr std::string_view kLocalDoctorPrefix = "urn:oid:1.2.392.100495.20.3.41.1";
inline constexpr std::string_view kInstitution = "http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no";
inline constexpr std::string_view kResourceInstance = "http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier";
inline constexpr std::string_view kDocumentInstance = "http://jpfhir.jp/fhir/core/IdSystem/documentInstance-identifier";
inline constexpr std::string_view kBundleIdentifier = "http://jpfhir.jp/fhir/clins/bundle-identifier";
// RULING: the package fixes this system with a `$` before it, which no identifier may have (an absolute URI, R4
// datatypes.html#Identifier): written without, so that the identifier is outside of the slice and right.
// Test: MmlPatient.PublicAidIsACoverageOfItsOwn
inline constexpr std::string_view kPublicPayer = "http://jpfhir.jp/fhir/core/mhlw/IdSystem/PublicPayerNumber";
inline constexpr std::string_view kInsurer = "http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsurerNumber";

// Code systems used in more than one place.
inline constexpr std::string_view kActCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
inline constexpr std::string_view kClinicalDepartment = "http://jami.jp/SS-MIX2/CodeSystem/ClinicalDepartment";
inline constexpr std::string_view kIndication = "http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication";
inline constexpr std::string_view kSimpleCategory =
    "http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS";
inline constexpr std::string_view kUcum = "http://unitsofmeasure.org";
inline constexpr std::string_view kMerit9Unit = "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationUnitMERIT9Code";

}  // namespace kakehashi::mappers::facts::canonicals
