#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kakehashi::mappers {

struct Iso2022Text {
    std::string utf8;
    std::size_t unterminated_count = 0;  ///< lines or fields that end in kanji state
};
/// Source: RFC 1468, RFC 2237 and ESC ( I; JIS X 0208 by the Windows-31J table, as CP932 input has it
[[nodiscard]] std::optional<Iso2022Text> decode_iso_2022_jp(std::string_view bytes);

/// Bytes of one ICU converter, strictly. The converter's own name.
[[nodiscard]] std::optional<std::string> decode_icu(std::string_view bytes, const char* converter);

}  // namespace kakehashi::mappers
