#include "results/decimal_text.hpp"

#include <array>

namespace kakehashi::mappers::facts {
namespace {

struct Word {
    std::string_view text;
    std::string_view meaning;
};
// Longer ones first.
constexpr std::array kBefore{Word{"<=", "<="}, Word{">=", ">="}, Word{"=<", "<="}, Word{"=>", ">="}, Word{"<", "<"},
                             Word{">", ">"},   Word{"≦", "<="},  Word{"≧", ">="},  Word{"≤", "<="},  Word{"≥", ">="}};
constexpr std::array kBehind{Word{"以下", "<="}, Word{"未満", "<"}, Word{"以上", ">="}, Word{"超", ">"}};

std::string_view without_outer_spaces(std::string_view text) {
    const auto begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The digits before the point, thousands separators taken out; nullopt when they do not stand at every third place.
std::optional<std::string> whole_part(std::string_view text) {
    std::string digits;
    std::size_t since_comma = 0;
    bool has_comma = false;
    for (const char c : text) {
        if (c == ',') {
            if (digits.empty() || (has_comma ? since_comma != 3 : since_comma > 3)) return std::nullopt;
            has_comma = true;
            since_comma = 0;
        } else if (is_digit(c)) {
            digits += c;
            ++since_comma;
        } else {
            return std::nullopt;
        }
    }
    if (has_comma && since_comma != 3) return std::nullopt;
    const auto first = digits.find_first_not_of('0');
    return first == std::string::npos ? std::string(digits.empty() ? "" : "0") : digits.substr(first);
}

}  // namespace

std::optional<std::string> decimal_text(std::string_view text) {
    std::string_view rest = without_outer_spaces(text);
    const bool negative = !rest.empty() && rest.front() == '-';
    if (negative) rest.remove_prefix(1);
    const auto point = rest.find('.');
    const auto whole = whole_part(rest.substr(0, point));
    if (!whole) return std::nullopt;
    const std::string_view fraction = point == std::string_view::npos ? std::string_view() : rest.substr(point + 1);
    for (const char c : fraction)
        if (!is_digit(c)) return std::nullopt;
    if (whole->empty() && fraction.empty()) return std::nullopt;
    std::string out = negative ? "-" : "";
    out += whole->empty() ? "0" : *whole;
    if (!fraction.empty()) out.append(".").append(fraction);
    return out;
}

Compared split_comparator(std::string_view text) {
    const std::string_view whole = without_outer_spaces(text);
    for (const Word& word : kBefore)
        if (whole.starts_with(word.text)) return {word.meaning, without_outer_spaces(whole.substr(word.text.size()))};
    for (const Word& word : kBehind)
        if (whole.ends_with(word.text))
            return {word.meaning, without_outer_spaces(whole.substr(0, whole.size() - word.text.size()))};
    return {{}, whole};
}

std::string range_separators_unified(std::string_view text) {
    std::string out(text);
    for (const std::string_view separator : {"〜", "～", "―", "–", "ー"})
        for (auto at = out.find(separator); at != std::string::npos; at = out.find(separator, at))
            out.replace(at, separator.size(), "~");
    return out;
}

}  // namespace kakehashi::mappers::facts
