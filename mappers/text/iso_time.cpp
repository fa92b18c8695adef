#include <algorithm>

#include "kakehashi/mappers/text.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers {

std::string iso_date_time(std::string_view text, std::string_view utc_offset, std::string_view place,
                          fhir::Report& report) {
    std::string whole = facts::trimmed(facts::to_half_width(text));
    std::string zone;
    const auto clock_at = whole.find_first_of("T ");
    if (clock_at != std::string::npos) {
        const auto zone_at = whole.find_first_of("Z+-", clock_at);
        if (zone_at != std::string::npos) {
            zone = whole.substr(zone_at) == "Z" ? "+0000" : whole.substr(zone_at);
            whole.resize(zone_at);
            std::erase(zone, ':');
        }
        std::string clock = whole.substr(clock_at + 1);
        std::erase(clock, ':');
        whole.resize(clock_at);
        zone.insert(0, clock);
    }
    std::erase_if(whole, [](char c) { return c == '-' || c == '/'; });
    return hl7_date_time(whole + zone, utc_offset, place, report);
}

}  // namespace kakehashi::mappers
