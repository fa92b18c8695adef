#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "xml/element.hpp"

/// An export that is no XML says where and why, in the reader's language; the words are those of the FHIR reader.
namespace kakehashi::mappers::xml {
namespace {

struct Broken {
    const char* why;
    std::string text;
    const char* en;
    const char* ja;
    std::uint32_t line;
};
void PrintTo(const Broken& row, std::ostream* out) { *out << row.why; }

class BrokenExport : public testing::TestWithParam<Broken> {};
TEST_P(BrokenExport, SaysInBothLanguagesWhatIsWrongAndWhere) {
    fhir::Report report;
    const auto tree = parse(GetParam().text, 0, report);
    ASSERT_FALSE(tree);
    const fhir::Issue& issue = tree.error();
    EXPECT_EQ(issue.rule, "xml-malformed");
    EXPECT_EQ(issue.line, GetParam().line);
    EXPECT_GT(issue.column, 0U);
    const std::string place = "line " + std::to_string(issue.line) + ", column " + std::to_string(issue.column);
    EXPECT_NE(issue.diagnostics.find(place + ": " + GetParam().en), std::string::npos) << issue.diagnostics;
    EXPECT_NE(issue.diagnostics_ja.find(GetParam().ja), std::string::npos) << issue.diagnostics_ja;
}
INSTANTIATE_TEST_SUITE_P(
    Xml, BrokenExport,
    testing::Values(Broken{"a quotation mark missing, of which other faults follow", "<a>\n<b x=\"1>\n<c/></b>\n</a>",
                           "'<' in an attribute value", "属性値の「<」", 3},
                    Broken{"two faults: the first is told", "<a>\n<b x=1/>\n<c>\n</a>",
                           "an attribute value has no quotation marks", "属性値が引用符で囲まれていません", 2},
                    Broken{"cut off inside a tag", "<a>\n<b ", "the input ends before all elements are closed",
                           "要素を閉じないまま入力が終わっています", 2},
                    Broken{"an entity that XML does not have", "<a>\n\n&nbsp;</a>", "an entity that XML does not have",
                           "XMLにない実体参照です", 3},
                    Broken{"another end tag", "<a>\n</b>", "a start tag and the end tag here have different names",
                           "開始タグと終了タグの名前が一致しません", 2},
                    Broken{"no XML at all", "MSH|^~", "there is no element", "要素がありません", 1}));

TEST(DocumentType, IsRefusedAtItsPlace) {
    fhir::Report report;
    const auto tree = parse("<?xml version=\"1.0\"?>\n  <!DOCTYPE a [<!ENTITY e \"x\">]>\n<a>&e;</a>", 0, report);
    ASSERT_FALSE(tree);
    EXPECT_EQ(tree.error().rule, "xml-dtd");
    EXPECT_EQ(tree.error().line, 2U);
    EXPECT_EQ(tree.error().column, 3U);
    EXPECT_NE(tree.error().diagnostics_ja.find("2行3列目"), std::string::npos);
}

}  // namespace
}  // namespace kakehashi::mappers::xml
