#include <gmock/gmock.h>

#include "sendings.hpp"

/// The rules of single resources.
namespace kakehashi::profiles {
namespace {

using namespace sendings;
using testing::ElementsAreArray;

class ResourceRule : public testing::TestWithParam<Rewriting> {};
TEST_P(ResourceRule, GivesTheseFindings) {
    const Rewriting& row = GetParam();
    const std::string json = row.from.empty() ? row.sending : rewritten(row.sending, row.from, row.to);
    EXPECT_THAT(service_findings(validate(stated(), json)), ElementsAreArray(row.findings));
}

Rewriting insured(const std::string& why, const std::string& value, std::vector<std::string> findings) {
    return {why, patient(), "00012345:あいう:１８７:05", value, std::move(findings)};
}
const std::string kInsured = "Patient.identifier[1].value";

INSTANTIATE_TEST_SUITE_P(
    InsuredPersons, ResourceRule,
    testing::Values(
        insured("half-width letters and digits", "00012345:AB12:187:", {}),
        insured("no symbol, no branch", "00012345::１８７:", {}),
        insured("full-width only", "00012345:１２ー３:１８７:05", {}),
        insured("kana and a half-width letter in one part", "00012345:あA:187:05",
                {"error clins-insured-person @ " + kInsured}),
        insured("a half-width hyphen", "00012345:12-3:187:05", {"error clins-insured-person @ " + kInsured}),
        insured("half-width kana", "00012345:ｱｲ:187:05", {"error clins-insured-person @ " + kInsured}),
        insured("widths mixed in the number", "00012345:あ:1８7:05", {"error clins-insured-person @ " + kInsured}),
        insured("a symbol with the elderly", "39123456:１２:187:05", {"warning clins-insured-elderly @ " + kInsured}),
        insured("no symbol with the elderly", "39123456::12345678:", {}),
        insured("neither symbol nor number", "00012345:::", {"warning clins-insured-empty @ " + kInsured}),
        insured("the separator that a table prints", "00012345ZあZ187Z05",
                {"warning clins-guide-misprint @ " + kInsured}),
        insured("too few parts: the invariant's finding alone", "00012345:187", {})));

Rewriting assisted(const std::string& why, const std::string& value, std::vector<std::string> findings) {
    return {why, patient(), R"("identifier":[)",
            R"("identifier":[{"system":"http://jpfhir.jp/fhir/clins/Idsystem/JP_PublicPayer_memberID","value":")" +
                value + R"("},)",
            std::move(findings)};
}
INSTANTIATE_TEST_SUITE_P(PublicAssistance, ResourceRule,
                         testing::Values(assisted("payer and recipient", "12345678::1234567:", {}),
                                         assisted("without the last colon", "12345678::1234567",
                                                  {"error clins-public-assistance @ Patient.identifier[0].value"}),
                                         assisted("with a symbol", "12345678:1:1234567:",
                                                  {"error clins-public-assistance @ Patient.identifier[0].value"}),
                                         assisted("six digits of the recipient", "12345678::123456:",
                                                  {"error clins-public-assistance @ Patient.identifier[0].value"}),
                                         assisted("full-width digits", "１2345678::1234567:",
                                                  {"error clins-public-assistance @ Patient.identifier[0].value"})));

