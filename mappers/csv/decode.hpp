#pragma once

#include <string>

#include "kakehashi/mappers/csv.hpp"

namespace kakehashi::mappers::csv {

/// UTF-8 of `input`'s bytes, byte order mark taken off, private-use characters as 〓, control characters out.
/// @return Issue `invalid` when the bytes are not what the mapping says: never decoded by guess.
/// Source: vendor-exports.md 1.2
[[nodiscard]] fhir::Result<std::string> decode(const Input& input, CsvEncoding encoding, fhir::Report& report);

}  // namespace kakehashi::mappers::csv
