#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kakehashi::fhir::fhirpath {

/// A date, date-time or time with the parts that it was written with.
struct Temporal {
    /// year, month, day, hour, minute, second, millisecond
    std::array<std::int64_t, 7> parts{0, 1, 1, 0, 0, 0, 0};
    int first = 0;  ///< 3 for a time
    int last = 0;   ///< index after the last part that is written
    std::optional<int> offset_minutes;
};

/// @param text "2015-02-04", "2015T", "2015-02-04T14:34:28.123+10:00", "T14:34" or "14:34"
[[nodiscard]] std::optional<Temporal> parse_temporal(std::string_view text);
[[nodiscard]] std::string format_temporal(const Temporal& value);
/// nullopt when precision or a missing offset leave the order open. Source: FHIRPath N1, equality and comparison
[[nodiscard]] std::optional<std::strong_ordering> compare_temporal(const Temporal& a, const Temporal& b);
/// Adds whole `amount`s of the part `part` (index in Temporal::parts; weeks are days by the caller).
/// A day past the month's end becomes its last day. Source: FHIRPath N1, date/time arithmetic
[[nodiscard]] Temporal add_parts(Temporal value, int part, std::int64_t amount);

}  // namespace kakehashi::fhir::fhirpath
