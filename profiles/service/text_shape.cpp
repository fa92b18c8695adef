#include "service/text_shape.hpp"

#include <algorithm>
#include <cstdint>

namespace kakehashi::profiles::service {
namespace {

constexpr std::size_t kShapeMax = 40;

/// The character at the front, taken off. The text is UTF-8 that the reader has checked.
char32_t take_character(std::string_view& text) {
    const auto byte = [&text](std::size_t at) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at]));
    };
    const std::uint32_t first = byte(0);
    std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    length = std::min(length, text.size());
    std::uint32_t value = length == 1 ? first : first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) value = (value << 6U) | (byte(i) & 0x3FU);
    text.remove_prefix(length);
    return value;
}

bool is_between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }
bool is_digit(char32_t c) { return is_between(c, '0', '9'); }
bool is_letter(char32_t c) { return is_between(c, 'A', 'Z') || is_between(c, 'a', 'z'); }

constexpr char32_t kFullWidthOffset = 0xFEE0;

std::string_view sign_of(char32_t c) {
    if (is_digit(c)) return "9";
    if (is_letter(c)) return "A";
    if (c == U'\u3000') return "□";
    if (is_between(c, 0xFF61, 0xFF9F)) return "ｱ";
    if (is_between(c, 0xFF01, 0xFF5E)) {
        if (is_digit(c - kFullWidthOffset)) return "９";
        return is_letter(c - kFullWidthOffset) ? "Ａ" : "＊";
    }
    return "あ";
}

}  // namespace

Characters characters_of(std::string_view text) {
    Characters found;
    while (!text.empty()) {
        const char32_t c = take_character(text);
        if (is_digit(c) || is_letter(c)) {
            found.half_alphanumeric = true;
        } else if (c == ' ') {
            found.half_space = true;
        } else if (c < 0x20 || is_between(c, 0x7F, 0x9F)) {
            found.control = true;
        } else if (c < 0x7F) {
            found.half_other = true;
        } else if (is_between(c, 0xFF61, 0xFF9F)) {
            found.half_kana = true;
        } else if (c == U'\u3000') {
            found.full_space = true;
        } else if (is_between(c, 0xFF01, 0xFF5E)) {
            found.full_ascii = true;
        } else {
            found.full_other = true;
        }
    }
    return found;
}

std::string shape_of(std::string_view text) {
    std::string shape;
    for (std::size_t count = 0; !text.empty(); ++count) {
        if (count == kShapeMax) return shape + "…";
        const char32_t c = take_character(text);
        const bool is_sign = c > 0x20 && c < 0x7F && !is_digit(c) && !is_letter(c);
        if (is_sign) {
            shape += static_cast<char>(c);
        } else {
            shape += c <= 0x20 ? "␣" : sign_of(c);
        }
    }
    return shape;
}

bool is_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_upper_alphanumeric(std::string_view text) {
    return !text.empty() &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
}

bool is_institution_number(std::string_view text) {
    return text.size() == 10 && is_digits(text) && text[0] <= '4' && text[2] >= '1' && text[2] <= '3';
}

}  // namespace kakehashi::profiles::service
