#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kakehashi::mappers::csv {

struct Cell {
    std::string text;
    std::uint32_t offset = 0;  ///< in bytes of the decoded input
};

/// One record of the file. `line` is where it starts, from 1.
struct Record {
    std::size_t line = 0;
    std::vector<Cell> cells;
    bool unterminated = false;
};

/// Splits decoded text into records: RFC 4180 quoting, `="001"` as `001`, CR, LF or CRLF, blank lines left out.
[[nodiscard]] std::vector<Record> split_records(std::string_view text, char separator);

}  // namespace kakehashi::mappers::csv
