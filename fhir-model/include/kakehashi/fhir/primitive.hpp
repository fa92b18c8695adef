#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// The forms of R4's primitive values, checked in linear time. Texts stay texts: nothing is converted or normalised.
/// Source: R4 datatypes.html#primitive
namespace kakehashi::fhir {

/// Whether `text` is a value of the primitive type `type` ("date", "code", …). Unknown types: false. Beyond the R4
/// regular expressions: dates must exist in the calendar, integers must fit 32 bits, texts must be without control
/// characters and of at most 1 MiB, base64 must be padded.
[[nodiscard]] bool is_valid_primitive(std::string_view type, std::string_view text);

/// Characters of a UTF-8 text, not bytes.
[[nodiscard]] inline std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

[[nodiscard]] bool is_valid_boolean(std::string_view text);
[[nodiscard]] bool is_valid_decimal(std::string_view text);
[[nodiscard]] bool is_valid_integer(std::string_view text);
[[nodiscard]] bool is_valid_unsigned_int(std::string_view text);
[[nodiscard]] bool is_valid_positive_int(std::string_view text);
[[nodiscard]] bool is_valid_date(std::string_view text);
[[nodiscard]] bool is_valid_date_time(std::string_view text);
[[nodiscard]] bool is_valid_instant(std::string_view text);
[[nodiscard]] bool is_valid_time(std::string_view text);
[[nodiscard]] bool is_valid_string(std::string_view text);
[[nodiscard]] bool is_valid_code(std::string_view text);
[[nodiscard]] bool is_valid_id(std::string_view text);
[[nodiscard]] bool is_valid_uri(std::string_view text);
[[nodiscard]] bool is_valid_oid(std::string_view text);
[[nodiscard]] bool is_valid_uuid(std::string_view text);
[[nodiscard]] bool is_valid_base64(std::string_view text);

enum class DateTimePrecision : std::uint8_t { year, month, day, second };

/// A date, dateTime or instant taken apart. `fraction` looks at the text that was parsed.
struct DateTime {
    DateTimePrecision precision = DateTimePrecision::year;
    int year = 0;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
    std::string_view fraction;  ///< digits after the point
    int offset_minutes = 0;     ///< of local time from UTC; only when precision is `second`
};

/// @return the parts of an R4 date, dateTime or instant, or nullopt when it is none
[[nodiscard]] std::optional<DateTime> parse_date_time(std::string_view text);

/// Orders two points in time. Times are compared on the UTC line, dates by their written parts.
///
/// @return nullopt when the precisions leave the order open ("2024" and "2024-05")
/// Source: FHIRPath N1, comparison: precision
[[nodiscard]] std::optional<std::strong_ordering> compare(const DateTime& a, const DateTime& b);

}  // namespace kakehashi::fhir
