#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kakehashi::synth {

/// A local time of day in Japan, to the minute. No clock and no time zone data: the zone is +09:00 all year.
class Moment {
public:
    Moment() = default;
    explicit Moment(std::int64_t minutes) : minutes_(minutes) {}
    /// `YYYY-MM-DD` at 00:00; nullopt when it is no date.
    [[nodiscard]] static std::optional<Moment> parse_date(std::string_view text);

    [[nodiscard]] Moment plus_days(std::int64_t days) const { return Moment(minutes_ + days * 1440); }
    [[nodiscard]] Moment plus_minutes(std::int64_t minutes) const { return Moment(minutes_ + minutes); }
    [[nodiscard]] std::int64_t minutes() const { return minutes_; }

    [[nodiscard]] std::string date() const;           ///< 2026-11-01
    [[nodiscard]] std::string date_time() const;      ///< 2026-11-01T09:30:00+09:00
    [[nodiscard]] std::string hl7_date() const;       ///< 20261101
    [[nodiscard]] std::string hl7_minutes() const;    ///< 202611010930
    [[nodiscard]] std::string hl7_seconds() const;    ///< 20261101093000
    [[nodiscard]] std::string slash_date() const;     ///< 2026/11/01
    [[nodiscard]] std::string clock() const;          ///< 09:30
    [[nodiscard]] std::string compact_clock() const;  ///< 0930

    friend auto operator<=>(const Moment&, const Moment&) = default;

private:
    std::int64_t minutes_ = 0;  // since 1970-01-01 00:00, Japan
};

}  // namespace kakehashi::synth
