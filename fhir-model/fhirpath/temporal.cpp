#include "temporal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <chrono>

namespace kakehashi::fhir::fhirpath {
namespace {

constexpr int kDay = 2;
constexpr int kHour = 3;
constexpr int kSecond = 5;
constexpr int kMillisecond = 6;

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}
    bool done() const { return at_ >= text_.size(); }
    bool accept(char c) {
        if (done() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    std::optional<std::int64_t> digits(std::size_t count) {
        if (at_ + count > text_.size()) return std::nullopt;
        std::int64_t value = 0;
        for (const char c : text_.substr(at_, count)) {
            if (c < '0' || c > '9') return std::nullopt;
            value = value * 10 + (c - '0');
        }
        at_ += count;
        return value;
    }
    std::optional<std::int64_t> fraction() {
        std::int64_t value = 0;
        int count = 0;
        for (; !done() && text_[at_] >= '0' && text_[at_] <= '9'; ++at_, ++count)
            if (count < 3) value = value * 10 + (text_[at_] - '0');
        if (count == 0) return std::nullopt;
        for (; count < 3; ++count) value *= 10;
        return value;
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
};

std::int64_t days_in_month(std::int64_t year, std::int64_t month) {
    const auto y = std::chrono::year(static_cast<int>(year));
    const auto m = std::chrono::month(static_cast<unsigned>(month));
    return static_cast<unsigned>((y / m / std::chrono::last).day());
}

bool in_range(const Temporal& value) {
    const auto& p = value.parts;
    if (p[1] < 1 || p[1] > 12 || p[kDay] < 1 || p[3] > 23 || p[4] > 59 || p[5] > 59) return false;
    return value.first == kHour || p[kDay] <= days_in_month(p[0], p[1]);
}

bool read_time(Reader& reader, Temporal& value) {
    for (int part = kHour; part <= kSecond; ++part) {
        const auto digits = reader.digits(2);
        if (!digits) return false;
        value.parts[static_cast<std::size_t>(part)] = *digits;
        value.last = part + 1;
        if (part == kSecond && reader.accept('.')) {
            const auto fraction = reader.fraction();
            if (!fraction) return false;
            value.parts[kMillisecond] = *fraction;
            value.last = kMillisecond + 1;
        }
        if (part == kSecond || !reader.accept(':')) return true;
    }
    return true;
}

bool read_offset(Reader& reader, Temporal& value) {
    if (reader.accept('Z')) {
        value.offset_minutes = 0;
        return true;
    }
    const bool negative = reader.accept('-');
    if (!negative && !reader.accept('+')) return true;
    const auto hours = reader.digits(2);
    if (!hours || !reader.accept(':')) return false;
    const auto minutes = reader.digits(2);
    if (!minutes || *hours > 14 || *minutes > 59) return false;
    const int total = static_cast<int>(*hours * 60 + *minutes);
    value.offset_minutes = negative ? -total : total;
    return true;
}

std::optional<Temporal> finish(Reader& reader, Temporal value) {
    return reader.done() && in_range(value) ? std::optional(value) : std::nullopt;
}

std::int64_t days_of(const Temporal& value) {
    const auto date = std::chrono::year(static_cast<int>(value.parts[0])) /
                      std::chrono::month(static_cast<unsigned>(value.parts[1])) /
                      std::chrono::day(static_cast<unsigned>(value.parts[kDay]));
    return std::chrono::sys_days(date).time_since_epoch().count();
}

Temporal add_milliseconds(Temporal value, std::int64_t amount) {
    constexpr std::int64_t kDayLength = 86'400'000;
    std::int64_t total =
        ((value.parts[3] * 60 + value.parts[4]) * 60 + value.parts[5]) * 1000 + value.parts[6] + amount;
    std::int64_t days = total / kDayLength;
    total %= kDayLength;
    if (total < 0) {
        total += kDayLength;
        --days;
    }
    value.parts[6] = total % 1000;
    value.parts[5] = total / 1000 % 60;
    value.parts[4] = total / 60'000 % 60;
    value.parts[3] = total / 3'600'000;
    if (value.first == kHour || days == 0) return value;
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days_of(value) + days))};
    value.parts[0] = static_cast<int>(date.year());
    value.parts[1] = static_cast<unsigned>(date.month());
    value.parts[kDay] = static_cast<unsigned>(date.day());
    return value;
}

}  // namespace