const std::string kIndication = "http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication";
std::string tagged(const std::string& system, const std::string& code) {
    return R"(|1"],"tag":[{"system":")" + system + R"(","code":")" + code + R"("}])";
}
INSTANTIATE_TEST_SUITE_P(
    Marks, ResourceRule,
    testing::Values(
        Rewriting{"what the patient was not told, on the disease",
                  condition("1"),
                  R"(|1"])",
                  tagged(kIndication, "UNINFORMED"),
                  {}},
        Rewriting{"on the Patient",
                  patient(),
                  R"(|1"])",
                  tagged(kIndication, "UNDELIVERED"),
                  {"error clins-tag-place @ Patient.meta.tag[0]"}},
        Rewriting{"on the Bundle",
                  conditions(),
                  R"("tag":[)",
                  R"("tag":[{"system":")" + kIndication + R"(","code":"UNDELIVERED"},)",
                  {"error clins-tag-place @ Bundle.meta.tag[0]"}},
        Rewriting{"on a contained resource",
                  condition("1"),
                  R"(StructureDefinition/JP_Encounter"])",
                  R"(StructureDefinition/JP_Encounter"],"tag":[{"system":")" + kIndication + R"(","code":"LTS"}])",
                  {"error clins-tag-place @ Condition.contained[0].meta.tag[0]"}},
        Rewriting{"on a result: the closed slicing's finding alone",
                  observation("1"),
                  R"(|1"])",
                  tagged(kIndication, "UNINFORMED"),
                  {}},
        Rewriting{"the system that a table prints",
                  condition("1"),
                  R"(|1"])",
                  tagged("http:/jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication", "LTS"),
                  {"warning clins-guide-misprint @ Condition.meta.tag[0].system"}},
        Rewriting{"a profile without its version",
                  condition("1"),
                  R"(JP_Condition_eCS|1)",
                  "JP_Condition_eCS",
                  {"warning clins-profile-version @ Condition.meta.profile[0]"}},
        Rewriting{"another version", condition("1"), R"(JP_Condition_eCS|1)", "JP_Condition_eCS|1.5.5", {}},
        Rewriting{"a Bundle without milliseconds",
                  conditions(),
                  "09:00:00.000+09:00\",\"profile\"",
                  "09:00:00+09:00\",\"profile\"",
                  {"warning clins-last-updated @ Bundle.meta.lastUpdated"}},
        Rewriting{
            "the department's canonical of a table",
            condition("1"),
            "http://jpfhir.jp/fhir/eCS/Extension/StructureDefinition/JP_eCS_Department",
            "http://jpfhir.jp/fhir/clins/Extension/StructureDefinition/JP_eCS_Department",
            {"warning clins-element-missing @ Condition", "warning clins-guide-misprint @ Condition.extension[1].url"}},
        Rewriting{"the name of basedOn of a table",
                  observation("1"),
                  R"("basedOn":)",
                  R"("besedOn":)",
                  {"warning clins-guide-misprint @ Observation"}},
        Rewriting{
            "an array for Bundle.identifier",
            allergies(),
            R"("identifier":{"system":"http://jpfhir.jp/fhir/clins/bundle-identifier","value":"1319999991^2024^LIST-1"})",
            R"("identifier":[{"system":"http://jpfhir.jp/fhir/clins/bundle-identifier","value":"1319999991^2024^LIST-1"}])",
            {"warning clins-guide-misprint @ Bundle"}},
        Rewriting{"a clinicalStatus that R4 does not have",
                  condition("1"),
                  R"("code":"active")",
                  R"("code":"unknown")",
                  {"warning clins-guide-misprint @ Condition.clinicalStatus.coding[0].code"}},
        Rewriting{"the OID of the order in the RP",
                  prescription(),
                  R"("status":"completed")",
                  R"("identifier":[{"system":"urn:oid:1.2.392.100495.20.3.82","value":"1"}],"status":"completed")",
                  {"warning clins-guide-misprint @ MedicationRequest.identifier[0].system"}}));

