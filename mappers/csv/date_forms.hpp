#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kakehashi::mappers::csv {

/// A FHIR date or date-time for `2024-03-11`, `2024/3/11`, `20240311`, with ` 10:15`, `T10:15:30` or `101530` behind;
/// nullopt when it is none or not in the calendar. Seconds are added where only minutes stand.
/// Source: vendor-exports.md 1.3
[[nodiscard]] std::optional<std::string> date_of(std::string_view text, std::string_view utc_offset);

}  // namespace kakehashi::mappers::csv
