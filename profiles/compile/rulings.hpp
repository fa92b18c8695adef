#pragma once

#include <string_view>

namespace kakehashi::profiles {

/// What we check instead of an invariant that its publisher wrote wrongly.
struct Ruling {
    std::string_view key;
    std::string_view written;     ///< a part of the defective expression: a later, mended one is left alone
    std::string_view expression;  ///< the FHIRPath that states the intent
};

/// @return the ruling on an invariant, or nullptr when it is good as it stands
[[nodiscard]] const Ruling* find_ruling(std::string_view key, std::string_view expression);

}  // namespace kakehashi::profiles