INSTANTIATE_TEST_SUITE_P(
    Needs, ResourceRule,
    testing::Values(Rewriting{"a Patient without an institution",
                              patient(),
                              R"("extension":[)" + kInstitution + "],",
                              "",
                              {"warning clins-element-missing @ Patient"}},
                    Rewriting{"an address of text alone",
                              patient(),
                              R"(,"state":"東京都","city":"架空区")",
                              "",
                              {"information clins-address @ Patient.address[0]"}},
                    Rewriting{
                        "a disease without department and encounter is warned of once",
                        condition("1"),
                        R"("contained":[)" + kContained + R"(],"extension":[)" + kInstitution + "," + kDepartment + "]",
                        R"("extension":[)" + kInstitution + "]",
                        {"warning clins-element-missing @ Condition"}},
                    Rewriting{"the same in a Bundle of information: the invariants' findings alone",
                              conditions(),
                              R"(,)" + kDepartment,
                              "",
                              {}},
                    Rewriting{"a result without its doctor",
                              observation("1"),
                              R"(,{"resourceType":"Practitioner","id":"d")",
                              R"(,{"resourceType":"PractitionerRole","id":"d")",
                              {"warning clins-element-missing @ Observation"}},
                    Rewriting{"an allergy needs neither department nor encounter", allergy(), "", "", {}},
                    Rewriting{"a prescription without encounter and doctor",
                              prescription(),
                              R"("contained":[)" + kContained + "],",
                              "",
                              {"warning clins-element-missing @ MedicationRequest"}},
                    Rewriting{"an encounter that goes on",
                              condition("1"),
                              R"("status":"finished")",
                              R"("status":"in-progress")",
                              {"error clins-encounter @ Condition.contained[0].status"}},
                    Rewriting{"a class without display",
                              condition("1"),
                              R"("code":"AMB","display":"外来")",
                              R"("code":"AMB")",
                              {"warning clins-encounter @ Condition.contained[0].class"}}));

INSTANTIATE_TEST_SUITE_P(
    Conditions, ResourceRule,
    testing::Values(
        Rewriting{"a category of another kind",
                  condition("1"),
                  "encounter-diagnosis",
                  "problem-list-item",
                  {"warning clins-condition-category @ Condition.category[0]"}},
        Rewriting{
            "a suspected disease that is confirmed",
            condition("1"),
            R"("code":{"coding":[{"system":"http://medis)",
            R"("code":{"extension":[{"url":"http://jpfhir.jp/fhir/core/Extension/StructureDefinition/)"
            R"(JP_Condition_DiseasePostfixModifier","valueCodeableConcept":{"text":"の疑い"}}],"coding":[{"system":"http://medis)",
            {"warning clins-suspected @ Condition.verificationStatus"}},
        Rewriting{"a management number of seven digits",
                  condition("1"),
                  "20054174",
                  "2005417",
                  {"error clins-code-form @ Condition.code.coding[0].code"}},
        Rewriting{"an ICD code in its place",
                  condition("1"),
                  "20054174",
                  "K29.7",
                  {"error clins-code-form @ Condition.code.coding[0].code"}},
        Rewriting{"the dummy with its display",
                  condition("1"),
                  R"("20054174","display":"胃炎")",
                  R"("99999999","display":"未コード化傷病名")",
                  {}},
        Rewriting{"the dummy with the disease's name",
                  condition("1"),
                  "20054174",
                  "99999999",
                  {"error clins-dummy-code @ Condition.code.coding[0].display"}},
        Rewriting{"the dummy's display with another code",
                  condition("1"),
                  R"("display":"胃炎")",
                  R"("display":"未コード化傷病名")",
                  {"error clins-dummy-code @ Condition.code.coding[0].display"}}));

Rewriting allergen(const std::string& why, const std::string& code, std::vector<std::string> findings) {
    return {why, allergy(), "J9FC11310000", code, std::move(findings)};
}
const std::string kAllergen = "error clins-allergen-code @ AllergyIntolerance.code.coding[0].code";
INSTANTIATE_TEST_SUITE_P(Allergies, ResourceRule,
                         testing::Values(allergen("the dummy", "D9F000000000", {}),
                                         allergen("a dummy that is none", "D9F000000001", {kAllergen}),
                                         allergen("too short", "J9FC1131000", {kAllergen}),
                                         allergen("a code of the other list", "J9NC11310000", {kAllergen}),
                                         allergen("the ATC form", "A7MN02BA01", {kAllergen}),
                                         allergen("a bare core code", "C11310000", {kAllergen}),
                                         Rewriting{"a food that is said to be a drug",
                                                   allergy(),
                                                   R"(["food"])",
                                                   R"(["medication"])",
                                                   {"warning clins-allergy-category @ AllergyIntolerance"}},
                                         Rewriting{"a category that is not used",
                                                   allergy(),
                                                   R"(["food"])",
                                                   R"(["food","biologic"])",
                                                   {"warning clins-allergy-biologic @ AllergyIntolerance.category[1]"}},
                                         Rewriting{"a general name that is no ZZZ code",
                                                   allergy(),
                                                   R"(JP_JfagyFoodAllergen_CS","code":"J9FC11310000)",
                                                   R"(GCM/JP_JfagyMedicationAllergen_CS","code":"GCM2316009F1022)",
                                                   {kAllergen}}));

