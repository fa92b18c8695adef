#include "csv/date_forms.hpp"

#include <gtest/gtest.h>

#include <ostream>

namespace kakehashi::mappers::csv {
namespace {

struct DateRow {
    const char* why;
    std::string_view text;
    std::string_view date;  ///< "" when refused
};
void PrintTo(const DateRow& row, std::ostream* out) { *out << row.why; }

class DateForm : public testing::TestWithParam<DateRow> {};
TEST_P(DateForm, IsReadOrRefused) { EXPECT_EQ(date_of(GetParam().text, "+09:00").value_or(""), GetParam().date); }

INSTANTIATE_TEST_SUITE_P(
    Forms, DateForm,
    testing::Values(DateRow{"ISO", "2024-03-11", "2024-03-11"}, DateRow{"slashes", "2024/3/1", "2024-03-01"},
                    DateRow{"digits", "20240311", "2024-03-11"},
                    DateRow{"full-width", "２０２４／３／１１", "2024-03-11"},
                    DateRow{"minutes", "2024-03-11 10:15", "2024-03-11T10:15:00+09:00"},
                    DateRow{"seconds", "2024/3/11 9:05:07", "2024-03-11T09:05:07+09:00"},
                    DateRow{"T", "2024-03-11T10:15:30", "2024-03-11T10:15:30+09:00"},
                    DateRow{"fourteen digits", "20240311101530", "2024-03-11T10:15:30+09:00"},
                    DateRow{"leap day", "2024-02-29", "2024-02-29"}, DateRow{"no leap day", "2023-02-29", ""},
                    DateRow{"month 13", "2024-13-01", ""}, DateRow{"24 o'clock", "2024-03-11 24:00", ""},
                    DateRow{"sentinel", "9999-12-31", ""}, DateRow{"zeros", "00000000", ""},
                    DateRow{"words", "昨日", ""}, DateRow{"year in two digits", "24/3/11", ""},
                    DateRow{"hour alone", "20240311 10", ""}, DateRow{"text behind", "2024-03-11頃", ""}));

}  // namespace
}  // namespace kakehashi::mappers::csv
