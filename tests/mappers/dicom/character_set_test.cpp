#include "dicom/character_set.hpp"

#include <gtest/gtest.h>

#include "dicom/data_set.hpp"

namespace kakehashi::mappers::dicom {
namespace {

struct TextRow {
    const char* why;
    std::vector<std::string> terms;
    std::string bytes;
    const char* expected;  ///< nullptr: does not fit
};
void PrintTo(const TextRow& row, std::ostream* out) { *out << row.why; }

class DicomText : public testing::TestWithParam<TextRow> {};
TEST_P(DicomText, IsReadByItsCharacterSet) {
    const auto found = CharacterSet(GetParam().terms).decode(GetParam().bytes);
    ASSERT_EQ(found.has_value(), GetParam().expected != nullptr);
    if (found) EXPECT_EQ(*found, GetParam().expected);
}
// The names are those of PS3.5 annexes H to K.
INSTANTIATE_TEST_SUITE_P(
    Dicom, DicomText,
    testing::Values(
        TextRow{"H.3.1",
                {"", "ISO 2022 IR 87"},
                "Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B=\x1b$B$d$^$@\x1b(B^\x1b$B$?$m$&\x1b(B",
                "Yamada^Tarou=山田^太郎=やまだ^たろう"},
        TextRow{"H.3.2",
                {"ISO 2022 IR 13", "ISO 2022 IR 87"},
                "\xd4\xcf\xc0\xde^\xc0\xdb\xb3=\x1b$B;3ED\x1b(J^\x1b$BB@O:\x1b(J=\x1b$B$d$^$@\x1b(J^\x1b$B$?$m$&\x1b(J",
                "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう"},
        TextRow{"JIS X 0212", {"", "ISO 2022 IR 159"}, "\x1b$(D0\x21\x1b(B", "丂"},
        TextRow{"half a kanji that is a delimiter", {"", "ISO 2022 IR 87"}, "\x1b$BG=\\\x1b(B\\B", nullptr},
        TextRow{"a kanji whose second byte is a backslash", {"", "ISO 2022 IR 87"}, "\x1b$B8+K\\\x1b(B\\B", "見本\\B"},
        TextRow{"a kanji whose second byte is a caret", {"", "ISO 2022 IR 87"}, "\x1b$B$^\x1b(B^B", "ま^B"},
        TextRow{"I.2 Korean",
                {"", "ISO 2022 IR 149"},
                "Hong^Gildong=\x1b$)C\xfb\xf3^\x1b$)C\xd1\xce\xd4\xd7=\x1b$)C\xc8\xab^\x1b$)C\xb1\xe6\xb5\xbf",
                "Hong^Gildong=洪^吉洞=홍^길동"},
        TextRow{"GB 18030", {"GB18030"}, "Wang^XiaoDong=\xcd\xf5^\xd0\xa1\xb6\xab=", "Wang^XiaoDong=王^小东="},
        TextRow{"UTF-8", {"ISO_IR 192"}, "見本^花", "見本^花"},
        TextRow{"Latin 1", {"ISO_IR 100"}, "Buc^J\xe9r\xf4me", "Buc^Jérôme"},
        TextRow{"Greek", {"ISO_IR 126"}, "\xc4\xe9", "Δι"},
        TextRow{"as some write the term", {"ISO-IR 100"}, "J\xe9", "Jé"},
        TextRow{"nothing declared, ASCII", {}, "MIHON^HANA", "MIHON^HANA"},
        TextRow{"nothing declared, Shift_JIS", {}, "\x8C\xA9\x96\x7B", nullptr},
        TextRow{"UTF-8 declared, Shift_JIS", {"ISO_IR 192"}, "\x8C\xA9\x96\x7B", nullptr},
        TextRow{"katakana set, Shift_JIS", {"ISO_IR 13"}, "\x8C\xA9\x96\x7B", nullptr},
        TextRow{"an escape that nobody knows", {"", "ISO 2022 IR 87"}, "\x1b$Z!!", nullptr},
        TextRow{"kanji cut in half", {"", "ISO 2022 IR 87"}, "\x1b$B;3E", nullptr},
        TextRow{"an escape cut off", {"", "ISO 2022 IR 87"}, "A\x1b$", nullptr}));

TEST(DicomCharacterSet, ATermThatNobodyKnowsIsSaid) {
    EXPECT_EQ(CharacterSet({"ISO 2022 IR 6", "ISO 2022 IR 999"}).unknown_term(), "ISO 2022 IR 999");
    EXPECT_EQ(CharacterSet({"", "ISO 2022 IR 87", "ISO 2022 IR 159"}).unknown_term(), "");
    EXPECT_EQ(CharacterSet({"utf-8"}).unknown_term(), "utf-8");
}

DataSet named(PersonName name) {
    DataSet data_set;
    data_set.add({.tag = "00100010", .values = {}, .names = {std::move(name)}, .items = {}});
    return data_set;
}

TEST(DicomPersonName, HalfWidthKatakanaInTheFirstGroupIsTheReading) {
    const auto names = named({"ﾔﾏﾀﾞ^ﾀﾛｳ", "山田^太郎", ""}).names("00100010");
    ASSERT_EQ(names.size(), 2U);
    EXPECT_EQ(names[0].representation, "IDE");
    EXPECT_EQ(names[1].representation, "SYL");
    EXPECT_EQ(names[1].family, "ヤマダ");
    EXPECT_EQ(names[1].given, "タロウ");
}

TEST(DicomPersonName, ThePhoneticGroupGoesBeforeKatakanaInTheFirst) {
    const auto names = named({"ﾔﾏﾀﾞ^ﾀﾛｳ", "山田^太郎", "やまだ^たろう"}).names("00100010");
    ASSERT_EQ(names.size(), 2U);
    EXPECT_EQ(names[1].family, "ヤマダ");
}

TEST(DicomPersonName, OfSeparatorsAloneIsNobody) { EXPECT_TRUE(named({"^^^^", "", " "}).names("00100010").empty()); }

TEST(DicomPersonName, KanjiAloneInTheFirstGroupAreTheName) {
    const auto names = named({"山田^太郎", "", ""}).names("00100010");
    ASSERT_EQ(names.size(), 1U);
    EXPECT_EQ(names[0].representation, "IDE");
}

}  // namespace
}  // namespace kakehashi::mappers::dicom
