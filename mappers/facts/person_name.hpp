#pragma once

#include "kakehashi/mappers/facts.hpp"

namespace kakehashi::mappers::facts {

/// A name that stands in one field, split at its first space of any width; without one the whole is the family name.
/// Source: vendor-exports.md 1.4
[[nodiscard]] NameFact split_name(std::string_view representation, std::string_view whole);

}  // namespace kakehashi::mappers::facts
