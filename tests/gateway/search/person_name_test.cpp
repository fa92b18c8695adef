#include <gtest/gtest.h>

#include "search/parameters.hpp"

namespace kakehashi::gateway::search {
namespace {

struct Spelling {
    const char* why;
    std::string_view text;
};
void PrintTo(const Spelling& row, std::ostream* out) { *out << row.why; }

class NameSpelling : public testing::TestWithParam<Spelling> {};
TEST_P(NameSpelling, MeetsTheOthers) { EXPECT_EQ(normalise_name(GetParam().text), "カケハシハナゴ"); }

INSTANTIATE_TEST_SUITE_P(Kana, NameSpelling,
                         testing::Values(Spelling{.why = "full-width katakana", .text = "カケハシ ハナゴ"},
                                         Spelling{.why = "full-width space", .text = "カケハシ　ハナゴ"},
                                         Spelling{.why = "half-width katakana, voiced mark apart", .text = "ｶｹﾊｼ ﾊﾅｺﾞ"},
                                         Spelling{.why = "hiragana", .text = "かけはし はなご"},
                                         Spelling{.why = "no space", .text = "かけはしハナゴ"}));

TEST(PersonName, LatinLettersMeetInLowerCase) { EXPECT_EQ(normalise_name("Ｈanako KAKE"), "hanakokake"); }
TEST(PersonName, BytesThatAreNoTextDoNoHarm) { EXPECT_NO_FATAL_FAILURE((void)normalise_name("\xff\xfe\x80")); }

}  // namespace
}  // namespace kakehashi::gateway::search
