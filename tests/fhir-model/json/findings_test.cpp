#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <utility>

#include "kakehashi/fhir/json.hpp"

namespace kakehashi::fhir {
namespace {

struct Fault {
    const char* why;
    std::string text;
    const char* rule;
    const char* expression;
    std::uint32_t line;
    std::uint32_t column;
    const char* json;  // what is read all the same
};
void PrintTo(const Fault& row, std::ostream* out) { *out << row.why; }

class JsonFaults : public testing::TestWithParam<Fault> {};
TEST_P(JsonFaults, AreToldAtTheirPlaceAndTheRestIsRead) {
    const auto parsed = read_json(GetParam().text);
    ASSERT_TRUE(parsed) << parsed.error().diagnostics;
    ASSERT_EQ(parsed->findings.size(), 1U);
    const Issue& finding = parsed->findings.front();
    EXPECT_EQ(finding.severity, IssueSeverity::error);
    EXPECT_EQ(finding.code, IssueType::invalid);
    EXPECT_EQ(finding.rule, GetParam().rule);
    EXPECT_EQ(finding.expression, GetParam().expression);
    EXPECT_EQ(finding.line, GetParam().line);
    EXPECT_EQ(finding.column, GetParam().column);
    EXPECT_FALSE(finding.diagnostics_ja.empty());
    EXPECT_EQ(write_json(parsed->document.root()), GetParam().json);
}
TEST_P(JsonFaults, RefuseADocumentThatMustBeWithoutFaults) {
    const auto document = parse_json(GetParam().text);
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().rule, GetParam().rule);
}
INSTANTIATE_TEST_SUITE_P(
    Json, JsonFaults,
    testing::Values(
        Fault{"a member twice", R"({"resourceType":"Patient","id":"a","id":"b"})", "json-duplicate-member", "Patient",
              1, 41, R"({"resourceType":"Patient","id":"a"})"},
        Fault{"a member twice, further in",
              "{\"resourceType\":\"Patient\",\n\"name\":[{},{\"text\":\"a\",\"text\":1}]}", "json-duplicate-member",
              "Patient.name[1]", 2, 31, R"({"resourceType":"Patient","name":[{},{"text":"a"}]})"},
        Fault{"a member twice, in a choice",
              R"({"resourceType":"Observation","valueQuantity":{"value":1.0,"value":2.0}})", "json-duplicate-member",
              "Observation.value", 1, 68, R"({"resourceType":"Observation","valueQuantity":{"value":1.0}})"},
        Fault{"a member twice, in a companion", R"({"resourceType":"Patient","_gender":{"id":"a","id":"b"}})",
              "json-duplicate-member", "Patient.gender", 1, 52, R"({"resourceType":"Patient","_gender":{"id":"a"}})"},
        Fault{"a member twice, in a held resource",
              R"({"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Basic","id":"a","id":"b"}}]})",
              "json-duplicate-member", "Bundle.entry[0].resource", 1, 85,
              R"({"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Basic","id":"a"}}]})"},
        Fault{"a member twice, of no resource", R"({"a":{"b":1,"b":2}})", "json-duplicate-member", "a", 1, 17,
              R"({"a":{"b":1}})"},
        Fault{"a member without a name twice", R"({"":1,"":2})", "json-duplicate-member", "", 1, 10, R"({"":1})"},
        Fault{"a comment to the line's end", "{\"resourceType\":\"Patient\", // note \"id\":\n\"id\":\"a\"}",
              "json-comment", "Patient", 1, 28, R"({"resourceType":"Patient","id":"a"})"},
        Fault{"a comment in an array", R"({"resourceType":"Patient","name":[/* none */]})", "json-comment",
              "Patient.name", 1, 35, R"({"resourceType":"Patient","name":[]})"},
        Fault{"a comment before everything", "/* note */ {}", "json-comment", "", 1, 1, "{}"},
        Fault{"a comma before a brace", R"({"resourceType":"Patient","id":"a",})", "json-extra-comma", "Patient", 1, 35,
              R"({"resourceType":"Patient","id":"a"})"},
        Fault{"a comma before a bracket", "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"a\"} , ]}",
              "json-extra-comma", "Patient.name", 1, 48, R"({"resourceType":"Patient","name":[{"text":"a"}]})"},
        Fault{"Shift_JIS", "{\"resourceType\":\"Patient\",\n\"id\":\"\x8B\xB4z\"}", "json-not-utf8", "", 2, 7,
              "{\"resourceType\":\"Patient\",\"id\":\"\xEF\xBF\xBD\xEF\xBF\xBDz\"}"}),
    [](const auto& row) { return "Row" + std::to_string(row.index); });

struct Unread {
    const char* why;
    std::string text;
};
void PrintTo(const Unread& row, std::ostream* out) { *out << row.why; }

class JsonUnread : public testing::TestWithParam<Unread> {};
TEST_P(JsonUnread, IsRefusedAsAWhole) {
    const auto parsed = read_json(GetParam().text);
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().code, IssueType::invalid);
    EXPECT_GT(parsed.error().line, 0U);
}
INSTANTIATE_TEST_SUITE_P(
    Json, JsonUnread,
    testing::Values(Unread{"a lone slash", R"({"a":1}/)"}, Unread{"a comment without an end", R"({"a":1}/* x)"},
                    Unread{"two commas", R"({"a":1,,"b":2})"}, Unread{"a missing comma", R"({"a":1 "b":2})"},
                    Unread{"a name without quotes", R"({a:1})"}, Unread{"single quotes", R"({'a':1})"},
                    Unread{"a comment, and cut off", "{ // x\n\"a\":["},
                    Unread{"Shift_JIS, and cut off", "{\"a\":\"\x8B\xB4"},
                    Unread{"a closing bracket too many", "[1,]]"},
                    Unread{"a comment in a name", R"({"a/*x*/":1,"b":/**/})"}),
    [](const auto& row) { return "Row" + std::to_string(row.index); });

