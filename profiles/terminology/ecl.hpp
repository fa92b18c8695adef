#pragma once

#include <string_view>

namespace kakehashi::profiles {

/// Whether a SNOMED CT expression constraint can be read: operators, concepts with terms, parentheses, AND, OR, MINUS.
/// What follows a refinement's colon or stands in filter braces is not looked at.
/// Source: SNOMED International, Expression Constraint Language, brief syntax
[[nodiscard]] bool is_readable_ecl(std::string_view text);

}  // namespace kakehashi::profiles
