#include "csv/table.hpp"

#include <gtest/gtest.h>

namespace kakehashi::mappers::csv {
namespace {

std::vector<std::string> cells(std::string_view text) {
    std::vector<std::string> out;
    for (const Record& record : split_records(text, ','))
        for (const Cell& cell : record.cells) out.push_back(cell.text);
    return out;
}

using Texts = std::vector<std::string>;

TEST(CsvTable, QuotesSeparatorsAndLineBreaksInsideCells) {
    EXPECT_EQ(cells("a,\"b,c\",\"d\"\"e\"\r\n"), (Texts{"a", "b,c", "d\"e"}));
    EXPECT_EQ(cells("\"two\nlines\",x"), (Texts{"two\nlines", "x"}));
}

TEST(CsvTable, ExcelFormulaCellsKeepTheirLeadingZeros) { EXPECT_EQ(cells("=\"001\",2"), (Texts{"001", "2"})); }

TEST(CsvTable, AllLineEndsAreReadAndBlankLinesLeftOut) {
    EXPECT_EQ(split_records("a,b\rc,d\r", ',').size(), 2U);
    EXPECT_EQ(split_records("a,b\n\n,,\nc,d", ',').size(), 2U);
    EXPECT_EQ(split_records("a,b\r\nc,d\r\n", ',')[1].line, 2U);
}

TEST(CsvTable, EmptyCellsAtTheEndCount) { EXPECT_EQ(cells("a,,\n"), (Texts{"a", "", ""})); }

TEST(CsvTable, QuoteThatDoesNotEndIsMarked) {
    const auto records = split_records("a,b\n\"c,d\ne,f\n", ',');
    ASSERT_EQ(records.size(), 2U);
    EXPECT_TRUE(records[1].unterminated);
}

TEST(CsvTable, OffsetsPointIntoTheText) {
    const auto records = split_records("a,bb\nccc,d", ',');
    EXPECT_EQ(records[0].cells[1].offset, 2U);
    EXPECT_EQ(records[1].cells[1].offset, 9U);
}

}  // namespace
}  // namespace kakehashi::mappers::csv
