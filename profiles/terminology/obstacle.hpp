#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "terminology/terminology.hpp"

namespace kakehashi::profiles {

/// What keeps a question about a value set from being answered, besides content that is not here.
struct Obstacle {
    enum class Kind : std::uint8_t {
        none,       ///< the definitions can be followed: then content is missing
        circle,     ///< a value set includes itself, directly or through others
        operation,  ///< a filter has an operator that R4 does not have
        pattern,    ///< the regular expression of a filter cannot be read
    };
    Kind kind = Kind::none;
    std::string value_set;  ///< canonical of the one that has it; "" when it has none
    std::string subject;    ///< the operator or the regular expression
};

/// The first obstacle in the value set or in those that it includes. A long search ends without one.
[[nodiscard]] Obstacle find_obstacle(const Terminology& terminology, const ValueSet& set);
[[nodiscard]] Obstacle find_obstacle(const Terminology& terminology, std::string_view canonical);

}  // namespace kakehashi::profiles