std::optional<Temporal> parse_temporal(std::string_view text) {
    Reader reader(text);
    Temporal value;
    if (reader.accept('T') || (text.size() > 2 && text[2] == ':') || text.size() == 2) {
        value.first = kHour;
        if (!read_time(reader, value)) return std::nullopt;
        return finish(reader, value);
    }
    for (int part = 0; part <= kDay; ++part) {
        const auto digits = reader.digits(part == 0 ? 4 : 2);
        if (!digits) return std::nullopt;
        value.parts[static_cast<std::size_t>(part)] = *digits;
        value.last = part + 1;
        if (part == kDay || !reader.accept('-')) break;
    }
    if (reader.accept('T') && !reader.done() && (!read_time(reader, value) || !read_offset(reader, value)))
        return std::nullopt;
    return finish(reader, value);
}

std::string format_temporal(const Temporal& value) {
    const auto& p = value.parts;
    std::string out;
    if (value.first == 0) {
        out = fmt::format("{:04}", p[0]);
        for (int part = 1; part <= kDay && part < value.last; ++part)
            out += fmt::format("-{:02}", p[static_cast<std::size_t>(part)]);
        if (value.last > kHour) out.push_back('T');
    }
    for (int part = kHour; part < value.last; ++part) {
        if (part == kMillisecond) {
            out += fmt::format(".{:03}", p[kMillisecond]);
        } else {
            out += fmt::format("{}{:02}", part == kHour ? "" : ":", p[static_cast<std::size_t>(part)]);
        }
    }
    if (value.offset_minutes && *value.offset_minutes == 0) return out + "Z";
    if (value.offset_minutes) {
        const int minutes = std::abs(*value.offset_minutes);
        out += fmt::format("{}{:02}:{:02}", *value.offset_minutes < 0 ? '-' : '+', minutes / 60, minutes % 60);
    }
    return out;
}

std::optional<std::strong_ordering> compare_temporal(const Temporal& a, const Temporal& b) {
    Temporal left = a;
    Temporal right = b;
    if (a.last > kHour && b.last > kHour && a.first == 0) {
        if (a.offset_minutes.has_value() != b.offset_minutes.has_value()) return std::nullopt;
        left = add_milliseconds(a, -std::int64_t{a.offset_minutes.value_or(0)} * 60'000);
        right = add_milliseconds(b, -std::int64_t{b.offset_minutes.value_or(0)} * 60'000);
    }
    // Seconds and milliseconds are one precision. Source: FHIRPath N1, comparison
    const auto precision = [](int last) { return std::min(last, kSecond + 1); };
    for (int part = a.first; part < std::min(precision(a.last), precision(b.last)); ++part) {
        const auto i = static_cast<std::size_t>(part);
        if (left.parts[i] != right.parts[i]) return left.parts[i] <=> right.parts[i];
    }
    if (precision(a.last) != precision(b.last)) return std::nullopt;
    return left.parts[kMillisecond] <=> right.parts[kMillisecond];
}

Temporal add_parts(Temporal value, int part, std::int64_t amount) {
    static constexpr std::array<std::int64_t, 7> kLength{0, 0, 86'400'000, 3'600'000, 60'000, 1000, 1};
    if (part >= kDay) return add_milliseconds(value, amount * kLength[static_cast<std::size_t>(part)]);
    std::int64_t months = value.parts[0] * 12 + value.parts[1] - 1 + amount * (part == 0 ? 12 : 1);
    months = std::clamp<std::int64_t>(months, 0, 9999 * 12 + 11);
    value.parts[0] = months / 12;
    value.parts[1] = months % 12 + 1;
    value.parts[kDay] = std::min(value.parts[kDay], days_in_month(value.parts[0], value.parts[1]));
    return value;
}

}  // namespace kakehashi::fhir::fhirpath
