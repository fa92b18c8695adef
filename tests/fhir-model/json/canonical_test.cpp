#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "kakehashi/fhir/json.hpp"

namespace kakehashi::fhir {
namespace {

std::string canonical(std::string text, CanonicalForm form = CanonicalForm::whole) {
    const auto document = parse_json(std::move(text));
    EXPECT_TRUE(document) << document.error().diagnostics;
    return document ? write_canonical_json(document->root(), form) : "";
}

TEST(CanonicalJson, DoesNotDependOnTheOrderOfMembers) {
    EXPECT_EQ(canonical(R"({"b":1.0,"a":{"d":1,"c":2}})"), canonical(R"({ "a" : {"c":2,"d":1}, "b":1.0 })"));
}
TEST(CanonicalJson, SortsMembersAtEveryLevelAndLeavesArraysAsTheyAre) {
    EXPECT_EQ(canonical(R"({"b":[{"z":1,"y":[3,1,2]},"x"],"_b":[null,{"id":"i"}],"B":{},"a":[]})"),
              R"({"B":{},"_b":[null,{"id":"i"}],"a":[],"b":[{"y":[3,1,2],"z":1},"x"]})");
}
TEST(CanonicalJson, HasNoWhiteSpaceBetweenValues) {
    EXPECT_EQ(canonical("{\r\n\t\"a\" : [ 1 , 2 ] ,\n \"b\" : { } }"), R"({"a":[1,2],"b":{}})");
}
TEST(CanonicalJson, KeepsTheDigitsOfDecimals) {
    EXPECT_EQ(canonical(R"({"c":1e-7,"a":1.20,"b":-0.0,"d":100.000})"), R"({"a":1.20,"b":-0.0,"c":1e-7,"d":100.000})");
}
TEST(CanonicalJson, KeepsTheWhiteSpaceOfTexts) {
    EXPECT_EQ(canonical(R"({"a":"x  y\n\tz "})"), R"({"a":"x  y\n\tz "})");
}
TEST(CanonicalJson, WritesEveryCharacterInOneWay) {
    EXPECT_EQ(canonical(R"({"a":"\u67b6\/\u0041\u001f\"\\"})"), R"({"a":"架/A\u001f\"\\"})");
}
TEST(CanonicalJson, IsItsOwnCanonicalForm) {
    const std::string once = canonical(R"({"b":[{"z":1.10,"y":null}],"a":"\u00e9"})");
    EXPECT_EQ(canonical(once), once);
}

struct Form {
    const char* why;
    CanonicalForm form;
    const char* canonical;
};
void PrintTo(const Form& row, std::ostream* out) { *out << row.why; }

class CanonicalForms : public testing::TestWithParam<Form> {};
TEST_P(CanonicalForms, LeaveOutOfTheResourceItself) {
    EXPECT_EQ(canonical(R"({"resourceType":"Patient","id":"p","meta":{"versionId":"1"},"text":{"status":"generated"},
        "contained":[{"resourceType":"Basic","id":"b","meta":{"versionId":"2"},"text":{"status":"empty"}}],
        "name":[{"text":"A"}]})",
                        GetParam().form),
              GetParam().canonical);
}
constexpr auto kContained =
    R"("contained":[{"id":"b","meta":{"versionId":"2"},"resourceType":"Basic","text":{"status":"empty"}}],)";
const std::string kWhole = std::string("{") + kContained +
                           R"("id":"p","meta":{"versionId":"1"},"name":[{"text":"A"}],"resourceType":"Patient",)"
                           R"("text":{"status":"generated"}})";
const std::string kData = std::string("{") + kContained +
                          R"("id":"p","meta":{"versionId":"1"},"name":[{"text":"A"}],"resourceType":"Patient"})";
const std::string kStable =
    std::string("{") + kContained + R"("id":"p","name":[{"text":"A"}],"resourceType":"Patient"})";
const std::string kDocument =
    std::string("{") + kContained + R"("name":[{"text":"A"}],"resourceType":"Patient","text":{"status":"generated"}})";
INSTANTIATE_TEST_SUITE_P(Json, CanonicalForms,
                         testing::Values(Form{"whole", CanonicalForm::whole, kWhole.c_str()},
                                         Form{"data", CanonicalForm::data, kData.c_str()},
                                         Form{"static", CanonicalForm::stable, kStable.c_str()},
                                         Form{"narrative", CanonicalForm::narrative,
                                              R"({"id":"p","resourceType":"Patient","text":{"status":"generated"}})"},
                                         Form{"document", CanonicalForm::document, kDocument.c_str()}),
                         [](const auto& row) { return std::string(row.param.why); });

}  // namespace
}  // namespace kakehashi::fhir
