#include <gtest/gtest.h>

#include <ostream>

#include "kakehashi/mappers/result_text.hpp"

namespace kakehashi::mappers {
namespace {

struct UnitRow {
    std::string_view written;
    std::string_view ucum;
};
void PrintTo(const UnitRow& row, std::ostream* out) { *out << row.written; }

class UnitText : public testing::TestWithParam<UnitRow> {};
TEST_P(UnitText, HasItsUcumCode) { EXPECT_EQ(ucum_of(GetParam().written), GetParam().ucum); }

INSTANTIATE_TEST_SUITE_P(Table, UnitText,
                         testing::Values(UnitRow{"g/dl", "g/dL"}, UnitRow{"IU/L", "U/L"}, UnitRow{"％", "%"},
                                         UnitRow{"10＊３/ｕＬ", "10*3/uL"}, UnitRow{"万/μL", "10*4/uL"},
                                         UnitRow{"×10^4/µl", "10*4/uL"}, UnitRow{"℃", "Cel"}, UnitRow{"mmHg", "mm[Hg]"},
                                         UnitRow{"回/分", "/min"}, UnitRow{"ml/min/1.73m2", "mL/min/{1.73_m2}"},
                                         UnitRow{"C.O.I", "{COI}"}));

TEST(UnitTextUnknown, HasNoCode) {
    EXPECT_FALSE(ucum_of("K").has_value());  // 10^3 in one table, katal in another
    EXPECT_FALSE(ucum_of("").has_value());
    EXPECT_FALSE(ucum_of("個人単位").has_value());
}

}  // namespace
}  // namespace kakehashi::mappers
