#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "kakehashi/fhir/json.hpp"

/// JSON that cannot be read says why in the reader's language.
namespace kakehashi::fhir {
namespace {

struct Broken {
    const char* why;
    std::string text;
    const char* en;
    const char* ja;
};
void PrintTo(const Broken& row, std::ostream* out) { *out << row.why; }

class BrokenJson : public testing::TestWithParam<Broken> {};
TEST_P(BrokenJson, SaysInBothLanguagesWhatIsWrong) {
    const auto parsed = read_json(GetParam().text);
    ASSERT_FALSE(parsed);
    const Issue& issue = parsed.error();
    EXPECT_EQ(issue.rule, "json-malformed");
    const auto line = std::to_string(issue.line);
    const auto column = std::to_string(issue.column);
    EXPECT_EQ(issue.diagnostics, "Not well-formed JSON at line " + line + ", column " + column + ": " + GetParam().en);
    EXPECT_EQ(issue.diagnostics_ja, line + "行" + column + "列目でJSONとして読めません: " + GetParam().ja + "。");
}
// RapidJSON has one error for both.
constexpr auto kEscapeJa =
    "文字列に、JSONにないエスケープ(「\\」の後の文字)か、そのまま書けない制御文字(改行、タブなど)があります";

INSTANTIATE_TEST_SUITE_P(
    Json, BrokenJson,
    testing::Values(
        Broken{"a word that is no value", R"({"a":yes})", "Invalid value.", "値の書き方が正しくありません"},
        Broken{"single quotes", R"({"a":'x'})", "Invalid value.", "値の書き方が正しくありません"},
        Broken{"a value missing", R"({"a":)", "Invalid value.", "値の書き方が正しくありません"},
        Broken{"two values", "{} {}", "The document root must not be followed by other values.",
               "JSONの値が終わった後に、余分な文字があります"},
        Broken{"a name without quotes", R"({a:1})", "Missing a name for object member.",
               "オブジェクトのメンバーの名前(「\"」で囲んだ文字列)がありません"},
        Broken{"no colon", R"({"a" 1})", "Missing a colon after a name of object member.",
               "メンバーの名前の後に「:」がありません"},
        Broken{"no comma between members", R"({"a":1 "b":2})", "Missing a comma or '}' after an object member.",
               "メンバーの後に「,」または「}」がありません"},
        Broken{"cut off in an object", R"({"a":1)", "Missing a comma or '}' after an object member.",
               "メンバーの後に「,」または「}」がありません"},
        Broken{"no comma between items", "[1 2]", "Missing a comma or ']' after an array element.",
               "配列の要素の後に「,」または「]」がありません"},
        Broken{"an escape of letters that are no digits", R"({"a":"\u00G0"})",
               "Incorrect hex digit after \\u escape in string.", "文字列の「\\u」の後には、16進数4桁が必要です"},
        Broken{"half of a surrogate pair", R"({"a":"\uD800x"})", "The surrogate pair in string is invalid.",
               "文字列のサロゲートペアが正しくありません"},
        Broken{"an escape that JSON does not have", R"({"a":"\q"})", "Invalid escape character in string.", kEscapeJa},
        Broken{"a line break in a text", "{\"a\":\"x\ny\"}", "Invalid escape character in string.", kEscapeJa},
        Broken{"a text without an end", R"({"a":"x)", "Missing a closing quotation mark in string.",
               "文字列の終わりの「\"」がありません"},
        Broken{"a point without digits", "[1.]", "Miss fraction part in number.", "小数点の後に数字がありません"},
        Broken{"an exponent without digits", "[1e]", "Miss exponent in number.", "指数(e)の後に数字がありません"}),
    [](const auto& row) { return "Row" + std::to_string(row.index); });

}  // namespace
}  // namespace kakehashi::fhir
