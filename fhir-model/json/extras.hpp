#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kakehashi::fhir {

/// What people write into JSON though it does not belong there.
struct JsonExtra {
    enum class Kind : std::uint8_t { comment, comma };
    Kind kind = Kind::comment;
    std::uint32_t offset = 0;
    std::uint32_t container = 0;  ///< offset of the object or array that it stands in; 0: outside of all
};

/// Overwrites comments (`//…`, `/*…*/`) and commas before a closing bracket with blanks, which keeps every offset.
/// Ends early beyond `depth_max` open brackets: the text is refused then anyway.
[[nodiscard]] std::vector<JsonExtra> blank_out_extras(std::span<char> text, std::size_t depth_max);

}  // namespace kakehashi::fhir
