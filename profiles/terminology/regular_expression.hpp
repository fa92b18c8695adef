#pragma once

#include <memory>
#include <string_view>

namespace re2 {
class RE2;
}

namespace kakehashi::profiles {

/// @return nullptr when it is no regular expression
[[nodiscard]] std::shared_ptr<const re2::RE2> compile_regular_expression(std::string_view pattern);
/// Whether the pattern matches the whole text. Linear in the text's length.
[[nodiscard]] bool matches_whole(const re2::RE2& pattern, std::string_view text);

}  // namespace kakehashi::profiles
