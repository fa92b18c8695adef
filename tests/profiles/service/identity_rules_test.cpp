#include <gmock/gmock.h>

#include <array>

#include "sendings.hpp"
#include "service/nearest.hpp"

/// What says whose a record is, which one it is, whose institution's, and what its codes are of.
namespace kakehashi::profiles {
namespace {

using namespace sendings;
using testing::ElementsAreArray;

class IdentityRule : public testing::TestWithParam<Rewriting> {};
TEST_P(IdentityRule, GivesTheseFindings) {
    const Rewriting& row = GetParam();
    const std::string json = row.from.empty() ? row.sending : rewritten(row.sending, row.from, row.to);
    EXPECT_THAT(service_findings(validate(stated(), json)), ElementsAreArray(row.findings));
}

const std::string kFood = R"("system":"http://jpfhir.jp/fhir/core/CodeSystem/JP_JfagyFoodAllergen_CS")";
const std::string kNoSystem = "error clins-allergen-system @ AllergyIntolerance.code";
const std::string kNear = "warning clins-allergen-system @ AllergyIntolerance.code.coding[0].system";
Rewriting allergen_system(const std::string& why, const std::string& system, std::vector<std::string> findings) {
    return {why, allergy(), kFood, R"("system":")" + system + '"', std::move(findings)};
}
INSTANTIATE_TEST_SUITE_P(
    AllergenSystems, IdentityRule,
    testing::Values(
        allergen_system("a misprinted system", "http://jpfhir.jp/fhir/core/CodeSystem/JP_JfagyFoodAllergen_CSS",
                        {kNoSystem, kNear}),
        allergen_system("the system that the guide's prose prints",
                        "http://jpfhir.jp/fhir/core/CodeSystem/JP_JfagyNonFoodNonMedicationAllergen_CSS",
                        {kNoSystem, "warning clins-guide-misprint @ AllergyIntolerance.code.coding[0].system"}),
        allergen_system("letters in another case", "http://jpfhir.jp/fhir/core/CodeSystem/JP_JFAGYFoodAllergen_CS",
                        {kNoSystem, kNear}),
        allergen_system("a hospital's own system alone", "http://hospital.example/allergens", {kNoSystem}),
        allergen_system("the disease master", "http://medis.or.jp/CodeSystem/master-disease-keyNumber",
                        {kNoSystem, "error clins-code-form @ AllergyIntolerance.code.coding[0].code"}),
        Rewriting{"a hospital's own code beside the guide's",
                  allergy(),
                  R"("coding":[{)" + kFood,
                  R"("coding":[{"system":"http://hospital.example/allergens","code":"1","display":"鯖"},{)" + kFood,
                  {}},
        Rewriting{"a misprinted one beside the guide's is said, and refuses nothing",
                  allergy(),
                  R"("coding":[{)" + kFood,
                  R"("coding":[{"system":"http://jpfhir.jp/fhir/core/CodeSystem/JP_JfagyFoodAlergen_CS","code":"1",)"
                  R"("display":"鯖"},{)" +
                      kFood,
                  {kNear}},
        Rewriting{"no coding: the profile's finding alone",
                  allergy(),
                  R"("coding":[{)" + kFood + R"(,"code":"J9FC11310000","display":"さば"}],)",
                  "",
                  {}}));

const std::string kDisplayAlone = R"("subject":{"display":"見本 花子"})";
INSTANTIATE_TEST_SUITE_P(Subjects, IdentityRule,
                         testing::Values(Rewriting{"a name alone, sent as information",
                                                   conditions(),
                                                   subject("subject"),
                                                   kDisplayAlone,
                                                   {"error clins-subject @ Bundle.entry[1].resource.subject"}},
                                         Rewriting{"a type alone",
                                                   conditions(),
                                                   subject("subject"),
                                                   R"("subject":{"type":"Patient"})",
                                                   {"error clins-subject @ Bundle.entry[1].resource.subject"}},
                                         Rewriting{"of an allergy",
                                                   allergies(),
                                                   subject("patient"),
                                                   R"("patient":{"display":"見本 花子"})",
                                                   {"error clins-subject @ Bundle.entry[1].resource.patient"}},
                                         Rewriting{"in a document, whose guide leaves the form open",
                                                   document("eReferral", {condition("1")}),
                                                   subject("subject"),
                                                   kDisplayAlone,
                                                   {"warning clins-subject @ Bundle.entry[4].resource.subject"}},
                                         Rewriting{"of a resource that stands alone",
                                                   condition("1"),
                                                   subject("subject"),
                                                   kDisplayAlone,
                                                   {"warning clins-subject @ Condition.subject"}},
                                         Rewriting{"by identifier, of a resource that stands alone",
                                                   condition("1"),
                                                   subject("subject"),
                                                   R"("subject":{"identifier":{"system":"urn:x","value":"1"}})",
                                                   {}},
                                         Rewriting{
                                             "by identifier, sent as information: the rule of references alone",
                                             conditions(),
                                             subject("subject"),
                                             R"("subject":{"identifier":{"system":"urn:x","value":"1"}})",
                                             {"error clins-logical-reference @ Bundle.entry[1].resource.subject"}}));

INSTANTIATE_TEST_SUITE_P(Instances, IdentityRule,
                         testing::Values(Rewriting{"two diseases with one identifier",
                                                   information("Condition", {condition("1"), condition("1")}),
                                                   "",
                                                   "",
                                                   {"error clins-identifier-twice @ Bundle.entry[2].resource"}},
                                         Rewriting{
                                             "three: the second and the third are named",
                                             information("Condition", {condition("1"), condition("1"), condition("1")}),
                                             "",
                                             "",
                                             {"error clins-identifier-twice @ Bundle.entry[2].resource",
                                              "error clins-identifier-twice @ Bundle.entry[3].resource"}},
                                         Rewriting{"two results",
                                                   information("Observation", {observation("1"), observation("1")}),
                                                   "",
                                                   "",
                                                   {"error clins-identifier-twice @ Bundle.entry[2].resource"}},
                                         Rewriting{"in a document: the guide's own example does so",
                                                   document("eReferral", {condition("1"), condition("1")}),
                                                   "",
                                                   "",
                                                   {"warning clins-identifier-twice @ Bundle.entry[5].resource"}},
                                         Rewriting{"the same value in another system",
                                                   information("Condition", {condition("1"), condition("1")}),
                                                   "IdSystem/resourceInstance-identifier",
                                                   "IdSystem/other",
                                                   {}}));

Rewriting institution(const std::string& why, const std::string& number, std::vector<std::string> findings) {
    return {why, document("eReferral", {}), R"("value":"1319999993")", R"("value":")" + number + '"',
            std::move(findings)};
}
const std::string kNumber = "error clins-institution-number @ Bundle.entry[3].resource.identifier[0].value";
INSTANTIATE_TEST_SUITE_P(InstitutionNumbers, IdentityRule,
                         testing::Values(institution("seven digits", "9999993", {kNumber}),
                                         institution("eleven digits", "13199999931", {kNumber}),
                                         institution("a hyphen", "13-9999993", {kNumber}),
                                         institution("full-width digits", "１３１９９９９９９３", {kNumber}),
                                         institution("a pharmacy's ten digits", "1349999993", {})));

const std::string kRequest = R"("status":"completed")";
std::string dispensed(const std::string& system, const std::string& code) {
    return R"("dispenseRequest":{"quantity":{"value":21,"unit":"錠","system":")" + system + R"(","code":")" + code +
           R"("}},)" + kRequest;
}
std::string dosed(const std::string& quantity) {
    return R"("dosageInstruction":[{"text":"x","doseAndRate":[{)" + quantity + "}]}]," + kRequest;
}
const std::string kUcum = R"({"value":1,"unit":"mg","system":"http://unitsofmeasure.org","code":"mg"})";
const std::string kDay = R"({"value":1,"unit":"日","system":"http://unitsofmeasure.org","code":"d"})";
const std::string kMerit9 =
    R"({"value":1,"unit":"錠","system":"http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationUnitMERIT9Code","code":"TAB"})";
