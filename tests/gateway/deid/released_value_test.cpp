#include "deid/released_value.hpp"

#include <gtest/gtest.h>

namespace kakehashi::gateway::deid {
namespace {

TEST(ReleasedValue, CutsTimesToTheirGrain) {
    EXPECT_EQ(released_day("2026-11-20T23:59:59+09:00"), "2026-11-20");
    EXPECT_EQ(released_day("2026-11"), "2026-11");
    EXPECT_EQ(released_minute("2026-11-20T09:15:42.123+09:00"), "2026-11-20T09:15:00+09:00");
    EXPECT_EQ(released_minute("2026-11-20"), "2026-11-20");
    EXPECT_EQ(released_instant("2026-11-20T09:15:42Z"), "2026-11-20T00:00:00Z");
    EXPECT_FALSE(released_day("yesterday"));
    EXPECT_FALSE(released_instant("2026-11-20"));
}

TEST(ReleasedValue, LetsMunicipalitiesOutButNothingFiner) {
    EXPECT_EQ(released_municipality("高知市"), "高知市");
    EXPECT_EQ(released_municipality("横浜市鶴見区"), "横浜市");
    EXPECT_EQ(released_municipality("四日市市"), "四日市市");
    EXPECT_EQ(released_municipality("千代田区"), "千代田区");
    EXPECT_EQ(released_municipality("吾川郡いの町"), "吾川郡いの町");
    for (const auto* text :
         {"", "高知市五台山", "高知市五台山4200-6", "Kochi", "町田さん方", "東京都千代田区霞が関一丁目二番"})
        EXPECT_FALSE(released_municipality(text)) << text;
    EXPECT_TRUE(released_prefecture("高知県"));
    EXPECT_FALSE(released_prefecture("高知"));
}

TEST(ReleasedValue, LetsResultsOutButNoComments) {
    for (const auto* text : {"1.20", "<0.5", "≧200", "1:320", "x160", "1+", "(-)", "陰性", "AB"})
        EXPECT_EQ(released_result(text), text);
    for (const auto* text : {"", "陰性です", "再検 田中", "12 34", "1:2:3", "1e5", "3+ 溶血"})
        EXPECT_FALSE(released_result(text)) << text;
}

TEST(ReleasedValue, LetsKnownUnitsOut) {
    for (const auto* text : {"mg/dL", "mL/min/1.73m2", "10^3/uL", "10*3/uL", "%", "錠", "mmHg", "U/L", "[IU]/mL",
                             "X10*4/μL", "mg/g･Cr", "倍"})
        EXPECT_EQ(released_unit(text), text);
    for (const auto* text : {"", "tanaka", "mg/tanaka", "錠 朝", "mL/min/1.73tanaka"})
        EXPECT_FALSE(released_unit(text)) << text;
}

TEST(ReleasedValue, CountsFullYearsOfAge) {
    EXPECT_EQ(age_at("1952-04-24", "2026-11-20"), 74);
    EXPECT_EQ(age_at("1952-11-20", "2026-11-20T00:00:00+09:00"), 74);
    EXPECT_EQ(age_at("1952-11-21", "2026-11-20"), 73);
    EXPECT_FALSE(age_at("1952", "2026-11-20"));
    EXPECT_FALSE(age_at("1952-04-24", "2026-11"));
    EXPECT_FALSE(age_at("2027-01-01", "2026-11-20"));
}

}  // namespace
}  // namespace kakehashi::gateway::deid
