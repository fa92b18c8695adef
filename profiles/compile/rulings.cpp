#include "compile/rulings.hpp"

#include <algorithm>
#include <array>

#include "kakehashi/fhir/json.hpp"

namespace kakehashi::profiles {
namespace {

// RULING: the validEntryProfile invariants of JP_Bundle_CLINS, JP_Bundle_eReferral and JP_Bundle_eDischargeSummary
// are false for a versioned meta.profile, which the guide demands, and true for a wrong one (jp-clins.md 17.1). The
// intent is checked: every entry of that type claims the eCS profile, with or without a version.
// Test: Rulings.EntryProfileMayHaveVersion
constexpr std::string_view kEntryProfileDefect = "$this.indexOf('|')>0 and";
constexpr fhir::Message kEntryProfile{
    .id = "invariant",
    .en = "{}: {} Claim the eCS profile in meta.profile, with or without a version.",
    .ja = "制約 {}: {} eCSのプロファイルをmeta.profileに書いてください(版はあってもなくても構いません)。"};

// RULING: jp-clins.md 17.2. The prose lets a Bundle of the Patient alone delete all that was sent; the invariant, by
// which the service registers, refuses it. It is refused. Test: Rulings.APatientAloneIsRefused
constexpr fhir::Message kPatientOnly{
    .id = "invariant",
    .en =
        "{}: {} Ruling: a Bundle with only the Patient, which the prose gives as a way to delete everything, is "
        "refused too: delete with the delete command and the three keys of the Bundle.",
    .ja =
        "制約 {}: {} 判断: "
        "ガイド本文が「全削除」として挙げるPatientだけのBundleも受け付けません。削除は、3つのキーを指定した削除"
        "命令で行ってください。"};

// RULING: with two institution patient numbers the expression asks substring() of a collection, an evaluation error
// (jp-clins.md 17.3). Checked as meant: each number that is there has its form, at most one is there.
// Test: Rulings.TwoLocalPatientNumbersAreAFindingNotAnEvaluationError
constexpr fhir::Message kOneLocalNumber{
    .id = "invariant",
    .en =
        "{}: {} Ruling: several institution patient numbers make the published expression fail to evaluate; at most "
        "one may be there. Send only the number of the sending institution.",
    .ja =
        "制約 {}: {} 判断: "
        "施設患者番号が複数あると公表された式は評価できないため、1つまでと判断しています。送信する医療機関の番号"
        "だけを残してください。"};

// RULING: jp-clins.md 17.4. A person on public assistance has no insured-person number, which the invariant demands of
// everybody. It stands, for the service registers by it; the message says so. Test: Rulings.PublicAssistanceAlone…
constexpr fhir::Message kPublicAssistance{
    .id = "invariant",
    .en =
        "{}: {} Ruling: it is demanded of recipients of public assistance too; JP_PublicPayer_memberID may stand "
        "beside it, not in its place.",
    .ja =
        "制約 {}: {} 判断: "
        "生活保護受給者にも必要です。JP_PublicPayer_memberIDは代わりにはならず、併記だけできます。"};

// RULING: jp-clins.md 17.5. A contained Encounter names core's JP_Encounter exactly, without a version. Another profile
// (JP_Encounter_eCS) may stand beside it: as published the expression compares the whole list with one canonical.
// Test: Rulings.AContainedEncounterMayClaimASecondProfile
constexpr fhir::Message kContainedEncounter{
    .id = "invariant",
    .en =
        "{}: {} Ruling: meta.profile of the contained Encounter must have "
        "http://jpfhir.jp/fhir/core/StructureDefinition/JP_Encounter without a version; another profile may stand "
        "beside it.",
    .ja =
        "制約 {}: {} 判断: contained Encounterのmeta.profileには、版をつけない"
        "http://jpfhir.jp/fhir/core/StructureDefinition/"
        "JP_Encounterが必要です。ほかのプロファイルは併記できます。"};

// RULING: jp-clins.md 17.6. Tables of the prose print the canonical under clins; the package and its invariants, under
// eCS. Test: Rulings.TheDepartmentExtensionIsTheOneOfEcs
constexpr fhir::Message kDepartment{
    .id = "invariant",
    .en =
        "{}: {} Ruling: the extension is http://jpfhir.jp/fhir/eCS/Extension/StructureDefinition/JP_eCS_Department, "
        "not the one under clins that tables of the guide print.",
    .ja =
        "制約 {}: {} 判断: "
        "拡張のURLはhttp://jpfhir.jp/fhir/eCS/Extension/StructureDefinition/"
        "JP_eCS_Departmentです。ガイドの表にあるclins/…ではありません。"};

// RULING: jp-clins.md 17.7. The code system of the tag and a table have MedicationRequest; the invariant refuses it.
// Test: Rulings.PrescriptionsAreNotSentAlone
constexpr fhir::Message kNoPrescriptions{
    .id = "invariant",
    .en =
        "{}: {} Ruling: MedicationRequest, which the code system has, is refused: prescriptions reach the service "
        "inside referrals and discharge summaries only.",
    .ja =
        "制約 {}: {} 判断: "
        "コードシステムにはMedicationRequestもありますが受け付けません。処方は診療情報提供書と退院時サマリーの中"
        "でだけ送れます。"};

// RULING: jp-clins.md 17.17. The checkup package misspells the system of insured-person identifiers and wants branch
// numbers to begin with 0; both spellings and every branch of two digits are taken. Test: CheckupRulings.…
constexpr fhir::Message kInsuredOfCheckup{
    .id = "invariant",
    .en =
        "{}: {} Ruling: the checkup package misspells the system; "
        "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID is right, and both are accepted.",
    .ja =
        "制約 {}: {} 判断: "
        "健診パッケージはsystemの綴りが誤っています。正しいのはhttp://jpfhir.jp/fhir/clins/Idsystem/"
        "JP_Insurance_memberIDで、どちらの綴りも受け付けます。"};
constexpr fhir::Message kVersionOfCheckup{
    .id = "invariant",
    .en = "{}: {} Claim the profile in meta.profile, with or without a version.",
    .ja = "制約 {}: {} プロファイルをmeta.profileに書いてください(版はあってもなくても構いません)。"};

constexpr fhir::Message kUnexplained{};

// When a finding comes of what is ruled.
constexpr std::string_view kPatientOnlyConcerns = "entry.resource.exists() and entry.resource.all($this is Patient)";
constexpr std::string_view kLocalNumberConcerns =
    "identifier.where(system.startsWith('urn:oid:1.2.392.100495.20.3.51.')).count() > 1";
constexpr std::string_view kInsuredConcerns =
    "identifier.where(system = 'http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID' or system = "
    "'http://jpfhir.jp/fhir/eCS/Idsysmem/JP_Insurance_memberID').count() != 1";
constexpr std::string_view kPublicAssistanceConcerns =
    "identifier.where(system = 'http://jpfhir.jp/fhir/clins/Idsystem/JP_PublicPayer_memberID').exists()";
constexpr std::string_view kEncounterConcerns =
    "entry.resource.where($this is Condition or $this is Observation).where(contained.meta.profile.where($this = "
    "'http://jpfhir.jp/fhir/core/StructureDefinition/JP_Encounter').empty()).contained.ofType(Encounter).exists()";
constexpr std::string_view kDepartmentConcerns =
    "entry.resource.extension.where(url = "
    "'http://jpfhir.jp/fhir/clins/Extension/StructureDefinition/JP_eCS_Department').exists()";
constexpr std::string_view kPrescriptionConcerns = "meta.tag.where(code = 'MedicationRequest').exists()";

constexpr std::array kRulings{
    Ruling{"validEntryProfile-AllergyIntolerance", kEntryProfileDefect,
           "entry.resource.ofType(AllergyIntolerance).all(meta.profile.where($this = "
           "'http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_AllergyIntolerance_eCS' or $this.startsWith("
           "'http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_AllergyIntolerance_eCS|')).exists())",
           kEntryProfile},
    Ruling{"validEntryProfile-Condition", kEntryProfileDefect,
           "entry.resource.ofType(Condition).all(meta.profile.where($this = "
           "'http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Condition_eCS' or $this.startsWith("
           "'http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Condition_eCS|')).exists())",
           kEntryProfile},
    Ruling{"validEntryProfile-MedicationRequest", kEntryProfileDefect,
           "entry.resource.ofType(MedicationRequest).all(meta.profile.where($this = "
           "'http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_MedicationRequest_eCS' or $this.startsWith("
           "'http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_MedicationRequest_eCS|')).exists())",
           kEntryProfile},
    Ruling{"validEntryProfile-ObservationLabResult", kEntryProfileDefect,
           "entry.resource.ofType(Observation).all(meta.profile.where($this = "
           "'http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Observation_LabResult_eCS' or $this.startsWith("
           "'http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Observation_LabResult_eCS|')).exists())",
           kEntryProfile},
    Ruling{"mustHaveOneMoreResources-with-designatedResourceType", "", "", kPatientOnly, kPatientOnlyConcerns},
    Ruling{"valid-system-local-patientID", "substring(31,1) = '1'",
           "identifier.where(system.startsWith('urn:oid:1.2.392.100495.20.3.51.')).count() <= 1 and "
           "identifier.where(system.startsWith('urn:oid:1.2.392.100495.20.3.51.'))"
           ".all(system.matches('^urn:oid:1[.]2[.]392[.]100495[.]20[.]3[.]51[.]1[0-4][0-9][1-3][0-9]{7}$'))",
           kOneLocalNumber, kLocalNumberConcerns},
    // The checkup package's: the number is the one of the institution that the extension names.
    Ruling{"valid-system-local-patientID", "substring(31,11) = '1'",
           "identifier.where(system.startsWith('urn:oid:1.2.392.100495.20.3.51.')).count() <= 1 and "
           "identifier.where(system.startsWith('urn:oid:1.2.392.100495.20.3.51.')).all(system = "
           "'urn:oid:1.2.392.100495.20.3.51.1' + %resource.extension("
           "'http://jpfhir.jp/fhir/clins/Extension/StructureDefinition/JP_eCS_InstitutionNumber')"
           ".value.ofType(Identifier).value)",
           kOneLocalNumber, kLocalNumberConcerns},
    Ruling{"valid-system-insurance-patientIdentifier", "Idsysmem",
           "identifier.where(system = 'http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID' or system = "
           "'http://jpfhir.jp/fhir/eCS/Idsysmem/JP_Insurance_memberID').count() = 1",
           kInsuredOfCheckup, kInsuredConcerns},
    Ruling{"valid-value-insurance-patientIdentifier", "Idsysmem",
           "identifier.where(system = 'http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID' or system = "
           "'http://jpfhir.jp/fhir/eCS/Idsysmem/JP_Insurance_memberID').count() = 1 and identifier.where(system = "
           "'http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID' or system = "
           "'http://jpfhir.jp/fhir/eCS/Idsysmem/JP_Insurance_memberID').all(value.matches("
           "'^[0-9]{8}:[^:^\\\\s^　]*:[^:^\\\\s^　]*:([0-9][0-9])?$'))",
           kInsuredOfCheckup, kInsuredConcerns},
    Ruling{"valid-system-insurance-patientIdentifier", "", "", kPublicAssistance, kPublicAssistanceConcerns},
    Ruling{"condition-needs-contained-of-Encounter", "contained.meta.where(profile=",
           "entry.resource.ofType(Condition).all(contained.where(meta.profile.where($this = "
           "'http://jpfhir.jp/fhir/core/StructureDefinition/JP_Encounter').exists()).exists())",
           kContainedEncounter, kEncounterConcerns},
    Ruling{"observation-needs-contained-of-Encounter", "contained.meta.where(profile=",
           "entry.resource.ofType(Observation).all(contained.where(meta.profile.where($this = "
           "'http://jpfhir.jp/fhir/core/StructureDefinition/JP_Encounter').exists()).exists())",
           kContainedEncounter, kEncounterConcerns},
    Ruling{"condition-needs-extension-of-Department", "", "", kDepartment, kDepartmentConcerns},
    Ruling{"observation-needs-extension-of-Department", "", "", kDepartment, kDepartmentConcerns},
    Ruling{"bundle-meta-tag-resourceType-valid", "", "", kNoPrescriptions, kPrescriptionConcerns},
    Ruling{"bundle-metaprofile", "JP_Bundle_eCheckupGeneral').exists()",
           "meta.profile.where($this = 'http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Bundle_eCheckupGeneral' "
           "or $this.startsWith('http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Bundle_eCheckupGeneral|'))"
           ".exists()",
           kVersionOfCheckup},
    Ruling{"bundle-clins-metaprofile", "JP_Bundle_eCheckupGeneral').exists()",
           "meta.profile.where($this = 'http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Bundle_eCheckupGeneral' or "
           "$this.startsWith('http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Bundle_eCheckupGeneral|')).exists()",
           kVersionOfCheckup},
    Ruling{"bundle-entry0-JP-Composition-eCheckupGeneral", "JP_Composition_eCheckupGeneral').exists()",
           "entry.first().resource.meta.profile.where($this = "
           "'http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Composition_eCheckupGeneral' or $this.startsWith("
           "'http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Composition_eCheckupGeneral|')).exists()",
           kVersionOfCheckup},
    Ruling{"bundle-entry-JP-Patient-eCheckupGeneral", "JP_Patient_eCS').exists()",
           "entry.resource.meta.profile.where($this = 'http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Patient_eCS' "
           "or $this.startsWith('http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Patient_eCS|')).exists()",
           kVersionOfCheckup},
    Ruling{"bundle-entry-JP-OrganizationReporter-eCheckupGeneral", "JP_Organization_eCheckupGeneral').exists()",
           "entry.resource.meta.profile.where($this = "
           "'http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Organization_eCheckupGeneral' or $this.startsWith("
           "'http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Organization_eCheckupGeneral|')).exists()",
           kVersionOfCheckup},
    Ruling{"bundle-entry-JP-PractitionerReporter-eCheckupGeneral", "JP_Practitioner_eCheckupGeneral').exists()",
           "entry.resource.meta.profile.where($this = "
           "'http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Practitioner_eCheckupGeneral' or $this.startsWith("
           "'http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Practitioner_eCheckupGeneral|')).exists()",
           kVersionOfCheckup},
    Ruling{"bundle-entry-JP-Encounter-eCheckupGeneral", "JP_Encounter_eCheckupGeneral').exists()",
           "entry.resource.meta.profile.where($this = "
           "'http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Encounter_eCheckupGeneral' or $this.startsWith("
           "'http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Encounter_eCheckupGeneral|')).exists()",
           kVersionOfCheckup},
    // RULING: R4's vs-1 asks the length of a Period too, which is empty and so not met; it means dates alone. The
    // reference validator mends it likewise. Test: VitalSigns.APeriodIsAGoodTime
    Ruling{"vs-1", "($this as dateTime).toString().length() >= 8",
           "($this is dateTime) implies $this.toString().length() >= 8", kUnexplained},
};

// RULING: the package fixes the system of public payers to a URL behind a stray `$` (jp-clins.md 17.9).
// Test: Rulings.TheStrayDollarOfThePublicPayerIsMended
constexpr std::string_view kDollarHttp = "$http://jpfhir.jp/fhir/core/mhlw/IdSystem/PublicPayerNumber";
constexpr std::string_view kPublicPayerJson =
    R"({"fixedUri":"http://jpfhir.jp/fhir/core/mhlw/IdSystem/PublicPayerNumber"})";

// RULING: the slice of fasting glucose is bound to the codes of casual glucose, and fasting has no slice of its own
// (jp-clins.md 17.10): the code says what was measured, not the slice. Test: Rulings.FastingGlucoseIsToldByItsCode
constexpr std::array<std::string_view, 2> kMisbound{
    "http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_fbs_VS",
    "http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_fbs_VS"};

}  // namespace

const Ruling* find_ruling(std::string_view key, std::string_view expression) {
    // Our own statement of an invariant has the mended expression already: it is explained in the same words.
    const auto* found = std::ranges::find_if(kRulings, [&](const Ruling& ruling) {
        return ruling.key == key &&
               (expression.find(ruling.written) != std::string_view::npos || expression == ruling.expression);
    });
    return found == kRulings.end() ? nullptr : found;
}

std::span<const Ruling> all_rulings() { return kRulings; }

const fhir::Node& mended_value(const fhir::Node& written) {
    if (!written.is_string() || written.text() != kDollarHttp) return written;
    static const auto kMended = fhir::parse_json(std::string(kPublicPayerJson));
    return *kMended->root().find("fixedUri");
}

bool is_misbound(std::string_view value_set) {
    value_set = value_set.substr(0, value_set.find('|'));
    return std::ranges::find(kMisbound, value_set) != kMisbound.end();
}

}  // namespace kakehashi::profiles