INSTANTIATE_TEST_SUITE_P(
    DrugUnits, IdentityRule,
    testing::Values(
        Rewriting{"a quantity in UCUM",
                  prescription(),
                  kRequest,
                  dispensed("http://unitsofmeasure.org", "{tbl}"),
                  {"warning clins-drug-unit @ MedicationRequest.dispenseRequest.quantity.system"}},
        Rewriting{"a dose in UCUM",
                  prescription(),
                  kRequest,
                  dosed(R"("doseQuantity":)" + kUcum),
                  {"warning clins-drug-unit @ MedicationRequest.dosageInstruction[0].doseAndRate[0].dose.system"}},
        Rewriting{
            "a rate in UCUM: its day is none of the drug",
            prescription(),
            kRequest,
            dosed(R"("rateRatio":{"numerator":)" + kUcum + R"(,"denominator":)" + kDay + "}"),
            {"warning clins-drug-unit @ MedicationRequest.dosageInstruction[0].doseAndRate[0].rate.numerator.system"}},
        Rewriting{"a dose and a rate in MERIT-9",
                  prescription(),
                  kRequest,
                  dosed(R"("doseQuantity":)" + kMerit9 + R"(,"rateRatio":{"numerator":)" + kMerit9 +
                        R"(,"denominator":)" + kDay + "}"),
                  {}}));

