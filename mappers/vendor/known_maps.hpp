#pragma once

#include <span>
#include <string_view>

namespace kakehashi::mappers::vendor {

/// One of the tables that mappers ask: local code → standard code.
struct KnownMap {
    std::string_view name;  ///< as in [codes.<name>]
    bool (*has_form)(std::string_view standard);
    std::string_view form;  ///< what has_form asks for
    std::string_view form_ja;
};
[[nodiscard]] std::span<const KnownMap> known_maps();
/// @return nullptr when no mapper asks it
[[nodiscard]] const KnownMap* find_map(std::string_view name);

}  // namespace kakehashi::mappers::vendor
