#include <gmock/gmock.h>

#include "sendings.hpp"

/// On what the rules are checked, and how the findings stand among the others.
namespace kakehashi::profiles {
namespace {

using namespace sendings;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

ValidationOptions with(ServiceRules rules) {
    ValidationOptions options;
    options.service_rules = rules;
    return options;
}

const std::string kBadPlain =
    R"({"resourceType":"Condition","code":{"coding":[{"system":)"
    R"("http://medis.or.jp/CodeSystem/master-disease-keyNumber","code":"1"}]},"subject":{"display":"x"}})";

TEST(ServiceRules, StayAwayFromWhatClaimsNothing) {
    EXPECT_THAT(service_findings(validate(stated(), kBadPlain)), IsEmpty());
    EXPECT_THAT(
        service_findings(validate(
            stated(), R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":)" + kBadPlain + "}]}")),
        IsEmpty());
}
TEST(ServiceRules, StayAwayFromTheCheckupReportOfAnotherGuide) {
    const std::string report = rewritten(document("eCheckupGeneral", {}), "fhir/clins/StructureDefinition/JP_Bundle_e",
                                         "fhir/eCheckup/StructureDefinition/JP_Bundle_e");
    EXPECT_THAT(service_findings(validate(stated(), rewritten(report, "^2024^", "-"))), IsEmpty());
}
TEST(ServiceRules, ReachEveryResourceWhenTheyAreAskedFor) {
    EXPECT_THAT(service_findings(validate(stated(), kBadPlain, with(ServiceRules::always))),
                Contains("error clins-code-form @ Condition.code.coding[0].code"));
    const std::string unclaimed =
        rewritten(information("Condition", {condition("1"), observation("1")}),
                  "http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Bundle_CLINS|1", "http://example.org/other");
    EXPECT_THAT(service_findings(validate(stated(), unclaimed)), IsEmpty());
    EXPECT_THAT(service_findings(validate(stated(), unclaimed, with(ServiceRules::always))),
                ElementsAre("error clins-one-type @ Bundle.entry[2].resource"));
}
TEST(ServiceRules, ReachEveryClaimingEntryOfAnyBundle) {
    const std::string searchset = R"({"resourceType":"Bundle","type":"searchset","entry":[)" +
                                  entry('2', rewritten(condition("1"), "20054174", "1")) + "]}";
    EXPECT_THAT(service_findings(validate(stated(), searchset)),
                ElementsAre("error clins-code-form @ Bundle.entry[0].resource.code.coding[0].code"));
}
TEST(ServiceRules, CanBeLeftOut) {
    const std::string mixed = information("Condition", {condition("1"), observation("1")});
    EXPECT_THAT(service_findings(validate(stated(), mixed, with(ServiceRules::never))), IsEmpty());
}
TEST(ServiceRules, TakeAnotherDayForToday) {
    const std::string ended = information("Condition", {condition("1", R"(,"abatementDateTime":"2020-01-01")")});
    EXPECT_THAT(service_findings(validate(stated(), ended)), IsEmpty());
    ValidationOptions later;
    later.service_today = "2025-01-02";
    EXPECT_THAT(service_findings(validate(stated(), ended, later)),
                ElementsAre("warning clins-ended @ Bundle.entry[1].resource.abatement"));
}
TEST(ServiceRules, TakeWrongDisplaysAsTheValidatorDoes) {
    ValidationOptions options;
    options.wrong_displays_are_warnings = true;
    const std::string dummy = rewritten(condition("1"), "20054174", "99999999");
    EXPECT_THAT(service_findings(validate(stated(), dummy, options)),
                ElementsAre("warning clins-dummy-code @ Condition.code.coding[0].display"));
}
TEST(ServiceRules, SayWhereTheElementStandsInBothLanguagesAndNoValue) {
    const auto report = validate(stated(), rewritten(patient(), "00012345:あいう:", "00012345:あA:"));
    const auto found = std::ranges::find(report, "clins-insured-person", &fhir::Issue::rule);
    ASSERT_NE(found, report.end());
    EXPECT_EQ(found->code, fhir::IssueType::business_rule);
    EXPECT_EQ(found->line, 1U);
    EXPECT_GT(found->column, 1U);
    EXPECT_NE(found->diagnostics.find("99999999:あA:９９９:99"), std::string::npos) << found->diagnostics;
    EXPECT_NE(found->diagnostics_ja.find("99999999:あA:９９９:99"), std::string::npos) << found->diagnostics_ja;
    EXPECT_EQ(found->diagnostics.find("00012345"), std::string::npos);
}
TEST(ServiceRules, ToleratesResourcesOfAnyShape) {
    for (
        const char* odd :
        {R"("entry":"x")", R"("entry":[1,null,{}])", R"("entry":[{"resource":[]}])", R"("identifier":[])",
         R"("meta":{"profile":["http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Bundle_CLINS"],"tag":"x"})",
         R"("entry":[{"fullUrl":1,"resource":{"resourceType":"Observation","code":[],"basedOn":{},"hasMember":1}}])"}) {
        const std::string json = R"({"resourceType":"Bundle","type":"collection",)" + std::string(odd) + "}";
        EXPECT_FALSE(validate(stated(), json, with(ServiceRules::always)).empty()) << odd;
    }
}

}  // namespace
}  // namespace kakehashi::profiles
