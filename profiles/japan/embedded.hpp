#pragma once

#include <span>
#include <string_view>

namespace kakehashi::profiles {

/// Our statement of the Japanese profiles, built into the program: one conformance resource each, as JSON, in the
/// order of their canonicals. Source: jp-clins.md, sections 2 to 13
[[nodiscard]] std::span<const std::string_view> japanese_resources();

}  // namespace kakehashi::profiles
