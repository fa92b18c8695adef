#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "kakehashi/fhir/primitive.hpp"
#include "kakehashi/mappers/text.hpp"
#include "text/messages.hpp"

namespace kakehashi::mappers {
namespace {

using fhir::IssueSeverity;
using fhir::IssueType;
namespace messages = text_messages;

bool is_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

struct Parts {
    std::string_view digits;    ///< YYYY[MM[DD[HH[MM[SS]]]]]
    std::string_view fraction;  ///< with the point
    std::string zone;           ///< `+09:00`, or ""
};

/// @return false when it is no TS at all
bool take_apart(std::string_view ts, Parts& parts) {
    if (const auto sign = ts.find_first_of("+-"); sign != std::string_view::npos) {
        const auto zone = ts.substr(sign);
        if (zone.size() != 5 || !is_digits(zone.substr(1))) return false;
        parts.zone = fmt::format("{}:{}", zone.substr(0, 3), zone.substr(3));
        ts = ts.substr(0, sign);
    }
    if (const auto point = ts.find('.'); point != std::string_view::npos) {
        parts.fraction = ts.substr(point);
        ts = ts.substr(0, point);
        if (!is_digits(parts.fraction.substr(1)) || ts.size() != 14) return false;
    }
    parts.digits = ts;
    return is_digits(ts) && ts.size() >= 4 && ts.size() <= 14 && ts.size() % 2 == 0;
}

std::string date_of(std::string_view digits) {
    std::string date(digits.substr(0, 4));
    if (digits.size() < 6 || digits.substr(4, 2) == "00") return date;
    date.append("-").append(digits.substr(4, 2));
    if (digits.size() < 8 || digits.substr(6, 2) == "00") return date;
    return date.append("-").append(digits.substr(6, 2));
}

std::string next_day(std::string_view date) {
    const auto number = [date](std::size_t at, std::size_t size) {
        int value = 0;
        for (const char c : date.substr(at, size)) value = value * 10 + (c - '0');
        return value;
    };
    using namespace std::chrono;
    const year_month_day day{year(number(0, 4)), month(static_cast<unsigned>(number(5, 2))),
                             std::chrono::day(static_cast<unsigned>(number(8, 2)))};
    const year_month_day after{sys_days(day) + days(1)};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(after.year()), static_cast<unsigned>(after.month()),
                       static_cast<unsigned>(after.day()));
}

void note_once(const fhir::Message& message, std::string_view place, fhir::Report& report) {
    if (std::any_of(report.begin(), report.end(), [&](const auto& issue) { return issue.rule == message.id; })) return;
    report.push_back(fhir::make_issue(IssueSeverity::information, IssueType::informational, message, place));
}

std::string with_time(std::string date, const Parts& parts, std::string_view utc_offset, bool& seconds_added) {
    const std::string_view clock = parts.digits.substr(8);
    seconds_added = clock.size() == 4;
    std::string hour(clock.substr(0, 2));
    if (hour == "24" && clock.substr(2).find_first_not_of('0') == std::string_view::npos) {
        if (!fhir::is_valid_date(date)) return {};
        date = next_day(date);
        hour = "00";
    }
    return fmt::format("{}T{}:{}:{}{}{}", date, hour, clock.substr(2, 2), seconds_added ? "00" : clock.substr(4, 2),
                       parts.fraction, parts.zone.empty() ? utc_offset : std::string_view(parts.zone));
}

}  // namespace

std::string hl7_date_time(std::string_view ts, std::string_view utc_offset, std::string_view place,
                          fhir::Report& report) {
    while (!ts.empty() && ts.back() == ' ') ts.remove_suffix(1);
    while (!ts.empty() && ts.front() == ' ') ts.remove_prefix(1);
    if (ts.empty()) return {};
    const auto invalid = [&] {
        report.push_back(fhir::make_issue(IssueSeverity::error, IssueType::value, messages::kDateInvalid, place,
                                          {std::to_string(ts.size())}));
        return std::string();
    };
    Parts parts;
    if (!take_apart(ts, parts)) return invalid();
    if (parts.digits.starts_with("0000") || parts.digits.starts_with("9999")) {
        report.push_back(
            fhir::make_issue(IssueSeverity::information, IssueType::informational, messages::kSentinel, place));
        return {};
    }
    std::string text = date_of(parts.digits);
    bool seconds_added = false;
    // An hour alone cannot be said in FHIR; in SS-MIX2 it means the start of the day. Source: vendor-exports.md 1.3
    if (text.size() == 10 && parts.digits.size() >= 12)
        text = with_time(std::move(text), parts, utc_offset, seconds_added);
    if (!fhir::is_valid_date_time(text)) return invalid();
    if (seconds_added) note_once(messages::kSecondsAdded, place, report);
    return text;
}

std::string hl7_date(std::string_view ts, std::string_view place, fhir::Report& report) {
    fhir::Report found;
    std::string date = hl7_date_time(ts, "+00:00", place, found);
    for (auto& issue : found)
        if (issue.rule != messages::kSecondsAdded.id) report.push_back(std::move(issue));
    // The written day counts, not the day after 24:00.
    return date.size() > 10 ? date.substr(0, 10) : date;
}

}  // namespace kakehashi::mappers
