#pragma once

#include <string>
#include <string_view>

#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::mappers::facts {

/// The standard code that the hospital's table `map` has for a local code, or "": never a guess.
[[nodiscard]] inline std::string translated(const Context& context, std::string_view map, std::string_view code) {
    const auto found = context.code_maps.find(std::string(map).append("|").append(code));
    return found == context.code_maps.end() ? std::string() : found->second;
}

}  // namespace kakehashi::mappers::facts
