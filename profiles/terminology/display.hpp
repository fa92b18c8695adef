#pragma once

#include <string_view>

namespace kakehashi::profiles {

/// Whether `written` is a display of a concept whose own one is `own`: the same text without regard to case, to
/// characters that only look alike, and to what the Japanese laboratory profiles print otherwise than their systems.
[[nodiscard]] bool is_display_of(std::string_view system, std::string_view own, std::string_view written);

/// Whether a display of that system is right in other words than its table has.
[[nodiscard]] bool is_worded_freely(std::string_view system);

}  // namespace kakehashi::profiles
