#pragma once

#include <optional>
#include <string_view>

#include "kakehashi/mappers/facts.hpp"

namespace kakehashi::mappers::csv {

/// The measure of that name ("body_temperature"), or nullopt.
[[nodiscard]] std::optional<VitalSign> measure_named(std::string_view name);

}  // namespace kakehashi::mappers::csv
