#include "kakehashi/mappers/result_text.hpp"

#include <gtest/gtest.h>

#include <ostream>

namespace kakehashi::mappers {
namespace {

struct ResultRow {
    const char* why;
    std::string_view text;
    ResultKind kind;
    std::string_view comparator_or_sign;
    std::string_view decimal;
    bool rewritten = false;
    bool unparsed = false;
};
void PrintTo(const ResultRow& row, std::ostream* out) { *out << row.why; }

class ResultText : public testing::TestWithParam<ResultRow> {};
TEST_P(ResultText, IsReadAsTheSharedRulesSay) {
    const ResultRow& row = GetParam();
    const ParsedResult parsed = parse_result_text(row.text);
    EXPECT_EQ(parsed.kind, row.kind);
    EXPECT_EQ(row.kind == ResultKind::qualitative ? parsed.sign : parsed.comparator, row.comparator_or_sign);
    EXPECT_EQ(parsed.decimal, row.decimal);
    EXPECT_EQ(parsed.rewritten, row.rewritten);
    EXPECT_EQ(parsed.unparsed, row.unparsed);
}

INSTANTIATE_TEST_SUITE_P(
    AppendixA5, ResultText,
    testing::Values(ResultRow{"digits are kept", "4.10", ResultKind::quantity, "", "4.10"},
                    ResultRow{"comparator before", "< 0.02", ResultKind::quantity, "<", "0.02"},
                    ResultRow{"a range is not a value", "1.2-2.0", ResultKind::string, "", ""},
                    ResultRow{"half-quantitative", "(1+)", ResultKind::qualitative, "+", ""},
                    ResultRow{"half-quantitative with a space", " 2 +", ResultKind::qualitative, "++", ""},
                    ResultRow{"negative sign", "(-)", ResultKind::qualitative, "-", ""},
                    ResultRow{"full-width negative sign", "（－）", ResultKind::qualitative, "-", ""},
                    ResultRow{"negative in words", "陰性", ResultKind::qualitative, "negative", ""},
                    ResultRow{"borderline", "±", ResultKind::qualitative, "+-", ""},
                    ResultRow{"no specimen", "検体不足", ResultKind::comment, "", ""},
                    ResultRow{"haemolysis beside a number", "4.5 溶血", ResultKind::comment, "", ""},
                    ResultRow{"placeholder", "---", ResultKind::comment, "", ""},
                    ResultRow{"full-width digits", "０．５", ResultKind::quantity, "", "0.5", true},
                    ResultRow{"thousands", "12,300", ResultKind::quantity, "", "12300", true},
                    ResultRow{"exponent is never guessed", "5.60E+03", ResultKind::string, "", "", false, true},
                    ResultRow{"power of ten is never guessed", "1.0×10^3", ResultKind::string, "", "", false, true},
                    ResultRow{"no digit before the point", ".5", ResultKind::quantity, "", "0.5", true},
                    ResultRow{"no digit behind the point", "5.", ResultKind::quantity, "", "5"},
                    ResultRow{"upper bound in words", "0.30以下", ResultKind::quantity, "<=", "0.30"},
                    ResultRow{"full-width comparator", "＜０．１", ResultKind::quantity, "<", "0.1", true},
                    ResultRow{"leading zeros are no decimal", "007.10", ResultKind::quantity, "", "7.10"},
                    ResultRow{"comma as decimal point", "1,5", ResultKind::string, "", "", false, true},
                    ResultRow{"flag behind the number", "4.5 H", ResultKind::string, "", "", false, true},
                    ResultRow{"two points", "1.2.3", ResultKind::string, "", "", false, true},
                    ResultRow{"words", "Rh陽性型", ResultKind::string, "", ""},
                    ResultRow{"nothing", " 　", ResultKind::empty, "", ""}));

struct RangeRow {
    const char* why;
    std::string_view text;
    std::string_view low;
    std::string_view high;
    bool unparsed = false;
};
void PrintTo(const RangeRow& row, std::ostream* out) { *out << row.why; }

class RangeText : public testing::TestWithParam<RangeRow> {};
TEST_P(RangeText, GivesLowAndHigh) {
    const ParsedRange range = parse_range_text(GetParam().text);
    EXPECT_EQ(range.low, GetParam().low);
    EXPECT_EQ(range.high, GetParam().high);
    EXPECT_EQ(range.unparsed, GetParam().unparsed);
    EXPECT_EQ(range.text, GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, RangeText,
    testing::Values(RangeRow{"plain", "3.6-4.8", "3.6", "4.8"}, RangeRow{"decimals kept", "6.70～8.3", "6.70", "8.3"},
                    RangeRow{"wave dash", "3〜5", "3", "5"}, RangeRow{"below", "<85", "", "85"},
                    RangeRow{"below in words", "0.30以下", "", "0.30"}, RangeRow{"above in words", "40以上", "40", ""},
                    RangeRow{"leading minus", "-1.0-1.0", "-1.0", "1.0"},
                    RangeRow{"both negative", "-3--1", "-3", "-1"},
                    RangeRow{"thousands", "3,500-9,700", "3500", "9700"}, RangeRow{"qualitative", "(-)", "", "", true},
                    RangeRow{"two ranges", "男3-5女2-4", "", "", true}));

TEST(NormalisedText, HasNoHalfWidthKatakanaAndNoFullWidthSpace) {
    EXPECT_EQ(normalise_text("　γ－ＧＴＰ　ｶﾞﾝﾏ\t"), "γ-GTP ガンマ");
    EXPECT_EQ(normalise_text("①Ⅲ"), "①Ⅲ");
    EXPECT_EQ(to_katakana("みほん　ﾊﾅ"), "ミホン ハナ");
}

}  // namespace
}  // namespace kakehashi::mappers
