#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kakehashi/fhir/issue.hpp"

/// Japanese bytes to UTF-8, and HL7 v2 times to FHIR: shared by every format that is not Unicode by definition.
namespace kakehashi::mappers {

enum class Charset : std::uint8_t { ascii, utf_8, iso_2022_jp, cp932, euc_jp, latin_1 };

/// The usual name, for reports: "ISO-2022-JP".
[[nodiscard]] std::string_view name_of(Charset charset);

struct DecodedText {
    std::string utf8;  ///< valid UTF-8; user-defined characters replaced by U+3013
    Charset charset = Charset::ascii;
};

/// Decodes strictly; what is declared is tried first and verified.
///
/// Issues into `report`: encoding-bom, encoding-undeclared, encoding-mismatch, encoding-unterminated, gaiji.
/// @param declared  what the input says of itself; nullopt when it says nothing
/// @return the text, or Issue `undecodable` when no strict decoding works
/// Source: vendor-exports.md 1.2; ISO-2022-JP-1 (RFC 2237), JIS X 0201 katakana by ESC ( I
[[nodiscard]] fhir::Result<DecodedText> decode_text(std::string_view bytes, std::optional<Charset> declared,
                                                    fhir::Report& report);

/// One charset, strictly, without issues: nullopt when a byte does not fit. For escapes inside a decoded text.
[[nodiscard]] std::optional<std::string> decode_as(std::string_view bytes, Charset charset);

/// `text` in that charset's bytes; characters it lacks become U+3013 or `?`.
[[nodiscard]] std::string encode_as(std::string_view text, Charset charset);

/// What the text of MSH-18 declares (every repetition together: "~ISO IR87"); nullopt when empty or unknown.
[[nodiscard]] std::optional<Charset> charset_of_hl7(std::string_view msh_18);

/// An HL7 v2 TS or DTM as FHIR date or dateTime: partial dates are cut at unknown parts, an hour alone gives the date,
/// minutes get `:00`, 24:00 is the next day, `00000000` and 9999… are no date.
///
/// Issues into `report` at `place`: date-invalid (error), sentinel, seconds-added (information, once a report).
/// @return "" when there is no date
/// Source: vendor-exports.md 1.3
[[nodiscard]] std::string hl7_date_time(std::string_view ts, std::string_view utc_offset, std::string_view place,
                                        fhir::Report& report);
/// The same cut to the day.
[[nodiscard]] std::string hl7_date(std::string_view ts, std::string_view place, fhir::Report& report);

/// An ISO 8601 date or date-time (`2024-03-11`, `2024-03-11T10:15:30`, `2024/03/11`; a zone behind the time) in the
/// same way: the same issues, the same rules.
[[nodiscard]] std::string iso_date_time(std::string_view text, std::string_view utc_offset, std::string_view place,
                                        fhir::Report& report);

}  // namespace kakehashi::mappers
