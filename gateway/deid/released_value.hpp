#pragma once

#include <optional>
#include <string>
#include <string_view>

/// How single values are released: each gives the value as it may leave, or nullopt when it may not.
namespace kakehashi::gateway::deid {

/// The day of a date, dateTime or instant; coarser dates as they are.
[[nodiscard]] std::optional<std::string> released_day(std::string_view text);
/// An instant's form of the day: its midnight, where the source's clock stood.
[[nodiscard]] std::optional<std::string> released_instant(std::string_view text);
/// The minute: seconds become 00, fractions go.
[[nodiscard]] std::optional<std::string> released_minute(std::string_view text);
/// One of the 47 prefectures.
[[nodiscard]] std::optional<std::string> released_prefecture(std::string_view text);
/// A municipality's name alone, the ward of a designated city cut off; nothing that has more than the name.
[[nodiscard]] std::optional<std::string> released_municipality(std::string_view text);
/// A result that is a number, a titre or a listed token ("1+", "陰性").
[[nodiscard]] std::optional<std::string> released_result(std::string_view text);
/// A unit made of known parts ("mg/dL", "10^3/uL", "錠").
[[nodiscard]] std::optional<std::string> released_unit(std::string_view text);
/// A code's form: ASCII without blanks, at most 64 characters.
[[nodiscard]] bool is_code_form(std::string_view text);
/// Full years from birth to an event, when both are known to the day and the order is right.
[[nodiscard]] std::optional<int> age_at(std::string_view birth_date, std::string_view event);

}  // namespace kakehashi::gateway::deid