std::vector<std::string> unknown_codes(const std::string& json) {
    std::vector<std::string> places;
    for (const fhir::Issue& issue : validate(stated(), json))
        if (issue.rule == "code-unknown") places.push_back(issue.expression);
    return places;
}
const std::string kMerit9System = "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationUnitMERIT9Code";
TEST(DrugCodes, AUnitOrRouteThatTheTablesLackIsAnError) {
    EXPECT_THAT(unknown_codes(rewritten(prescription(), kRequest, dispensed(kMerit9System, "TABLET"))),
                testing::ElementsAre("MedicationRequest.dispenseRequest.quantity.code"));
    const std::string route = R"("dosageInstruction":[{"text":"x","route":{"coding":[{"system":)"
                              R"("http://jpfhir.jp/fhir/core/CodeSystem/route-codes","code":"PER-OS"}]}}],)";
    EXPECT_THAT(unknown_codes(rewritten(prescription(), kRequest, route + kRequest)),
                testing::ElementsAre("MedicationRequest.dosageInstruction[0].route.coding[0].code"));
    EXPECT_THAT(unknown_codes(rewritten(prescription(), kRequest, dispensed(kMerit9System, "TAB"))),
                testing::IsEmpty());
}

TEST(Nearest, IsWhatTheWriterMostLikelyMeant) {
    constexpr std::array<std::string_view, 2> kKnown{"http://a.example/GCM/x", "http://a.example/YCM/x"};
    EXPECT_EQ(service::nearest_of("http://a.example/YCM/xs", kKnown), kKnown[1]);
    EXPECT_EQ(service::nearest_of("HTTP://A.EXAMPLE/GCM/X", kKnown), kKnown[0]);
    EXPECT_EQ(service::nearest_of("http://a.example/GCM", kKnown), kKnown[0]);
    EXPECT_EQ(service::nearest_of("http://a.example/GCM/x", kKnown), "") << "it is one of them";
    EXPECT_EQ(service::nearest_of("http://a.example/other", kKnown), "");
    EXPECT_EQ(service::nearest_of("", kKnown), "");
}

}  // namespace
}  // namespace kakehashi::profiles
