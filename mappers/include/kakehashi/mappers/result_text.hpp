#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Lab text that hides structure: one parser for every format. Source: vendor-exports.md 1.7, 2.14, A.5, 13.3
namespace kakehashi::mappers {

enum class ResultKind : std::uint8_t {
    empty,
    quantity,     ///< comparator and decimal
    qualitative,  ///< sign
    comment,      ///< why there is no value: dataAbsentReason.text
    string,       ///< anything else, as it is
};

struct ParsedResult {
    ResultKind kind = ResultKind::empty;
    std::string comparator;  ///< "", "<", "<=", ">", ">="
    std::string decimal;     ///< digits as written, in ASCII: `6.70` stays `6.70`
    std::string sign;        ///< "negative", "positive", "+-", "+", "++", "+++"
    std::string text;        ///< trimmed source text
    bool rewritten = false;  ///< the decimal is not letter by letter what the source has (`１，２００` → `1200`)
    bool unparsed = false;   ///< looks like a number, but no rule reads it (`5.60E+03`)
};
/// Never gives a wrong number: what it does not understand stays a string.
[[nodiscard]] ParsedResult parse_result_text(std::string_view text);

struct ParsedRange {
    std::string low;
    std::string high;
    std::string text;
    bool unparsed = false;  ///< `text` has something, low and high could not be read
};
/// `1.2-2.0`, `6.70～8.3`, `<85`, `85以下`, `-1.0-1.0`; anything else keeps only its text.
[[nodiscard]] ParsedRange parse_range_text(std::string_view text);

/// The UCUM code for a unit as the source writes it, or nullopt. The value is never changed.
[[nodiscard]] std::optional<std::string_view> ucum_of(std::string_view unit);

/// Half-width katakana to full-width (ｶﾞ → ガ), full-width ASCII to half-width, U+3000 to space, control characters
/// out, trimmed. For lab names and texts. Source: jp-clins.md section 3
[[nodiscard]] std::string normalise_text(std::string_view text);
/// Half-width katakana and hiragana to full-width katakana, for names of kind SYL. Source: vendor-exports.md 1.4
[[nodiscard]] std::string to_katakana(std::string_view text);

}  // namespace kakehashi::mappers
