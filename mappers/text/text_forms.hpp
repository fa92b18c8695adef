#pragma once

#include <string>
#include <string_view>

namespace kakehashi::mappers::facts {

/// Full-width ASCII (U+FF01..U+FF5E) and U+3000 to their half-width forms, U+2212 to `-`; everything else stays.
[[nodiscard]] std::string to_half_width(std::string_view text);
/// Half-width ASCII and half-width katakana to their full-width forms.
[[nodiscard]] std::string to_full_width(std::string_view text);
/// Half-width katakana to full-width, ｶﾞ → ガ.
[[nodiscard]] std::string compose_half_width_katakana(std::string_view text);
/// Spaces (also U+3000) and control characters at both ends taken off.
[[nodiscard]] std::string trimmed(std::string_view text);
[[nodiscard]] std::string without_spaces(std::string_view text);
/// For XHTML: & < > escaped, line breaks as <br/>.
[[nodiscard]] std::string xhtml_escaped(std::string_view text);

[[nodiscard]] bool is_digits(std::string_view text);
[[nodiscard]] bool is_alphanumeric(std::string_view text);

}  // namespace kakehashi::mappers::facts
