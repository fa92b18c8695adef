#pragma once

#include <string_view>

namespace kakehashi::mappers::bundles {

/// The URL form of a system that JP-CLINS renamed in 1.5.0; the text itself when it was not renamed.
[[nodiscard]] std::string_view current_system(std::string_view system);

}  // namespace kakehashi::mappers::bundles
