#include "csv/date_forms.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <vector>

#include "text/text_forms.hpp"

namespace kakehashi::mappers::csv {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The numbers of a text whose other characters are only those of `between`; empty when there are others.
std::vector<std::string_view> numbers_of(std::string_view text, std::string_view between) {
    std::vector<std::string_view> numbers;
    while (!text.empty()) {
        std::size_t end = 0;
        while (end < text.size() && is_digit(text[end])) ++end;
        if (end == 0) return {};
        numbers.push_back(text.substr(0, end));
        text.remove_prefix(end);
        if (text.empty()) break;
        if (between.find(text.front()) == std::string_view::npos) return {};
        text.remove_prefix(1);
        if (text.empty()) return {};
    }
    return numbers;
}

int value_of(std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

struct Moment {
    std::string_view date;
    std::string_view time;
};

/// Where the time begins: behind a space or T, or at the ninth digit.
Moment split(std::string_view text) {
    if (const auto at = text.find_first_of(" T"); at != std::string_view::npos)
        return {text.substr(0, at), text.substr(at + 1)};
    constexpr std::size_t kDigitsOfDate = 8;
    if (facts::is_digits(text) && text.size() > kDigitsOfDate)
        return {text.substr(0, kDigitsOfDate), text.substr(kDigitsOfDate)};
    return {text, {}};
}

std::optional<std::string> date_part(std::string_view text) {
    std::vector<std::string_view> numbers;
    if (facts::is_digits(text) && text.size() == 8) {
        numbers = {text.substr(0, 4), text.substr(4, 2), text.substr(6)};
    } else {
        numbers = numbers_of(text, "-/.");
    }
    if (numbers.size() != 3 || numbers[0].size() != 4 || numbers[1].size() > 2 || numbers[2].size() > 2)
        return std::nullopt;
    const std::chrono::year_month_day day{std::chrono::year(value_of(numbers[0])),
                                          std::chrono::month(static_cast<unsigned>(value_of(numbers[1]))),
                                          std::chrono::day(static_cast<unsigned>(value_of(numbers[2])))};
    if (!day.ok() || value_of(numbers[0]) == 0 || numbers[0] == "9999") return std::nullopt;
    return fmt::format("{}-{:0>2}-{:0>2}", numbers[0], numbers[1], numbers[2]);
}

std::optional<std::string> time_part(std::string_view text) {
    std::vector<std::string_view> numbers;
    if (facts::is_digits(text) && (text.size() == 4 || text.size() == 6)) {
        numbers = {text.substr(0, 2), text.substr(2, 2)};
        if (text.size() == 6) numbers.push_back(text.substr(4));
    } else {
        numbers = numbers_of(text, ":");
    }
    if (numbers.size() == 2) numbers.emplace_back("00");
    constexpr std::array kMax{23, 59, 59};
    if (numbers.size() != 3) return std::nullopt;
    for (std::size_t i = 0; i < 3; ++i)
        if (numbers[i].size() > 2 || value_of(numbers[i]) > kMax.at(i)) return std::nullopt;
    return fmt::format("{:0>2}:{:0>2}:{:0>2}", numbers[0], numbers[1], numbers[2]);
}

}  // namespace

std::optional<std::string> date_of(std::string_view text, std::string_view utc_offset) {
    const std::string narrowed = facts::trimmed(facts::to_half_width(text));
    const Moment moment = split(narrowed);
    auto date = date_part(moment.date);
    if (!date || moment.time.empty()) return date;
    const auto time = time_part(moment.time);
    if (!time) return std::nullopt;
    return fmt::format("{}T{}{}", *date, *time, utc_offset);
}

}  // namespace kakehashi::mappers::csv
