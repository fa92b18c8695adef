#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"

namespace kakehashi::fhir {
namespace {

Document parsed(std::string text) {
    auto document = parse_json(std::move(text));
    EXPECT_TRUE(document.has_value()) << document.error().diagnostics;
    return std::move(*document);
}

TEST(JsonReader, KeepsDecimalsAsTheyWereWritten) {
    const auto document = parsed(R"({"a":1.20,"b":"1.20","c":-0.0,"d":1e-7,"e":100000000000000000000.000})");
    EXPECT_EQ(document.root().text_of("a"), "1.20");
    EXPECT_TRUE(document.root().find("a")->is_number());
    EXPECT_TRUE(document.root().find("b")->is_string());
    EXPECT_EQ(write_json(document.root()), R"({"a":1.20,"b":"1.20","c":-0.0,"d":1e-7,"e":100000000000000000000.000})");
}

TEST(JsonReader, KeepsTheDigitsOfNumbersThatNoDoubleHolds) {
    const std::string long_number = "-" + std::string(400, '9') + "." + std::string(400, '1');
    for (const std::string& number : {std::string("1E400"), std::string("-1.50e+9999"), std::string("1e-99999"),
                                      std::string("12345678901e999999999999"), long_number, std::string(400, '9')}) {
        const std::string text = R"({"a":)" + number + R"(,"b":[0.10,)" + number + R"(],"c":"1E400","d":-7})";
        const auto document = parsed(text);
        EXPECT_EQ(document.root().text_of("a"), number);
        EXPECT_TRUE(document.root().find("a")->is_number());
        EXPECT_EQ(write_json(document.root()), text);
        EXPECT_EQ(document.source(), text);
        EXPECT_EQ(text.substr(document.root().find("d")->offset()), "-7}");
    }
}

TEST(JsonReader, FindsCommentsBesideNumbersThatNoDoubleHolds) {
    const auto parsed = read_json("{\"a\":1E400, // 2E500 \"\n\"b\":-3E600,}");
    ASSERT_TRUE(parsed) << parsed.error().diagnostics;
    ASSERT_EQ(parsed->findings.size(), 2U);
    EXPECT_EQ(parsed->findings.front().rule, "json-comment");
    EXPECT_EQ(parsed->findings.back().rule, "json-extra-comma");
    EXPECT_EQ(write_json(parsed->document.root()), R"({"a":1E400,"b":-3E600})");
}

TEST(JsonReader, RefusesWhatIsNoNumberBesideNumbersThatNoDoubleHolds) {
    for (const std::string bad : {"1E", "1.", "01", "1E4.5", "--1", "1E400E1", "+1", "1E400x", "-", ".5"}) {
        const auto document = parse_json("{\"a\":1E400,\n \"b\":" + bad + "}");
        ASSERT_FALSE(document) << bad;
        EXPECT_EQ(document.error().rule, "json-malformed") << bad;
        EXPECT_EQ(document.error().line, 2U) << bad;
        EXPECT_GE(document.error().column, 6U) << bad;
    }
}

TEST(JsonReader, KeepsTheSourceBytesAndThePlaceOfEachValue) {
    const std::string text = "{\n  \"name\": \"架け橋\\n\",\n  \"list\": [true, null, {\"x\": 5}]\n}";
    const auto document = parsed(text);
    EXPECT_EQ(document.source(), text);
    const Node& name = *document.root().find("name");
    EXPECT_EQ(name.text(), "架け橋\n");
    EXPECT_EQ(text[name.offset()], '"');
    const auto items = document.root().find("list")->items();
    ASSERT_EQ(items.size(), 3U);
    EXPECT_EQ(document.position(items[0].offset()).line, 3U);
    EXPECT_EQ(document.position(items[0].offset()).column, 12U);
    EXPECT_EQ(text[items[2].offset()], '{');
    EXPECT_EQ(text[document.root().find("list")->offset()], '[');
    EXPECT_EQ(text[items[1].offset()], 'n');
    EXPECT_EQ(text[items[2].find("x")->offset()], '5');
}

TEST(JsonReader, ReadsAByteOrderMarkAndEveryEscape) {
    const auto document = parsed("\xEF\xBB\xBF{\"a\":\"\\u67b6\\ud842\\udfb7\\/\\\"\\\\\"}");
    EXPECT_EQ(document.root().text_of("a"), "架𠮷/\"\\");
}

struct Refused {
    const char* why;
    std::string text;
    IssueType code;
};
void PrintTo(const Refused& row, std::ostream* out) { *out << row.why; }
class JsonRefused : public testing::TestWithParam<Refused> {};
TEST_P(JsonRefused, IsReportedWithItsKind) {
    ParseLimits limits;
    limits.depth_max = 100;
    limits.bytes_max = 1000;
    limits.nodes_max = 50;
    const auto document = parse_json(GetParam().text, limits);
    ASSERT_FALSE(document.has_value());
    EXPECT_EQ(document.error().code, GetParam().code) << document.error().diagnostics;
    EXPECT_FALSE(document.error().diagnostics_ja.empty());
}
std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }
std::string many_members(std::size_t count) {
    std::string text = "{";
    for (std::size_t i = 0; i < count; ++i) text += "\"m" + std::to_string(i) + "\":1,";
    return text + "\"m0\":2}";
}
INSTANTIATE_TEST_SUITE_P(
    Json, JsonRefused,
    testing::Values(Refused{"empty", "", IssueType::invalid}, Refused{"only blanks", " \n", IssueType::invalid},
                    Refused{"not JSON", "MSH|^~\\&|", IssueType::invalid},
                    Refused{"cut off", R"({"a":[1,)", IssueType::invalid},
                    Refused{"text after the end", "{} {}", IssueType::invalid},
                    Refused{"text behind a NUL", std::string("{}\0{}", 5), IssueType::invalid},
                    Refused{"a NUL at the end", std::string("{}\0", 3), IssueType::invalid},
                    Refused{"NaN", R"({"a":NaN})", IssueType::invalid},
                    Refused{"leading zero", R"({"a":01})", IssueType::invalid},
                    Refused{"lone surrogate", R"({"a":"\ud800"})", IssueType::invalid},
                    Refused{"lone low surrogate", R"({"a":"\udc44"})", IssueType::invalid},
                    Refused{"lone low surrogate in a name", R"({"a\udc44":1})", IssueType::invalid},
                    Refused{"NUL escape", R"({"a":"x\u0000y"})", IssueType::invalid},
                    Refused{"Shift_JIS bytes", "{\"a\":\"\x8A\xBF\x8E\x9A\"}", IssueType::invalid},
                    Refused{"overlong UTF-8", "{\"a\":\"\xC0\xAF\"}", IssueType::invalid},
                    Refused{"member twice", R"({"id":"a","id":"b"})", IssueType::invalid},
                    Refused{"member twice among many", many_members(40), IssueType::invalid},
                    Refused{"too deep", nested(101), IssueType::too_costly},
                    Refused{"too many values",
                            "[" +
                                std::string(200, '1').replace(0, 0,
                                                              "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,"
                                                              "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,") +
                                "]",
                            IssueType::too_costly},
                    Refused{"too long", "\"" + std::string(1000, 'a') + "\"", IssueType::too_long}));

TEST(JsonReader, RefusesTenThousandLevelsWithoutUsingTheStack) {
    EXPECT_FALSE(parse_json(nested(10'000)).has_value());
    EXPECT_FALSE(parse_json(std::string(1'000'000, '[')).has_value());
}

TEST(JsonReader, TellsLineAndColumnOfTheFault) {
    const auto document = parse_json("{\n \"架\": tru }");
    ASSERT_FALSE(document.has_value());
    EXPECT_EQ(document.error().line, 2U);
    EXPECT_GT(document.error().column, 5U);
}

TEST(Builder, HandlesStayValidWhileTheirParentGrows) {
    Document document("Patient");
    auto root = document.edit();
    auto name = root.append_object("name");
    for (int i = 0; i < 100; ++i) root.set_integer("m" + std::to_string(i), i);
    auto second = root.append_object("name");
    name.set_string("family", "見本");
    second.set_string("family", "ミホン");
    name.append_string("given", "花");
    EXPECT_EQ(document.root().find("name")->items()[0].text_of("family"), "見本");
    EXPECT_EQ(write_json(*document.root().find("name")), R"([{"family":"見本","given":["花"]},{"family":"ミホン"}])");
}

TEST(Builder, SetsNothingForAnEmptyTextAndPrunesEmptyObjects) {
    Document document("Patient");
    auto root = document.edit();
    root.set_string("gender", "");
    root.object("maritalStatus").array("coding").append_object();
    root.set_boolean("active", true);
    root.prune_empty();
    EXPECT_EQ(write_json(document.root()), R"({"resourceType":"Patient","active":true})");
}

TEST(Builder, CopiesBetweenDocumentsOutliveTheSource) {
    Document to("Patient");
    {
        const auto from = parsed(R"({"name":[{"text":"見本 花","n":1.50}]})");
        to.edit().set_copy("name", *from.root().find("name"));
    }
    EXPECT_EQ(write_json(to.root()), R"({"resourceType":"Patient","name":[{"text":"見本 花","n":1.50}]})");
}

}  // namespace
}  // namespace kakehashi::fhir
