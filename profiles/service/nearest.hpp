#pragma once

#include <span>
#include <string_view>

namespace kakehashi::profiles::service {

/// The candidate that `text` is most likely a misprint of: the nearest one within three changed, added or left out
/// characters, case aside; "" when none is so near, or when `text` is one of them.
[[nodiscard]] std::string_view nearest_of(std::string_view text, std::span<const std::string_view> candidates);

}  // namespace kakehashi::profiles::service
