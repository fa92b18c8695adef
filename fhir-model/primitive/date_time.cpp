#include <algorithm>
#include <chrono>
#include <tuple>

#include "kakehashi/fhir/primitive.hpp"

namespace kakehashi::fhir {
namespace {

/// Takes exactly `count` digits from the beginning as a number.
bool take_number(std::string_view& text, std::size_t count, int& number) {
    if (text.size() < count) return false;
    number = 0;
    for (const char c : text.substr(0, count)) {
        if (c < '0' || c > '9') return false;
        number = number * 10 + (c - '0');
    }
    text.remove_prefix(count);
    return true;
}

bool take(std::string_view& text, char c) {
    if (!text.starts_with(c)) return false;
    text.remove_prefix(1);
    return true;
}

/// hh:mm:ss, with a fraction or not; second 60 is a leap second.
bool take_time(std::string_view& text, DateTime& into) {
    if (!take_number(text, 2, into.hour) || !take(text, ':') || !take_number(text, 2, into.minute) ||
        !take(text, ':') || !take_number(text, 2, into.second))
        return false;
    if (into.hour > 23 || into.minute > 59 || into.second > 60) return false;
    if (!take(text, '.')) return true;
    const auto end = std::ranges::find_if_not(text, [](char c) { return c >= '0' && c <= '9'; });
    into.fraction = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(into.fraction.size());
    return !into.fraction.empty();
}

/// `Z` or ±hh:mm up to 14:00
bool take_offset(std::string_view& text, DateTime& into) {
    if (take(text, 'Z')) return true;
    const bool is_negative = text.starts_with('-');
    int hours = 0;
    int minutes = 0;
    if (!is_negative && !text.starts_with('+')) return false;
    text.remove_prefix(1);
    if (!take_number(text, 2, hours) || !take(text, ':') || !take_number(text, 2, minutes)) return false;
    into.offset_minutes = (hours * 60 + minutes) * (is_negative ? -1 : 1);
    return minutes <= 59 && hours * 60 + minutes <= 14 * 60;
}

/// Minutes since 1970 in UTC. A leap second stays in its minute.
std::int64_t utc_minutes(const DateTime& at) {
    using std::chrono::sys_days;
    const std::chrono::year_month_day date{std::chrono::year(at.year),
                                           std::chrono::month(static_cast<unsigned>(at.month)),
                                           std::chrono::day(static_cast<unsigned>(at.day))};
    return sys_days(date).time_since_epoch().count() * std::int64_t{1440} + std::int64_t{60} * at.hour + at.minute -
           at.offset_minutes;
}

std::string_view without_trailing_zeros(std::string_view digits) {
    return digits.substr(0, digits.find_last_not_of('0') + 1);
}

}  // namespace

std::optional<DateTime> parse_date_time(std::string_view text) {
    DateTime at;
    if (!take_number(text, 4, at.year) || at.year == 0) return std::nullopt;
    if (text.empty()) return at;
    at.precision = DateTimePrecision::month;
    if (!take(text, '-') || !take_number(text, 2, at.month) || at.month < 1 || at.month > 12) return std::nullopt;
    if (text.empty()) return at;
    at.precision = DateTimePrecision::day;
    if (!take(text, '-') || !take_number(text, 2, at.day)) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(at.year),
                                           std::chrono::month(static_cast<unsigned>(at.month)),
                                           std::chrono::day(static_cast<unsigned>(at.day))};
    if (!date.ok()) return std::nullopt;
    if (text.empty()) return at;
    at.precision = DateTimePrecision::second;
    if (!take(text, 'T') || !take_time(text, at) || !take_offset(text, at) || !text.empty()) return std::nullopt;
    return at;
}

std::optional<std::strong_ordering> compare(const DateTime& a, const DateTime& b) {
    if (a.precision == DateTimePrecision::second && b.precision == DateTimePrecision::second) {
        if (const auto order = utc_minutes(a) <=> utc_minutes(b); order != std::strong_ordering::equal) return order;
        return std::tuple(a.second, without_trailing_zeros(a.fraction)) <=>
               std::tuple(b.second, without_trailing_zeros(b.fraction));
    }
    const auto common = std::min({a.precision, b.precision, DateTimePrecision::day});
    if (const auto order = a.year <=> b.year; order != std::strong_ordering::equal) return order;
    if (common >= DateTimePrecision::month && a.month != b.month) return a.month <=> b.month;
    if (common >= DateTimePrecision::day && a.day != b.day) return a.day <=> b.day;
    if (a.precision != b.precision) return std::nullopt;
    return std::strong_ordering::equal;
}

bool is_valid_date(std::string_view text) {
    const auto at = parse_date_time(text);
    return at && at->precision != DateTimePrecision::second;
}

bool is_valid_date_time(std::string_view text) { return parse_date_time(text).has_value(); }

bool is_valid_instant(std::string_view text) {
    const auto at = parse_date_time(text);
    return at && at->precision == DateTimePrecision::second;
}

bool is_valid_time(std::string_view text) {
    DateTime at;
    return take_time(text, at) && text.empty();
}

}  // namespace kakehashi::fhir
