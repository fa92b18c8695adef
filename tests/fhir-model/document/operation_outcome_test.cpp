#include "kakehashi/fhir/operation_outcome.hpp"

#include <gtest/gtest.h>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"

namespace kakehashi::fhir {
namespace {

constexpr Message kMissing{.id = "patient-name-missing", .en = "The name is missing.", .ja = "氏名がありません。"};

Issue issue() {
    Issue made = make_issue(IssueSeverity::error, IssueType::not_found, kMissing, "Patient.name[0]");
    made.line = 3;
    made.column = 14;
    made.profile = "http://example.org/StructureDefinition/p";
    return made;
}

TEST(OperationOutcome, SaysEverythingThatTheIssueKnows) {
    EXPECT_EQ(write_json(to_operation_outcome({issue()}, Language::japanese).root()),
              R"({"resourceType":"OperationOutcome","issue":[{"extension":[)"
              R"({"url":"http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-line","valueInteger":3},)"
              R"({"url":"http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-col","valueInteger":14},)"
              R"({"url":"http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-source",)"
              R"("valueString":"http://example.org/StructureDefinition/p"}],)"
              R"("severity":"error","code":"not-found","details":{"coding":[{"system":"urn:kakehashi:rule",)"
              R"("code":"patient-name-missing"}],"text":"氏名がありません。"},"diagnostics":"The name is missing.",)"
              R"("expression":["Patient.name[0]"]}]})");
}

TEST(OperationOutcome, PutsAPlaceThatIsNoFhirPathIntoLocation) {
    Issue hl7 = issue();
    hl7.expression = "PID-5.1";
    const auto document = to_operation_outcome({hl7});
    const Node& made = document.root().find("issue")->items()[0];
    EXPECT_EQ(made.find("expression"), nullptr);
    EXPECT_EQ(made.find("location")->items()[0].text(), "PID-5.1");
    EXPECT_EQ(made.find("details")->text_of("text"), "The name is missing.");
}

TEST(OperationOutcome, OfAnEmptyReportSaysAllOk) {
    const auto document = to_operation_outcome({});
    const Node& made = document.root().find("issue")->items()[0];
    EXPECT_EQ(made.text_of("severity"), "information");
    EXPECT_EQ(made.text_of("code"), "informational");
    EXPECT_EQ(made.find("details")->text_of("text"), "All OK");
}

TEST(OperationOutcome, GivesBackTheIssuesThatItWasMadeFrom) {
    const auto document = to_operation_outcome({issue(), Issue{}}, Language::japanese);
    const Report report = from_operation_outcome(document.root());
    ASSERT_EQ(report.size(), 2U);
    const Issue wanted = issue();
    EXPECT_EQ(report[0].severity, wanted.severity);
    EXPECT_EQ(report[0].code, wanted.code);
    EXPECT_EQ(report[0].rule, wanted.rule);
    EXPECT_EQ(report[0].expression, wanted.expression);
    EXPECT_EQ(report[0].diagnostics, wanted.diagnostics);
    EXPECT_EQ(report[0].diagnostics_ja, wanted.diagnostics_ja);
    EXPECT_EQ(report[0].profile, wanted.profile);
    EXPECT_EQ(report[0].line, 3U);
    EXPECT_EQ(report[0].column, 14U);
}

TEST(OperationOutcome, OfAStrangerIsReadWithoutTrust) {
    const auto document = parse_json(R"({"resourceType":"OperationOutcome","issue":[{"severity":"awful","code":"odd",
        "details":{"text":"why","coding":{}},"expression":"x","extension":[{"url":1},null]},7]})");
    const Report report = from_operation_outcome(document->root());
    ASSERT_EQ(report.size(), 2U);
    EXPECT_EQ(report[0].severity, IssueSeverity::error);
    EXPECT_EQ(report[0].code, IssueType::processing);
    EXPECT_EQ(report[0].diagnostics, "why");
    EXPECT_TRUE(from_operation_outcome(Document().root()).empty());
}

}  // namespace
}  // namespace kakehashi::fhir
