#pragma once

#include <string_view>

/// The canonicals and systems that the rules name. Source: jp-clins.md sections 1 to 4
namespace kakehashi::profiles::service::canonicals {

inline constexpr std::string_view kEcs = "http://jpfhir.jp/fhir/eCS/StructureDefinition/";
inline constexpr std::string_view kBundleClins = "http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Bundle_CLINS";
inline constexpr std::string_view kBundleReferral =
    "http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Bundle_eReferral";
inline constexpr std::string_view kBundleDischarge =
    "http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Bundle_eDischargeSummary";
inline constexpr std::string_view kBundleCheckup =
    "http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Bundle_eCheckupGeneral";
/// A checkup report that is not for the service, with an identifier and a Patient of its own guide.
inline constexpr std::string_view kBundleOtherCheckup =
    "http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Bundle_eCheckupGeneral";
inline constexpr std::string_view kBundlePlan = "http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Bundle_ePCS";
inline constexpr std::string_view kLabResult =
    "http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Observation_LabResult_eCS";

inline constexpr std::string_view kInstitutionNumber =
    "http://jpfhir.jp/fhir/clins/Extension/StructureDefinition/JP_eCS_InstitutionNumber";
inline constexpr std::string_view kDepartment =
    "http://jpfhir.jp/fhir/eCS/Extension/StructureDefinition/JP_eCS_Department";
inline constexpr std::string_view kDepartmentMisprint =
    "http://jpfhir.jp/fhir/clins/Extension/StructureDefinition/JP_eCS_Department";
inline constexpr std::string_view kPostfixModifier =
    "http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Condition_DiseasePostfixModifier";

inline constexpr std::string_view kBundleType = "http://jpfhir.jp/fhir/clins/CodeSystem/BundleResourceType_CS";
inline constexpr std::string_view kIndication = "http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication";
inline constexpr std::string_view kIndicationMisprint = "http:/jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication";

inline constexpr std::string_view kInsuredPerson = "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID";
inline constexpr std::string_view kPublicPayer = "http://jpfhir.jp/fhir/clins/Idsystem/JP_PublicPayer_memberID";
inline constexpr std::string_view kLocalPatientPrefix = "urn:oid:1.2.392.100495.20.3.51.1";
inline constexpr std::string_view kInstitution = "http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no";
inline constexpr std::string_view kResourceInstance = "http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier";
inline constexpr std::string_view kOrderInRpMisprint = "urn:oid:1.2.392.100495.20.3.82";
inline constexpr std::string_view kOrderInRp = "http://jpfhir.jp/fhir/core/mhlw/IdSystem/MedicationAdministrationIndex";

inline constexpr std::string_view kDisease = "http://medis.or.jp/CodeSystem/master-disease-keyNumber";
inline constexpr std::string_view kMerit9Unit = "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationUnitMERIT9Code";
inline constexpr std::string_view kUcum = "http://unitsofmeasure.org";
inline constexpr std::string_view kNocoded = "http://jpfhir.jp/fhir/eCS/CodeSystem/MedicationCodeNocoded_CS";
inline constexpr std::string_view kModifier = "http://medis.or.jp/CodeSystem/master-disease-modKeyNumber";
inline constexpr std::string_view kLabLocal =
    "http://jpfhir.jp/fhir/clins/CodeSystem/JP_CLINS_ObsLabResult_LocalCode_CS";
inline constexpr std::string_view kLabUncoded =
    "http://jpfhir.jp/fhir/clins/CodeSystem/JP_CLINS_ObsLabResult_Uncoded_CS";
inline constexpr std::string_view kJlac10 = "http://medis.or.jp/CodeSystem/master-JLAC10-17digits";
inline constexpr std::string_view kCore10 =
    "http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS";
inline constexpr std::string_view kCore11 =
    "http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS";
inline constexpr std::string_view kInfection10 =
    "http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS";
inline constexpr std::string_view kInfection11 =
    "http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS";
inline constexpr std::string_view kSections = "http://jpfhir.jp/fhir/clins/CodeSystem/document-section";

}  // namespace kakehashi::profiles::service::canonicals