TEST(JsonFindings, StandInTheOrderOfTheSource) {
    const auto parsed = read_json("{ // one\n\"a\":{\"b\":1,\"b\":2},\n\"c\":[1,],}");
    ASSERT_TRUE(parsed) << parsed.error().diagnostics;
    ASSERT_EQ(parsed->findings.size(), 4U);
    EXPECT_EQ(parsed->findings[0].rule, "json-comment");
    EXPECT_EQ(parsed->findings[1].rule, "json-duplicate-member");
    EXPECT_EQ(parsed->findings[2].expression, "c");
    EXPECT_EQ(parsed->findings[3].line, 3U);
}

TEST(JsonFindings, ASlashOrACommaInATextIsNone) {
    const auto parsed = read_json(R"({"a":"x // y","b":"/* ,] */","c":"\"//"})");
    ASSERT_TRUE(parsed);
    EXPECT_TRUE(parsed->findings.empty());
}

TEST(JsonFindings, AreLimitedInNumberAndSayThatThereAreMore) {
    std::string many = "[";
    for (int i = 0; i < 3000; ++i) many += "/**/1,";
    const auto parsed = read_json(many + "1]");
    ASSERT_TRUE(parsed);
    ASSERT_EQ(parsed->findings.size(), 1001U);
    EXPECT_EQ(parsed->findings.back().rule, "json-too-many-findings");
}

TEST(JsonFindings, NameTheFirstWrongByteWhereTheTextCannotBeReadAtAll) {
    const auto document = read_json("{\n\"a\":\"\xE6\x9E\xB6\xFF");
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().rule, "json-not-utf8");
    EXPECT_NE(document.error().diagnostics.find("offset 10 (line 2, column 7)"), std::string::npos)
        << document.error().diagnostics;
}

}  // namespace
}  // namespace kakehashi::fhir
