#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "kakehashi/fhir/xml.hpp"

/// XML that cannot be read says why in the reader's language, and of several errors the one from which the others
/// follow.
namespace kakehashi::fhir {
namespace {

std::string patient(std::string_view inner) {
    return R"(<Patient xmlns="http://hl7.org/fhir">)" + std::string(inner) + "</Patient>";
}

struct Broken {
    const char* why;
    std::string text;
    const char* en;
    const char* ja;
    int code;
};
void PrintTo(const Broken& row, std::ostream* out) { *out << row.why; }

class BrokenXml : public testing::TestWithParam<Broken> {};
TEST_P(BrokenXml, SaysInBothLanguagesWhatIsWrong) {
    const auto parsed = read_xml(GetParam().text);
    ASSERT_FALSE(parsed);
    const Issue& issue = parsed.error();
    EXPECT_EQ(issue.rule, "xml-malformed");
    EXPECT_EQ(issue.code, IssueType::invalid);
    const auto line = std::to_string(issue.line);
    const auto column = std::to_string(issue.column);
    const auto code = std::to_string(GetParam().code);
    EXPECT_EQ(issue.diagnostics, "Not well-formed XML at line " + line + ", column " + column + ": " + GetParam().en +
                                     " (libxml2 error " + code + ").");
    EXPECT_EQ(issue.diagnostics_ja,
              line + "行" + column + "列目でXMLとして読めません: " + GetParam().ja + "(libxml2エラー" + code + ")。");
}

constexpr auto kUnclosed = "the input ends before all elements are closed";
constexpr auto kUnclosedJa = "要素を閉じないまま入力が終わっています";
constexpr auto kMismatch = "a start tag and the end tag here have different names";
constexpr auto kMismatchJa = "開始タグと終了タグの名前が一致しません";
constexpr auto kCharacter = "a character that XML does not allow";
constexpr auto kCharacterJa = "XMLで使えない文字(制御文字など)があります";
constexpr auto kEntity = "an entity that XML does not have; only &amp; &lt; &gt; &quot; &apos; may be used";
constexpr auto kEntityJa = "XMLにない実体参照です。使えるのは「&amp;」「&lt;」「&gt;」「&quot;」「&apos;」だけです";

INSTANTIATE_TEST_SUITE_P(
    Xml, BrokenXml,
    testing::Values(
        Broken{"cut off between elements", R"(<Patient xmlns="http://hl7.org/fhir"><name>)", kUnclosed, kUnclosedJa,
               77},
        Broken{"cut off in a name", R"(<Patient xmlns="http://hl7.org/fhir"><name)", kUnclosed, kUnclosedJa, 77},
        Broken{"cut off after a value", R"(<Patient xmlns="http://hl7.org/fhir"><id value="x")", kUnclosed, kUnclosedJa,
               77},
        Broken{"cut off before a value", R"(<Patient xmlns="http://hl7.org/fhir"><id value=)", kUnclosed, kUnclosedJa,
               77},
        Broken{"cut off after an attribute's name", R"(<Patient xmlns="http://hl7.org/fhir"><id value)", kUnclosed,
               kUnclosedJa, 77},
        Broken{"cut off in an end tag", R"(<Patient xmlns="http://hl7.org/fhir"><id value="x"/></Patient)", kUnclosed,
               kUnclosedJa, 77},
        Broken{"cut off after an angle bracket", "<Patient xmlns=\"http://hl7.org/fhir\">\n<", kUnclosed, kUnclosedJa,
               77},
        Broken{"no blank between attributes", patient(R"(<id value="1"id="a"/>)"), "a blank is missing",
               "空白が足りません", 65},
        Broken{"an angle bracket in a text", patient("<name>a < b</name>"),
               "a name is missing; a '&' or '<' in a text is written &amp; or &lt;",
               "名前がありません。文字の「&」「<」は「&amp;」「&lt;」と書きます", 68},
        Broken{"cut off in a value", R"(<Patient xmlns="http://hl7.org/fhir"><id value="x)",
               "an attribute value does not end", "属性値が終わっていません", 40},
        Broken{"another end tag", patient("<name></nome>"), kMismatch, kMismatchJa, 76},
        Broken{"an end tag left out", patient("<name>"), kMismatch, kMismatchJa, 76},
        Broken{"an entity of HTML", patient(R"(<text><div xmlns="http://www.w3.org/1999/xhtml">&nbsp;</div></text>)"),
               kEntity, kEntityJa, 26},
        Broken{"an entity of nobody, in a value", patient(R"(<id value="&x;"/>)"), kEntity, kEntityJa, 26},
        Broken{"an attribute twice", patient(R"(<id value="1" value="2"/>)"), "an attribute stands twice in one tag",
               "1つのタグに同じ属性が2回あります", 42},
        Broken{"a control character between elements", patient("\x01"), kCharacter, kCharacterJa, 9},
        Broken{"a control character in a value", patient("<id value=\"\x02\"/>"), kCharacter, kCharacterJa, 9},
        Broken{"NUL as a reference", patient(R"(<id value="&#0;"/>)"), kCharacter, kCharacterJa, 9},
        Broken{"an angle bracket in a value", patient(R"(<id value="<"/>)"),
               "'<' in an attribute value is written &lt;", "属性値の「<」は「&lt;」と書きます", 38},
        Broken{"a value without quotes", patient("<id value=1/>"), "an attribute value has no quotation marks",
               "属性値が引用符で囲まれていません", 39},
        Broken{"an ampersand alone", patient(R"(<id value="a & b"/>)"),
               "a name is missing; a '&' or '<' in a text is written &amp; or &lt;",
               "名前がありません。文字の「&」「<」は「&amp;」「&lt;」と書きます", 68},
        Broken{"a second root", patient("") + "<x/>", "there is something after the end of the document",
               "文書の終わりの後に、余分な文字があります", 5},
        Broken{"no element", "hello", "there is no element", "要素がありません", 4},
        Broken{"a blank before the declaration", " <?xml version='1.0'?>" + patient(""),
               "the XML declaration must stand at the very beginning of the file",
               "XML宣言(<?xml …?>)は、ファイルの先頭に1つだけ書きます", 64},
        Broken{"a prefix that nobody declared", patient("<x:id/>"), "a namespace prefix is not declared",
               "宣言していない名前空間の接頭辞です", 201}),
    [](const auto& row) { return "Row" + std::to_string(row.index); });

TEST(BrokenXmlOfAnUncommonKind, IsToldByTheParsersNumberInBothLanguages) {
    const auto parsed = read_xml("<Patient xmlns='http://hl7.org/fhir' xmlns:x=''/>");
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().diagnostics, "Not well-formed XML at line 1, column " +
                                              std::to_string(parsed.error().column) + " (libxml2 error 200).");
    EXPECT_EQ(parsed.error().diagnostics_ja,
              "1行" + std::to_string(parsed.error().column) + "列目でXMLとして読めません(libxml2エラー200)。");
}

TEST(BrokenXml, NeverQuotesTheInput) {
    const auto parsed = read_xml(patient("<name><family value='secret'></nome>"));
    ASSERT_FALSE(parsed);
    for (const auto* word : {"secret", "nome", "family"}) {
        EXPECT_EQ(parsed.error().diagnostics.find(word), std::string::npos) << word;
        EXPECT_EQ(parsed.error().diagnostics_ja.find(word), std::string::npos) << word;
    }
}

}  // namespace
}  // namespace kakehashi::fhir
