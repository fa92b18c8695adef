#include <gtest/gtest.h>

#include "kakehashi/mappers/text.hpp"

namespace kakehashi::mappers {
namespace {

struct Row {
    const char* text;
    const char* fhir;
    bool is_fault;
};
void PrintTo(const Row& row, std::ostream* out) { *out << row.text; }

class IsoTime : public testing::TestWithParam<Row> {};
TEST_P(IsoTime, IsReadOrRefusedAsAWhole) {
    fhir::Report report;
    EXPECT_EQ(iso_date_time(GetParam().text, "+09:00", "here", report), GetParam().fhir);
    EXPECT_EQ(fhir::has_no_errors(report), !GetParam().is_fault);
}
INSTANTIATE_TEST_SUITE_P(
    Text, IsoTime,
    testing::Values(Row{"2024-03-11", "2024-03-11", false}, Row{"2024/03/11", "2024-03-11", false},
                    Row{"2024-03", "2024-03", false}, Row{"2024", "2024", false}, Row{"20240311", "2024-03-11", false},
                    Row{"２０２４－０３－１１", "2024-03-11", false}, Row{"", "", false}, Row{"  ", "", false},
                    Row{"2024-03-11T10:15:30", "2024-03-11T10:15:30+09:00", false},
                    Row{"2024-03-11 10:15", "2024-03-11T10:15:00+09:00", false},
                    Row{"2024-03-11T10:15:30Z", "2024-03-11T10:15:30+00:00", false},
                    Row{"2024-03-11T10:15:30-05:00", "2024-03-11T10:15:30-05:00", false},
                    Row{"2024-03-11T24:00:00", "2024-03-12T00:00:00+09:00", false}, Row{"9999-12-31", "", false},
                    Row{"2024-1-1", "", true}, Row{"2024-11T10:20:00", "", true}, Row{"2024-", "", true},
                    Row{"2024-03-", "", true}, Row{"2024-0311", "", true}, Row{"2024-0900", "", true},
                    Row{"2024-13-01", "", true}, Row{"2024-02-30", "", true}, Row{"2024-03-11T25:00:00", "", true},
                    Row{"2024-03-11T10:15:30+9", "", true}, Row{"since childhood", "", true}, Row{"T10:15", "", true}));

}  // namespace
}  // namespace kakehashi::mappers
