#pragma once

#include <span>
#include <string_view>

namespace kakehashi::fhir {

/// Shortens each JSON number that a double may not hold (an exponent, hundreds of digits) to its first digit and
/// blanks, which keeps every offset. Strings stay; so does what is no JSON number, for the reader to refuse.
/// @return whether there was such a number
///
/// Why: RapidJSON refuses a number beyond double even when it only hands on its text.
[[nodiscard]] bool shorten_wide_numbers(std::span<char> text);

/// The whole JSON number that begins the text, or "" when none does. Source: RFC 8259 section 6
[[nodiscard]] std::string_view number_at(std::string_view text);

}  // namespace kakehashi::fhir
