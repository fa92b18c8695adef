#include "kakehashi/mappers/text.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kakehashi::mappers {
namespace {

bool has_rule(const fhir::Report& report, std::string_view rule) {
    return std::any_of(report.begin(), report.end(), [rule](const auto& issue) { return issue.rule == rule; });
}

struct Decoding {
    std::string text;
    Charset charset = Charset::ascii;
    fhir::Report report;
};
Decoding decode(std::string_view bytes, std::optional<Charset> declared) {
    Decoding decoding;
    auto text = decode_text(bytes, declared, decoding.report);
    if (text) {
        decoding.text = text->utf8;
        decoding.charset = text->charset;
    } else {
        decoding.report.push_back(text.error());
    }
    return decoding;
}

TEST(Iso2022Jp, KanjiWhoseSecondByteIsADelimiterStaysOneCharacter) {
    // Second bytes 0x7C, 0x5E and 0x26: field, component and subcomponent separators of HL7.
    const auto found = decode("A|\x1b$B\x3B\x7C\x3C\x5E\x3B\x26\x1b(B|B\r", Charset::iso_2022_jp);
    EXPECT_EQ(found.text.substr(0, 2), "A|");
    EXPECT_EQ(std::count(found.text.begin(), found.text.end(), '|'), 2);
    EXPECT_EQ(found.text.find('^'), std::string::npos);
    EXPECT_EQ(found.text.size(), 2U + 9U + 3U);
    EXPECT_TRUE(found.report.empty());
}

TEST(Iso2022Jp, EveryEscapeIsRead) {
    const auto found =
        decode("\x1b$@\x30\x21\x1b(J\x41\x1b(I\x36\x5E\x1b$B\x30\x21\x1b$(D\x30\x21\x1b(B.", Charset::iso_2022_jp);
    EXPECT_EQ(found.text, "亜Aｶﾞ亜丂.");
}

TEST(Iso2022Jp, LineThatEndsInKanjiStateIsReportedAndTheNextIsAscii) {
    const auto found = decode("PID|\x1b$B\x30\x21\rPV1|1\r", Charset::iso_2022_jp);
    EXPECT_EQ(found.text, "PID|亜\rPV1|1\r");
    EXPECT_TRUE(has_rule(found.report, "encoding-unterminated"));
}

TEST(Iso2022Jp, BackslashOfJisRomanIsYenUnlessItEscapes) {
    EXPECT_EQ(decode("\x1b(J\\100 \\F\\\x1b(B", Charset::iso_2022_jp).text, "¥100 \\F\\");
}

TEST(Iso2022Jp, TildeOfJisRomanStaysASeparator) {
    EXPECT_EQ(decode("\x1b(Ja~b\x1b(B", Charset::iso_2022_jp).text, "a~b");
}

TEST(DecodeText, Utf8UnderAFalseDeclarationIsNotTakenForCp932) {
    const auto found = decode("架橋花子", Charset::iso_2022_jp);
    EXPECT_EQ(found.text, "架橋花子");
    EXPECT_EQ(found.charset, Charset::utf_8);
    EXPECT_TRUE(has_rule(found.report, "encoding-mismatch"));
}

TEST(DecodeText, ShiftJisWithoutADeclarationIsReadAndReported) {
    const auto found = decode("\x95\x5C\x8E\xA6|\x81\x60\x87\x40", std::nullopt);  // 表示 with 0x5C, ～ and ①
    EXPECT_EQ(found.text, "表示|～①");
    EXPECT_EQ(found.charset, Charset::cp932);
    EXPECT_TRUE(has_rule(found.report, "encoding-undeclared"));
}

TEST(DecodeText, DeclaredEucJpIsRead) { EXPECT_EQ(decode("\xB0\xA1", Charset::euc_jp).text, "亜"); }

TEST(DecodeText, UserDefinedCharacterBecomesGetaAndIsReported) {
    const auto found = decode("\x8D\x82\xF0\x40", Charset::cp932);
    EXPECT_EQ(found.text, "高〓");
    EXPECT_TRUE(has_rule(found.report, "gaiji"));
}

TEST(DecodeText, ByteOrderMarkIsTakenOff) {
    const auto found = decode("\xEF\xBB\xBFMSH|", std::nullopt);
    EXPECT_EQ(found.text, "MSH|");
    EXPECT_TRUE(has_rule(found.report, "encoding-bom"));
}

TEST(DecodeText, BytesOfNoEncodingAreRefused) {
    EXPECT_TRUE(has_rule(decode("\xFF\xFE\xFD\xFF", std::nullopt).report, "undecodable"));
    EXPECT_TRUE(has_rule(decode("\x1b$B\x30\x21\x1b(B\x95\x5C", Charset::iso_2022_jp).report, "undecodable"));
}

TEST(DecodeText, EncodesWhatItDecodes) {
    EXPECT_EQ(decode_as(encode_as("架橋|花子", Charset::iso_2022_jp), Charset::iso_2022_jp), "架橋|花子");
    EXPECT_EQ(decode_as(encode_as("表示", Charset::cp932), Charset::cp932), "表示");
}

TEST(CharsetOfHl7, SpellingsThatExportsUse) {
    for (const auto* text : {"~ISO IR87", "~ISOIR87", "~ISO IR13~ISO IR87"})
        EXPECT_EQ(charset_of_hl7(text), Charset::iso_2022_jp) << text;
    EXPECT_EQ(charset_of_hl7("UNICODE UTF-8"), Charset::utf_8);
    EXPECT_EQ(charset_of_hl7(""), std::nullopt);
}

struct TimeCase {
    std::string_view ts;
    std::string_view fhir;
    std::string_view rule;
};
void PrintTo(const TimeCase& row, std::ostream* out) { *out << row.ts; }
class Hl7Time : public testing::TestWithParam<TimeCase> {};
TEST_P(Hl7Time, BecomesFhir) {
    fhir::Report report;
    EXPECT_EQ(hl7_date_time(GetParam().ts, "+09:00", "PV1-44", report), GetParam().fhir);
    if (GetParam().rule.empty())
        EXPECT_TRUE(report.empty());
    else
        EXPECT_TRUE(has_rule(report, GetParam().rule));
}
INSTANTIATE_TEST_SUITE_P(Text, Hl7Time,
                         testing::Values(TimeCase{"20240311", "2024-03-11", ""}, TimeCase{"2024", "2024", ""},
                                         TimeCase{"199601", "1996-01", ""}, TimeCase{"19960000", "1996", ""},
                                         TimeCase{"2011070100", "2011-07-01", ""},
                                         TimeCase{"202403111030", "2024-03-11T10:30:00+09:00", "seconds-added"},
                                         TimeCase{"20240311103045", "2024-03-11T10:30:45+09:00", ""},
                                         TimeCase{"20111220224447.3399", "2011-12-20T22:44:47.3399+09:00", ""},
                                         TimeCase{"20240311103045+0000", "2024-03-11T10:30:45+00:00", ""},
                                         TimeCase{"20240229240000", "2024-03-01T00:00:00+09:00", ""},
                                         TimeCase{"99991231", "", "sentinel"}, TimeCase{"00000000", "", "sentinel"},
                                         TimeCase{"20240231", "", "date-invalid"},
                                         TimeCase{"2024/03/11", "", "date-invalid"}, TimeCase{"F", "", "date-invalid"},
                                         TimeCase{"", "", ""}));

}  // namespace
}  // namespace kakehashi::mappers
