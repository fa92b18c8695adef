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

/// The same where nothing but the table can tell the standard code: the lack of one is told to the surroundings.
/// @param name  what the source calls the code; may be empty
[[nodiscard]] inline std::string translated_or_missed(const Context& context, std::string_view map,
                                                      std::string_view code, std::string_view name) {
    std::string found = translated(context, map, code);
    if (found.empty() && !code.empty() && context.on_untranslated)
        context.on_untranslated({.map = std::string(map), .code = std::string(code), .name = std::string(name)});
    return found;
}

}  // namespace kakehashi::mappers::facts
