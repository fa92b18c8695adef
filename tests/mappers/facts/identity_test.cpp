#include "facts/identity.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <regex>

#include "kakehashi/mappers/report_units.hpp"
#include "sample_facts.hpp"

namespace kakehashi::mappers {
namespace {

TEST(ResourceId, IsAVersionFiveUuidThatOnlyItsSourceDecides) {
    const std::string id = resource_id("1319999991", "Patient", "00012345");
    EXPECT_TRUE(
        std::regex_match(id, std::regex("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")));
    EXPECT_EQ(id, resource_id("1319999991", "Patient", "00012345"));
    EXPECT_NE(id, resource_id("1319999992", "Patient", "00012345"));
    EXPECT_NE(id, resource_id("1319999991", "Patient", "12345"));
}

TEST(UnitKey, AlwaysHasTheFormOfABundleId) {
    const std::regex form(R"(^[0-4][0-9][1-3][0-9]{7}\^20[2-3][0-9]\^[A-Za-z0-9-]{1,36}$)");
    EXPECT_EQ(unit_key(UnitKind::laboratory, samples::header("ORD-0001")), "1319999991^2024^LAB-ORD-0001");
    for (const char* local_id : {"ORD/0001", "依頼番号1", "", "0123456789012345678901234567890123456789"})
        EXPECT_TRUE(std::regex_match(unit_key(UnitKind::laboratory, samples::header(local_id)), form)) << local_id;
    EXPECT_NE(unit_key(UnitKind::laboratory, samples::header("依頼1")),
              unit_key(UnitKind::laboratory, samples::header("依頼2")));
}

TEST(UnitKey, ListsKeepOneKeyOverTheYears) {
    EXPECT_EQ(unit_key(UnitKind::condition, samples::header("00012345", "")), "1319999991^2020^COND-00012345");
    EXPECT_NE(unit_key(UnitKind::condition, samples::header("00012345", "")),
              unit_key(UnitKind::allergy, samples::header("00012345", "")));
}

struct InsuredRow {
    const char* why;
    InsuranceFact card;
    std::string_view identifier;
};
void PrintTo(const InsuredRow& row, std::ostream* out) { *out << row.why; }

InsuranceFact card(std::string insurer, std::string symbol, std::string number, std::string branch) {
    InsuranceFact fact;
    fact.insurer = std::move(insurer);
    fact.symbol = std::move(symbol);
    fact.number = std::move(number);
    fact.branch = std::move(branch);
    return fact;
}

class InsuredPerson : public testing::TestWithParam<InsuredRow> {};
TEST_P(InsuredPerson, HasOneCanonicalIdentifier) {
    EXPECT_EQ(insured_person_identifier(GetParam().card), GetParam().identifier);
}

INSTANTIATE_TEST_SUITE_P(
    Cards, InsuredPerson,
    testing::Values(
        InsuredRow{"kana makes all full-width", card("012345", "あいう", "187", "05"), "00012345:あいう:１８７:05"},
        InsuredRow{"digits and letters are half-width", card("06123456", "１２", "３４Ａ", "０１"),
                   "06123456:12:34A:01"},
        InsuredRow{"half-width kana", card("06123456", "ｱｲ", "34", ""), "06123456:アイ:３４:"},
        InsuredRow{"no symbol", card("39123456", "", "12345678", ""), "39123456::12345678:"},
        InsuredRow{"spaces go", card("06 123456", "1　2", "3 4", "1"), "06123456:12:34:01"},
        InsuredRow{"a symbol makes all full-width", card("06123456", "1-2", "34", "00"), "06123456:１－２:３４:00"},
        InsuredRow{"no number", card("06123456", "12", "", "01"), ""},
        InsuredRow{"insurer with letters", card("0612345A", "12", "34", "01"), ""},
        InsuredRow{"insurer too long", card("061234567", "12", "34", "01"), ""},
        InsuredRow{"branch of three digits", card("06123456", "12", "34", "001"), ""}));

TEST(Instant, HasMillisecondsAndZone) {
    EXPECT_EQ(facts::instant_of("2024-03-11T10:30:45+09:00"), "2024-03-11T10:30:45.000+09:00");
    EXPECT_EQ(facts::instant_of("2024-03-11T10:30:45.1234Z"), "2024-03-11T10:30:45.123Z");
    EXPECT_EQ(facts::instant_of("2024-03-11"), "2024-03-11T00:00:00.000+09:00");
    EXPECT_EQ(facts::instant_of("2024"), "2024-01-01T00:00:00.000+09:00");
    EXPECT_EQ(facts::instant_of(""), "");
}

}  // namespace
}  // namespace kakehashi::mappers
