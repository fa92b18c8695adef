#include "kakehashi/fhir/fhirpath.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "kakehashi/fhir/json.hpp"

namespace kakehashi::fhir::fhirpath {
namespace {

constexpr const char* kPatient =
    R"({"resourceType":"Patient","active":true,"name":[{"family":"架橋","given":["花子","はな"]},{"text":"カケハシ"}],)"
    R"("birthDate":"1970-01-01","text":{"status":"generated","div":"<div>x</div>"}})";

Result<Collection> run(std::string_view expression, const Document& document, const Environment& environment = {}) {
    auto compiled = compile(expression);
    if (!compiled) return tl::unexpected(compiled.error());
    return evaluate(*compiled, Element::root_of(document), environment);
}

struct Truth {
    const char* why;
    const char* expression;
};
void PrintTo(const Truth& row, std::ostream* out) { *out << row.why; }
class FhirpathHolds : public testing::TestWithParam<Truth> {};
TEST_P(FhirpathHolds, OnAPatient) {
    const auto document = parse_json(kPatient);
    const auto found = run(GetParam().expression, *document);
    ASSERT_TRUE(found) << found.error().diagnostics;
    ASSERT_EQ(found->size(), 1U);
    EXPECT_EQ(found->front().text, "true");
}
INSTANTIATE_TEST_SUITE_P(Rows, FhirpathHolds,
                         testing::Values(Truth{"characters, not bytes, are counted",
                                               "Patient.name.first().given.first().length() = 2"},
                                         Truth{"a part of a kanji name", "name.family.first().substring(1) = '橋'"},
                                         Truth{"decimals are exact", "0.1 + 0.2 = 0.3"},
                                         Truth{"a month's last day", "@2024-01-31 + 1 month = @2024-02-29"},
                                         Truth{"units are converted", "1 'g' = 1000 'mg'"},
                                         Truth{"precision leaves it open", "(@2024 = @2024-05).empty()"},
                                         Truth{"several items in a list", "(1 | 2) in (1 | 2 | 3)"},
                                         Truth{"an escape reaches the expression", "'a b'.matches('^a\\\\sb$')"},
                                         Truth{"implies without a left side", "({} implies true)"},
                                         Truth{"keyword as a name", "Patient.contained.as.empty()"},
                                         Truth{"encoded bytes", "'橋'.encode('hex') = 'e6a98b'"},
                                         Truth{"decoded bytes", "'5qmL'.decode('base64') = '橋'"},
                                         Truth{"encoded and decoded again",
                                               "('a' | 'ab' | 'abc').all($this.encode('urlbase64').decode('urlbase64') "
                                               "= $this)"},
                                         Truth{"what is no base64", "'%'.decode('base64').empty()"},
                                         Truth{"an edge near zero is cut", "1.2.lowBoundary(0) = 1"}));

TEST(Fhirpath, AsOnSeveralItemsFilters) {
    const auto document = parse_json(kPatient);
    const auto found = run("(name.given as string).count()", *document);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->front().text, "2");
}

TEST(Fhirpath, StrictlyANameThatNoTypeHasIsAnError) {
    const auto document = parse_json(kPatient);
    Environment strict;
    strict.is_strict = true;
    EXPECT_FALSE(run("Patient.nmae", *document, strict));
    EXPECT_FALSE(run("Patient.name.as(HumanName)", *document, strict));
    EXPECT_TRUE(run("Patient.nmae", *document));
    EXPECT_TRUE(run("Patient.multipleBirth.unit", *document, strict));
    const auto observation = parse_json(
        R"({"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Observation","valueString":"x"}}]})");
    EXPECT_TRUE(run("Bundle.entry.resource.value.unit", *observation, strict)) << "it might be a Quantity";
    EXPECT_TRUE(run("Bundle.entry.resource.birthDate", *observation, strict)) << "it might be a Patient";
    EXPECT_FALSE(run("Bundle.entry.resource.value.nonsense", *observation, strict));
    EXPECT_TRUE(run("Patient.deceased.exists() or Patient.name.text.exists()", *document, strict));
}

class FhirpathRefused : public testing::TestWithParam<const char*> {};
TEST_P(FhirpathRefused, WhenCompiled) {
    const auto compiled = compile(GetParam());
    ASSERT_FALSE(compiled);
    EXPECT_EQ(compiled.error().code, IssueType::invalid);
    EXPECT_NE(compiled.error().diagnostics.find("column"), std::string::npos);
    const auto is_japanese = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
    const std::string& reason = compiled.error().diagnostics_ja;
    EXPECT_TRUE(std::ranges::any_of(reason.substr(reason.find(": ")), is_japanese)) << reason;
}
INSTANTIATE_TEST_SUITE_P(Rows, FhirpathRefused,
                         testing::Values("", "name.", "name.nothing()", "'open", "/* open", "name.where()", "(1",
                                         "@2024-13", "$that", "1 2", "\\"));

TEST(Fhirpath, NestingIsLimitedAndNotAStackOverflow) {
    EXPECT_FALSE(compile(std::string(100'000, '(')));
    EXPECT_FALSE(compile(std::string(20'000, '(')));
    EXPECT_FALSE(compile(std::string(20'000, '-') + "1"));
    std::string chain = "a";
    for (int i = 0; i < 20'000; ++i) chain += ".a";
    EXPECT_FALSE(compile(chain));
}

TEST(Fhirpath, EvaluationEndsAtTheStepLimit) {
    const auto document = parse_json(kPatient);
    Environment environment;
    environment.steps_max = 50;
    const auto found = run("descendants().select(%context.descendants())", *document, environment);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, IssueType::too_costly);
}

TEST(Fhirpath, EndlessRepetitionEndsAtTheStepLimit) {
    const auto document = parse_json(kPatient);
    Environment environment;
    environment.steps_max = 100'000;
    const auto found = run("name.repeatAll($this)", *document, environment);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, IssueType::too_costly);
}

TEST(Fhirpath, EvaluationEndsAtTheTimeLimit) {
    const auto document = parse_json(kPatient);
    Environment environment;
    environment.deadline = std::chrono::steady_clock::time_point{};  // long past
    const auto found = run("name.repeatAll($this)", *document, environment);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, IssueType::timeout);
    EXPECT_TRUE(run("name.given", *document, environment)) << "the clock is looked at every few thousand steps";
}

TEST(Fhirpath, AnInvariantHoldsUnlessItIsFalseOrEmpty) {
    const auto document = parse_json(kPatient);
    const Element root = Element::root_of(*document);
    EXPECT_TRUE(*holds(*compile("name.exists()"), root, {}));
    EXPECT_FALSE(*holds(*compile("name.empty()"), root, {}));
    EXPECT_FALSE(*holds(*compile("{}"), root, {}));
}

}  // namespace
}  // namespace kakehashi::fhir::fhirpath
