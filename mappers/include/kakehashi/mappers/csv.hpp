#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "kakehashi/mappers/conversion.hpp"

/// CSV with a mapping file that says what its columns mean. The format: mappers/csv/README.md
namespace kakehashi::mappers {

enum class CsvKind : std::uint8_t { laboratory, vital_signs, patients, referral, discharge_summary, checkup };
enum class CsvEncoding : std::uint8_t { utf_8, shift_jis };

/// What a local item code means.
struct CsvItem {
    std::string jlac10;
    std::string name;
    std::string unit;
    std::string measure;  ///< of vital signs: "body_temperature", …
    bool questionnaire = false;
};

struct CsvMapping {
    CsvKind kind = CsvKind::laboratory;
    CsvEncoding encoding = CsvEncoding::utf_8;
    char separator = ',';
    std::size_t header_rows = 1;
    bool pair_pressure_by_time = false;
    using Texts = std::map<std::string, std::string, std::less<>>;
    Texts columns;                                     ///< role → column title
    Texts ignored;                                     ///< column title → reason
    std::map<std::string, Texts, std::less<>> values;  ///< role → source text → meaning
    std::map<std::string, CsvItem, std::less<>> items;
};

/// Reads a mapping file and checks it, so that no row is read under a mapping that cannot work.
/// @param toml UTF-8
/// @return the mapping, or Issue `invalid` (not TOML, with line and column), `required` (key or column missing),
///         `value` (unknown role, key, kind, encoding, measure)
[[nodiscard]] fhir::Result<CsvMapping> parse_csv_mapping(std::string_view toml);

/// Makes units of the rows. A row that cannot be used becomes an issue with its row number; the others go on.
/// No unit and an error: undecodable bytes, missing columns, too large.
[[nodiscard]] Conversion convert_csv(const Input& input, const CsvMapping& mapping, const Context& context);

}  // namespace kakehashi::mappers
