#pragma once

#include <string>
#include <string_view>

namespace kakehashi::profiles::service {

/// What kinds of characters a text has.
struct Characters {
    bool half_alphanumeric = false;  ///< 0-9, A-Z, a-z
    bool half_other = false;         ///< other ASCII without the space and control characters
    bool half_space = false;
    bool half_kana = false;   ///< U+FF61 to U+FF9F
    bool full_space = false;  ///< U+3000
    bool full_ascii = false;  ///< full-width letters, digits and symbols: U+FF01 to U+FF5E
    bool full_other = false;  ///< everything else
    bool control = false;

    [[nodiscard]] bool any_full() const { return full_ascii || full_other; }
};
[[nodiscard]] Characters characters_of(std::string_view text);

/// The form of a value without the value: digits are 9, letters A, full-width ones ９ and Ａ, kana and kanji あ; signs
/// stay. At most 40 characters.
[[nodiscard]] std::string shape_of(std::string_view text);

[[nodiscard]] bool is_digits(std::string_view text);
/// Digits and capital letters, of ASCII.
[[nodiscard]] bool is_upper_alphanumeric(std::string_view text);
/// Ten digits: prefecture (2), category 1 to 3, institution (7). Source: jp-clins.md 2.3
[[nodiscard]] bool is_institution_number(std::string_view text);

}  // namespace kakehashi::profiles::service
