#pragma once

#include <span>
#include <string_view>

namespace kakehashi::profiles {

/// One conformance resource of our statement of the Japanese profiles, built into the program.
struct EmbeddedResource {
    std::string_view name;
    std::string_view json;
};

/// All of them, in the order of their names.
[[nodiscard]] std::span<const EmbeddedResource> japanese_resources();

}  // namespace kakehashi::profiles
