#include "moment.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

namespace kakehashi::synth {
namespace {

struct Parts {
    int year;
    unsigned month, day;
    std::int64_t hour, minute;
};

Parts split(std::int64_t minutes) {
    std::int64_t days = minutes / 1440;
    if (minutes % 1440 < 0) --days;
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days}}};
    const std::int64_t rest = minutes - days * 1440;
    return {.year = static_cast<int>(date.year()),
            .month = static_cast<unsigned>(date.month()),
            .day = static_cast<unsigned>(date.day()),
            .hour = rest / 60,
            .minute = rest % 60};
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

std::optional<Moment> Moment::parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = number(text.substr(0, 4));
    const auto month = number(text.substr(5, 2));
    const auto day = number(text.substr(8, 2));
    if (!year || !month || !day || *month < 1 || *day < 1) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return std::nullopt;
    return Moment(std::int64_t{std::chrono::sys_days{date}.time_since_epoch().count()} * 1440);
}

std::string Moment::date() const {
    const Parts p = split(minutes_);
    return fmt::format("{:04}-{:02}-{:02}", p.year, p.month, p.day);
}
std::string Moment::date_time() const { return date() + "T" + clock() + ":00+09:00"; }
std::string Moment::hl7_date() const {
    const Parts p = split(minutes_);
    return fmt::format("{:04}{:02}{:02}", p.year, p.month, p.day);
}
std::string Moment::hl7_minutes() const { return hl7_date() + compact_clock(); }
std::string Moment::hl7_seconds() const { return hl7_minutes() + "00"; }
std::string Moment::slash_date() const {
    const Parts p = split(minutes_);
    return fmt::format("{:04}/{:02}/{:02}", p.year, p.month, p.day);
}
std::string Moment::clock() const {
    const Parts p = split(minutes_);
    return fmt::format("{:02}:{:02}", p.hour, p.minute);
}
std::string Moment::compact_clock() const {
    const Parts p = split(minutes_);
    return fmt::format("{:02}{:02}", p.hour, p.minute);
}

}  // namespace kakehashi::synth
