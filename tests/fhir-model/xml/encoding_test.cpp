#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <utility>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/xml.hpp"

namespace kakehashi::fhir {
namespace {

using namespace std::string_literals;

std::string named(std::string_view encoding, const std::string& text) {
    return "<?xml version=\"1.0\" encoding=\"" + std::string(encoding) +
           "\"?>\n<Patient xmlns=\"http://hl7.org/fhir\">\n<name><text value=\"" + text + "\"/></name></Patient>";
}

/// ASCII to UTF-16.
std::string wide(std::string_view ascii, bool is_little_endian) {
    std::string out;
    for (const char c : ascii) {
        if (!is_little_endian) out += '\0';
        out += c;
        if (is_little_endian) out += '\0';
    }
    return out;
}

struct Encoded {
    const char* why;
    std::string bytes;
    const char* text;
};
void PrintTo(const Encoded& row, std::ostream* out) { *out << row.why; }

class XmlEncoding : public testing::TestWithParam<Encoded> {};
TEST_P(XmlEncoding, ReadsWhatTheDeclarationNames) {
    const auto document = parse_xml(GetParam().bytes);
    ASSERT_TRUE(document) << document.error().diagnostics;
    const Node& text = *document->root().find("name")->items()[0].find("text");
    EXPECT_EQ(text.text(), GetParam().text);
    EXPECT_EQ(document->position(text.offset()).line, 3U);
    EXPECT_EQ(document->position(text.offset()).column, 7U);
}
INSTANTIATE_TEST_SUITE_P(
    Xml, XmlEncoding,
    testing::Values(Encoded{"Shift_JIS", named("Shift_JIS", "\x8B\xB4"), "橋"},
                    Encoded{"lower case", named("shift_jis", "\x8B\xB4"), "橋"},
                    Encoded{"a trail byte that is a backslash", named("Shift_JIS", "\x95\x5C"), "表"},
                    Encoded{"what only Windows-31J has", named("Shift_JIS", "\x87\x40\x87\x8A\xFB\xFC"), "①㈱髙"},
                    Encoded{"half-width katakana", named("Windows-31J", "\xB6\xB9"), "ｶｹ"},
                    Encoded{"EUC-JP", named("EUC-JP", "\xB6\xB6"), "橋"},
                    Encoded{"ISO-2022-JP", named("ISO-2022-JP", "\x1B$B66\x1B(B"), "橋"},
                    Encoded{"ISO-8859-1", named("ISO-8859-1", "\xE9"), "é"},
                    Encoded{"US-ASCII", named("US-ASCII", "a"), "a"},
                    Encoded{"UTF-8 with a byte order mark", "\xEF\xBB\xBF" + named("UTF-8", "橋"), "橋"},
                    Encoded{"UTF-16, little endian", "\xFF\xFE" + wide(named("UTF-16", "a"), true), "a"},
                    Encoded{"UTF-16, big endian", "\xFE\xFF" + wide(named("UTF-16", "a"), false), "a"},
                    Encoded{"UTF-16 without a byte order mark", wide(named("UTF-16", "a"), true), "a"},
                    Encoded{"no encoding named",
                            "<?xml version='1.0'?>\n<Patient xmlns='http://hl7.org/fhir'>\n<name><text value='橋'/>"
                            "</name></Patient>",
                            "橋"}),
    [](const auto& row) { return "Row" + std::to_string(row.index); });

struct Misnamed {
    const char* why;
    std::string bytes;
    std::size_t wrong_at;  // from the value's first byte
};
void PrintTo(const Misnamed& row, std::ostream* out) { *out << row.why; }

class XmlWrongByte : public testing::TestWithParam<Misnamed> {};
TEST_P(XmlWrongByte, RefusesTheDocumentAndNamesByteLineAndColumn) {
    const auto document = parse_xml(GetParam().bytes);
    ASSERT_FALSE(document);
    const std::size_t value = GetParam().bytes.find("value=") + 7;
    EXPECT_EQ(document.error().rule, "xml-wrong-byte");
    EXPECT_EQ(document.error().code, IssueType::invalid);
    EXPECT_EQ(document.error().line, 3U);
    EXPECT_EQ(document.error().column, 20U + GetParam().wrong_at);
    const std::string place = "offset " + std::to_string(value + GetParam().wrong_at) + " (line 3";
    EXPECT_NE(document.error().diagnostics.find(place), std::string::npos) << document.error().diagnostics;
}
TEST_P(XmlWrongByte, ReadsOnWithAReplacementWhereFaultsAreTold) {
    const auto parsed = read_xml(GetParam().bytes);
    ASSERT_TRUE(parsed) << parsed.error().diagnostics;
    ASSERT_EQ(parsed->findings.size(), 1U);
    EXPECT_EQ(parsed->findings.front().rule, "xml-wrong-byte");
    const auto text = parsed->document.root().find("name")->items()[0].text_of("text");
    EXPECT_NE(text.find("\xEF\xBF\xBD"), std::string_view::npos);
    EXPECT_TRUE(text.ends_with("z"));
}
INSTANTIATE_TEST_SUITE_P(Xml, XmlWrongByte,
                         testing::Values(Misnamed{"Shift_JIS as UTF-8", named("UTF-8", "ab\x8B\xB4z"), 2},
                                         Misnamed{"a byte that begins nothing", named("UTF-8", "\xFFz"), 0},
                                         Misnamed{"overlong", named("UTF-8", "a\xC0\xAFz"), 1},
                                         Misnamed{"half a surrogate pair", named("UTF-8", "a\xED\xA0\x80z"), 1},
                                         Misnamed{"a character cut short", named("UTF-8", "a\xE6\xA9z"), 1},
                                         Misnamed{"beyond Unicode", named("UTF-8", "\xF4\x90\x80\x80z"), 0},
                                         Misnamed{"UTF-8 as EUC-JP", named("EUC-JP", "a\xFF\xFFz"), 1},
                                         Misnamed{"Latin-1 as ASCII", named("US-ASCII", "ab\xE9z"), 2}),
                         [](const auto& row) { return "Row" + std::to_string(row.index); });

TEST(XmlEncoding, OtherThanUtf8IsReadAndTold) {
    for (const auto& bytes :
         {named("Shift_JIS", "\x8B\xB4"), named("US-ASCII", "a"), "\xFF\xFE" + wide(named("UTF-16", "a"), true)}) {
        const auto parsed = read_xml(bytes);
        ASSERT_TRUE(parsed) << parsed.error().diagnostics;
        ASSERT_EQ(parsed->findings.size(), 1U);
        EXPECT_EQ(parsed->findings.front().rule, "xml-encoding");
        EXPECT_EQ(parsed->findings.front().severity, IssueSeverity::error);
        EXPECT_EQ(parsed->findings.front().line, 1U);
    }
    for (const auto& bytes : {named("utf-8", "a"), "\xEF\xBB\xBF" + named("UTF-8", "a")})
        EXPECT_TRUE(read_xml(bytes)->findings.empty());
}

TEST(XmlEncoding, RefusesANameThatNobodyKnows) {
    for (const auto* name : {"nonsense", "", "UTF-9"}) {
        const auto document = parse_xml(named(name, "a"));
        ASSERT_FALSE(document) << name;
        EXPECT_EQ(document.error().rule, "xml-unknown-encoding") << name;
        EXPECT_EQ(document.error().code, IssueType::invalid);
    }
}

TEST(XmlEncoding, SaysThatATextOfSingleBytesIsNoUtf16) {
    const auto document = parse_xml(named("UTF-16", "a"));
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().rule, "xml-wrong-byte");
    EXPECT_NE(document.error().diagnostics.find("Not UTF-16"), std::string::npos) << document.error().diagnostics;
}

TEST(XmlEncoding, RefusesAByteOrderMarkAloneAndOddBytes) {
    for (const auto& bytes : {"\xFF\xFE"s, "\xFE\xFF"s, "\xEF\xBB\xBF"s, "\xFF\xFE<"s, "<\0?\0"s}) {
        const auto document = parse_xml(bytes);
        ASSERT_FALSE(document);
        EXPECT_EQ(document.error().code, IssueType::invalid);
    }
}

}  // namespace
}  // namespace kakehashi::fhir
