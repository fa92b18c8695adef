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
INSTANTIATE_TEST_SUITE_P(
    Rows, FhirpathHolds,
    testing::Values(Truth{"characters, not bytes, are counted", "Patient.name.first().given.first().length() = 2"},
                    Truth{"a part of a kanji name", "name.family.first().substring(1) = '橋'"},
                    Truth{"decimals are exact", "0.1 + 0.2 = 0.3"},
                    Truth{"a month's last day", "@2024-01-31 + 1 month = @2024-02-29"},
                    Truth{"units are converted", "1 'g' = 1000 'mg'"},
                    Truth{"every prefix of UCUM counts", "1 'Pm' = 1000 'Tm' and 1 'dag' = 10 'g'"},
                    Truth{"a unit that takes no prefix", "(1 'kmin' = 1000 'min').empty()"},
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

/// `first op second op second …`
std::string chain(std::string_view first, std::string_view oper, std::string_view second, std::size_t operands) {
    std::string text(first);
    for (std::size_t i = 1; i < operands; ++i) text.append(oper).append(second);
    return text;
}

TEST(Fhirpath, AChainOfThousandsOfOperandsIsNotDeep) {
    const auto document = parse_json(kPatient);
    const auto text_of = [&](const std::string& expression) {
        const auto found = run(expression, *document);
        EXPECT_TRUE(found) << found.error().diagnostics;
        return found && found->size() == 1 ? found->front().text : std::string("not one item");
    };
    EXPECT_EQ(text_of(chain("true", " and ", "active", 5000)), "true");
    EXPECT_EQ(text_of(chain("false", " or ", "false", 5000) + " or active"), "true");
    EXPECT_EQ(text_of(chain("active", " xor ", "active", 5001)), "true");
    EXPECT_EQ(text_of(chain("true", " implies ", "true", 4000)), "true");
    EXPECT_EQ(text_of(chain("1", "+", "1", 20000)), "20000");
    EXPECT_EQ(text_of(chain("'a'", "&", "'a'", 5000) + " = 'x'"), "false");
    EXPECT_EQ(text_of("(" + chain("'a'", "|", "'b'", 10000) + ").count()"), "2");
    EXPECT_EQ(text_of(chain("true", " = ", "true", 5000)), "true");
}

TEST(Fhirpath, AChainIsEvaluatedFromTheLeft) {
    const auto document = parse_json(kPatient);
    for (const auto* expression :
         {"10 - 3 - 2 = 5", "2 * 6 / 4 * 5 = 15", "1 + 2 & 'x' & 3 = '3x3'", "17 mod 10 div 2 * 3 = 9",
          "(true or false xor true) = false", "(1 | 2 | 1 | 3).count() = 3", "10 - (3 - 2) = 9",
          "(1 = 2 = false) and ('a' = 'b' != true)", "(false implies false implies false) = false",
          "(true or (1 | 2)) and active", "(2 > 1) = ('b' > 'a') = true"}) {
        const auto found = run(expression, *document);
        ASSERT_TRUE(found) << expression << ": " << found.error().diagnostics;
        ASSERT_EQ(found->size(), 1U) << expression;
        EXPECT_EQ(found->front().text, "true") << expression;
    }
}

TEST(Fhirpath, WhatIsTooDeepOrTooLongIsRefusedWithTheLimit) {
    const auto refused = [](const std::string& text) { return compile(text).error(); };
    const Issue deep = refused(std::string(300, '(') + "1" + std::string(300, ')'));
    EXPECT_NE(deep.diagnostics.find("limit of 200 levels"), std::string::npos) << deep.diagnostics;
    EXPECT_NE(deep.diagnostics_ja.find("上限の200段"), std::string::npos) << deep.diagnostics_ja;
    EXPECT_EQ(refused(chain("name", ".", "name", 300)).diagnostics.find("limit of 200 levels") != std::string::npos,
              true);
    EXPECT_FALSE(compile(chain("(1", "+(1", "", 300) + std::string(300, ')')));
    const Issue long_one = refused(chain("active", " or ", "active", 100000));
    EXPECT_NE(long_one.diagnostics.find("999996 bytes; the limit is 65536"), std::string::npos) << long_one.diagnostics;
    EXPECT_NE(long_one.diagnostics_ja.find("上限の65536バイト"), std::string::npos);
}

TEST(Fhirpath, AChainThatGrowsATextWithoutEndIsStopped) {
    const Document document = *parse_json(R"({"resourceType":"Patient","id":")" + std::string(1000000, 'a') + R"("})");
    for (const auto* oper : {"&", "+"}) {
        const auto found = run(chain("id", oper, "id", 10000), document);
        ASSERT_FALSE(found) << oper;
        EXPECT_EQ(found.error().code, IssueType::too_costly) << oper;
    }
}

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

// What an invariant refuses is told by these, in a finding: a Bundle's entries, for instance.
TEST(Fhirpath, TheItemsThatMakeAnInvariantFalseAreFound) {
    const auto document = parse_json(kPatient);
    const auto unmet = [&](std::string_view expression) {
        std::string texts;
        for (const Item& item : unmet_items(*compile(expression), Element::root_of(*document), {}))
            texts.append(texts.empty() ? "" : ",").append(item.element.text());
        return texts;
    };
    EXPECT_EQ(unmet("name.given.all($this = '花子')"), "はな");
    EXPECT_EQ(unmet("active and name.given.all($this.length() > 5)"), "花子,はな");
    EXPECT_EQ(unmet("active.exists() implies name.given.where($this = 'はな').empty()"), "はな");
    EXPECT_EQ(unmet("name.given.exists($this = '花子').not()"), "花子");
    EXPECT_EQ(unmet("name.given.all(true) and name.text.all($this = 'x')"), "カケハシ");
    EXPECT_EQ(unmet("name.given.count() = 1"), "") << "the form does not tell";
    EXPECT_EQ(unmet("name.given.all($this + 1 'mg')"), "") << "it cannot be evaluated";
    EXPECT_EQ(unmet("(1 | 2).all($this > 1)"), "") << "no elements";
}

struct Reasoned {
    const char* expression;
    const char* en;
    const char* ja;
};
void PrintTo(const Reasoned& row, std::ostream* out) { *out << row.expression; }
class FhirpathReason : public testing::TestWithParam<Reasoned> {};
TEST_P(FhirpathReason, IsSaidInBothLanguages) {
    const auto document = parse_json(kPatient);
    Environment environment;
    environment.is_strict = true;
    const auto found = run(GetParam().expression, *document, environment);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().diagnostics, std::string("FHIRPath cannot be evaluated: ") + GetParam().en + ".");
    EXPECT_EQ(found.error().diagnostics_ja, std::string("FHIRPathを評価できません: ") + GetParam().ja + "。");
}
INSTANTIATE_TEST_SUITE_P(
    Rows, FhirpathReason,
    testing::Values(
        Reasoned{"name.given.single()", "one item expected, more found", "1つの値が必要なところに複数の値があります"},
        Reasoned{"name.given and true", "a single truth value expected, more items found",
                 "1つの真偽値が必要なところに複数の値があります"},
        Reasoned{"name.allTrue()", "truth values expected", "真偽値ではないものがあります"},
        Reasoned{"name.iif(true, 1)", "iif is for one item", "iifに使えるのは1つの値だけです"},
        Reasoned{"iif('a', 1)", "iif needs a truth value", "iifの条件が真偽値ではありません"},
        Reasoned{"name.as(HumanName)", "as() needs one item; ofType() filters several",
                 "as()に使えるのは1つの値だけです。複数の値はofType()で絞り込んでください"},
        Reasoned{"name as HumanName", "'as' needs one item; ofType() filters several",
                 "「as」に使えるのは1つの値だけです。複数の値はofType()で絞り込んでください"},
        Reasoned{"-'a'", "a sign needs a number", "符号は数にだけ付けられます"},
        Reasoned{"birthDate.substring('a')", "substring needs an integer", "substringには整数が必要です"},
        Reasoned{"'a'.startsWith(1)", "startsWith needs a string", "startsWithには文字列が必要です"},
        Reasoned{"'a'.abs()", "abs needs a number", "absには数が必要です"},
        Reasoned{"'a'.sqrt()", "sqrt needs a number", "sqrtには数が必要です"},
        Reasoned{"1.5.round(-1)", "round: the precision is out of range", "roundの桁数が範囲外です"},
        Reasoned{"name['a']", "an index must be an integer", "添字は整数で書きます"},
        Reasoned{"name.nosuch", "no type here has an element nosuch", "ここにある型に要素nosuchはありません"},
        Reasoned{"%nosuch", "unknown variable %nosuch", "変数%nosuchはありません"},
        Reasoned{"1 > 'a'", "values of these types have no order", "これらの型の値には大小がありません"},
        Reasoned{"birthDate + 1", "a date is moved by an amount of time only",
                 "日付に足し引きできるのは時間の量だけです"},
        Reasoned{"birthDate + 1 'mg'", "a date cannot be moved by this unit", "この単位は日付に足し引きできません"},
        Reasoned{"birthDate + 4000000 years", "the amount of time is too large", "時間の量が大きすぎます"},
        Reasoned{"1 - 'a'", "no such calculation with these types", "これらの型ではこの計算はできません"},
        Reasoned{"5 'g' div 2 'g'", "no such calculation", "この計算はできません"},
        Reasoned{"'a'.matches('(?=a)')", "not a regular expression that runs in linear time",
                 "使える正規表現ではありません(線形時間で評価できるものに限ります)"},
        Reasoned{"slice('http://a', 'b')", "slice: the profile is not at hand", "sliceのプロファイルがありません"},
        Reasoned{"conformsTo('http://a')", "conformsTo: the profile is not at hand",
                 "conformsToのプロファイルがありません"}));

}  // namespace
}  // namespace kakehashi::fhir::fhirpath