const std::string kItem = R"("code":"L1","display":"カリウム")";
INSTANTIATE_TEST_SUITE_P(
    Laboratory, ResourceRule,
    testing::Values(
        Rewriting{
            "half-width kana",
            observation("1"),
            R"("text":"カリウム")",
            R"("text":"ｶﾘｳﾑ")",
            {"warning clins-lab-code-text @ Observation.code.text", "error clins-lab-text @ Observation.code.text"}},
        Rewriting{"a full-width space",
                  observation("1"),
                  R"("display":"K")",
                  R"("display":"K　")",
                  {"error clins-lab-text @ Observation.code.coding[1].display"}},
        Rewriting{"full-width letters",
                  observation("1"),
                  R"("display":"K")",
                  R"("display":"Ｋ")",
                  {"warning clins-lab-width @ Observation.code.coding[1].display"}},
        Rewriting{"full-width Greek and Roman numerals", observation("1"), R"("display":"K")", R"("display":"αⅡ")", {}},
        Rewriting{"a local code with a space",
                  observation("1"),
                  R"("code":"L1")",
                  R"("code":"L 1")",
                  {"error clins-lab-local-code @ Observation.code.coding[0].code"}},
        Rewriting{"a local name with a space",
                  observation("1"),
                  kItem,
                  R"("code":"L1","display":"カリウム 血清")",
                  {"warning clins-lab-local-display @ Observation.code.coding[0].display",
                   "warning clins-lab-code-text @ Observation.code.text"}},
        Rewriting{"no text",
                  observation("1"),
                  R"(],"text":"カリウム")",
                  "]",
                  {"warning clins-lab-code-text @ Observation.code"}},
        Rewriting{
            "no local code",
            observation("1"),
            R"({"system":"http://jpfhir.jp/fhir/clins/CodeSystem/JP_CLINS_ObsLabResult_LocalCode_CS",)" + kItem + "},",
            "",
            {"warning clins-lab-local-code @ Observation.code"}},
        Rewriting{"nothing but the local code",
                  observation("1"),
                  "JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS",
                  "x",
                  {"error clins-lab-code @ Observation.code"}},
        Rewriting{"the group of an item instead of a code: the code system lacks it, and that is said alone",
                  observation("1"),
                  "3H015000002327201",
                  "K",
                  {}},
        Rewriting{
            "the uncoded item",
            observation("1"),
            R"(JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS","code":"3H015000002327201","display":"K")",
            R"x(JP_CLINS_ObsLabResult_Uncoded_CS","code":"99999999999999999","display":"未標準化コード項目(JLAC)")x",
            {}},
        Rewriting{"the uncoded item with another display",
                  observation("1"),
                  R"(JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS","code":"3H015000002327201","display":"K")",
                  R"(JP_CLINS_ObsLabResult_Uncoded_CS","code":"99999999999999999","display":"K")",
                  {"error clins-dummy-code @ Observation.code.coding[1].display"}},
        Rewriting{"a value without unit",
                  observation("1"),
                  R"("unit":"mmol/L",)",
                  "",
                  {"warning clins-lab-unit @ Observation.value"}},
        Rewriting{"no reference range",
                  observation("1"),
                  R"(,"referenceRange":[{"low":{"value":3.6}}])",
                  "",
                  {"information clins-lab-range @ Observation"}},
        Rewriting{
            "neither value nor reason",
            observation("1"),
            R"("valueQuantity":{"value":4.1,"unit":"mmol/L","system":"http://unitsofmeasure.org","code":"mmol/L"},)",
            "",
            {"warning clins-lab-value @ Observation"}},
        Rewriting{"casual glucose that is called fasting",
                  observation("1"),
                  R"("3H015000002327201","display":"K")",
                  R"("3D010129902227101","display":"FBS")",
                  {"warning clins-glucose @ Observation.code.coding[1].display"}},
        Rewriting{"a listed item that is coded in JLAC10 alone",
                  observation("1"),
                  "http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS",
                  "http://medis.or.jp/CodeSystem/master-JLAC10-17digits",
                  {"error clins-lab-item @ Observation.code.coding[1].code"}},
        Rewriting{"an item of no list that is coded in JLAC10",
                  observation("1"),
                  R"(http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS","code":"3H0)",
                  R"(http://medis.or.jp/CodeSystem/master-JLAC10-17digits","code":"9Z0)",
                  {}},
        Rewriting{"fasting glucose",
                  observation("1"),
                  R"("3H015000002327201","display":"K")",
                  R"("3D010130002227101","display":"FBS")",
                  {}},
        Rewriting{"a result that is not there yet",
                  observation("1"),
                  R"("status":"final")",
                  R"("status":"registered")",
                  {}}));

