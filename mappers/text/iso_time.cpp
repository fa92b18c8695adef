#include <algorithm>

#include "kakehashi/mappers/text.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers {
namespace {

/// `2024`, `2024-03`, `2024-03-11`, with `/` too, or digits alone, as digits; "" for anything else: a month or day of
/// one digit would be read as another date.
std::string date_digits(std::string_view date) {
    constexpr std::size_t kYearEnd = 4;
    constexpr std::size_t kMonthEnd = 7;
    std::string digits;
    for (std::size_t at = 0; at < date.size(); ++at) {
        const bool is_separator = date[at] == '-' || date[at] == '/';
        const bool is_place = at == kYearEnd || at == kMonthEnd;
        if (is_separator && is_place && at + 1 < date.size()) continue;
        digits += date[at];
    }
    const bool has_separators = digits.size() != date.size();
    const bool fits =
        has_separators ? date.size() == kMonthEnd || date.size() == kMonthEnd + 3 : digits.size() % 2 == 0;
    return fits && facts::is_digits(digits) ? digits : std::string();
}

}  // namespace

std::string iso_date_time(std::string_view text, std::string_view utc_offset, std::string_view place,
                          fhir::Report& report) {
    constexpr std::size_t kWholeDate = 8;
    const std::string whole = facts::trimmed(facts::to_half_width(text));
    const auto clock_at = std::min(whole.find_first_of("T "), whole.size());
    const std::string date = date_digits(std::string_view(whole).substr(0, clock_at));
    std::string clock = clock_at < whole.size() ? whole.substr(clock_at + 1) : std::string();
    std::string zone;
    if (const auto zone_at = clock.find_first_of("Z+-"); zone_at != std::string::npos) {
        zone = clock.substr(zone_at) == "Z" ? "+0000" : clock.substr(zone_at);
        clock.resize(zone_at);
        std::erase(zone, ':');
    }
    std::erase(clock, ':');
    // What has not the form is told as it stands: hl7_date_time refuses it and says its length.
    const bool has_form = !date.empty() && (clock.empty() || date.size() == kWholeDate);
    return hl7_date_time(has_form        ? date + clock + zone
                         : whole.empty() ? whole
                                         : "?" + whole,
                         utc_offset, place, report);
}

}  // namespace kakehashi::mappers
