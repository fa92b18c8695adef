#include "kakehashi/fhir/ucum.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kakehashi::fhir::ucum {
namespace {

class UnitAccepted : public testing::TestWithParam<std::string_view> {};
TEST_P(UnitAccepted, IsAUnit) { EXPECT_TRUE(is_unit(GetParam())); }
INSTANTIATE_TEST_SUITE_P(Ucum, UnitAccepted,
                         testing::Values("1", "%", "mg", "mg/dL", "mmol/L", "g/dL", "10*3/uL", "10*6/mm3", "/uL",
                                         "/[HPF]", "{copies}/mL", "mm[Hg]", "Cel", "[degF]", "kg/m2", "m2", "s-1",
                                         "s+1", "U/L", "k[IU]/L", "[IU]/mL", "ng/mL", "fL", "pg", "meq/L",
                                         "mosm/kg", "mL/min/{1.73_m2}", "(8.h){shift}", "kg.m/s2", "4.[pi].10*-7.N/A2",
                                         "m[H2O]", "B[10.nV]", "dB[SPL]", "cal_[15]", "{}", "{score}", "2{tbl}", "a",
                                         "mo", "wk", "d", "h", "min", "s", "ms", "us", "''", "deg", "daL", "Kibit",
                                         "[in_i'H2O]", "%[slope]", "10^3", "((m))", "[m/s2/Hz^(1/2)]", "[arb'U]"),
                         [](const auto& row) { return "Row" + std::to_string(row.index); });

class UnitRefused : public testing::TestWithParam<std::string_view> {};
TEST_P(UnitRefused, IsNone) { EXPECT_FALSE(is_unit(GetParam())); }
INSTANTIATE_TEST_SUITE_P(Ucum, UnitRefused,
                         testing::Values("", "meq/l/", "mg//dL", "mg dL", "mmHg", "mEq/L", "mmhg", "bpm", "IU", "mcg", "cc",
                                         "回", "{回}", "mg/dl ", "k[in_i]", "m%", "mg{", "mg}", "{a{b}}", "(m", "m)",
                                         "m-", "10*-", ".m", "m.", "/", "+", "-1", "MG/DL", "foo", "[foo]", "[lb_av",
                                         "m2.5.x", "sec", "year", "days", "m^2", "*", "10 3", "°C", "µg"),
                         [](const auto& row) { return "Row" + std::to_string(row.index); });

TEST(Ucum, LongAndDeepTextsAreRefused) {
    EXPECT_FALSE(is_unit(std::string(201, 'm')));
    EXPECT_FALSE(is_unit(std::string(50, '(') + "m" + std::string(50, ')')));
    std::string product = "m";
    while (product.size() < 190) product += ".m";
    EXPECT_TRUE(is_unit(product));
}

}  // namespace
}  // namespace kakehashi::fhir::ucum
