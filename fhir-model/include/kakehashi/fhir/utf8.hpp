#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kakehashi::fhir {

/// Bytes made UTF-8, and where they were not what they say they are.
struct Utf8Text {
    std::string text;
    std::size_t wrong_at = std::string::npos;  ///< offset, in the bytes given, of the first one that U+FFFD replaces
    std::size_t place_in_text = 0;             ///< where that replacement stands in `text`
};

/// @return the same bytes when they are UTF-8; else U+FFFD stands for each byte that is no part of a character
/// Source: Unicode 15, table 3-7
[[nodiscard]] Utf8Text repair_utf8(std::string bytes);

}  // namespace kakehashi::fhir