std::string qualitative(const std::string& system, const std::string& code, const std::string& display) {
    return R"("valueCodeableConcept":{"coding":[{"system":"urn:oid:1.2.392.200119.6.)" + system + R"(","code":")" +
           code + R"(","display":")" + display + R"("}]})";
}
const std::string kQuantity =
    R"("valueQuantity":{"value":4.1,"unit":"mmol/L","system":"http://unitsofmeasure.org","code":"mmol/L"})";
const std::string kContradiction = "error clins-qualitative-display @ Observation.value.coding[0].display";
INSTANTIATE_TEST_SUITE_P(
    QualitativeResults, ResourceRule,
    testing::Values(
        Rewriting{"the negative one that jp-clins prints as +",
                  observation("1"),
                  kQuantity,
                  qualitative("2102", "1", "+"),
                  {kContradiction}},
        Rewriting{"the negative one", observation("1"), kQuantity, qualitative("2102", "1", "－"), {}},
        Rewriting{"2100 and 2101 are opposite",
                  observation("1"),
                  kQuantity,
                  qualitative("2101", "1", "陽性"),
                  {kContradiction}},
        Rewriting{"2100 counts the positive first", observation("1"), kQuantity, qualitative("2100", "1", "陽性"), {}},
        Rewriting{"a positive one that is called negative",
                  observation("1"),
                  kQuantity,
                  qualitative("2102", "3", "(-)"),
                  {kContradiction}}));

INSTANTIATE_TEST_SUITE_P(
    Prescriptions, ResourceRule,
    testing::Values(Rewriting{"as it should be", prescription(), "", "", {}},
                    Rewriting{"a day without a time",
                              prescription(),
                              "2024-04-01T09:00:00+09:00\",\"requester",
                              "2024-04-01\",\"requester",
                              {"warning clins-authored-on @ MedicationRequest.authoredOn"}},
                    Rewriting{"a YJ code of 11 characters",
                              prescription(),
                              "2316009F1022",
                              "2316009F102",
                              {"error clins-code-form @ MedicationRequest.medication.coding[0].code"}},
                    Rewriting{"the code that says there is none, with another display",
                              prescription(),
                              R"(http://capstandard.jp/iyaku.info/CodeSystem/YJ-code","code":"2316009F1022")",
                              R"(http://jpfhir.jp/fhir/eCS/CodeSystem/MedicationCodeNocoded_CS","code":"NOCODED")",
                              {"error clins-dummy-code @ MedicationRequest.medication.coding[0].display"}}));

}  // namespace
}  // namespace kakehashi::profiles
