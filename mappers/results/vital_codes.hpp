#pragma once

#include <optional>
#include <string_view>

#include "kakehashi/mappers/facts.hpp"

namespace kakehashi::mappers {

/// The vital sign that a code means: MDC, MEDIS, JLAC10 (JC10) or LOINC (LN), named as HL7 table 0396 does.
/// Source: vendor-exports.md 12.2
[[nodiscard]] std::optional<VitalSign> find_vital_sign(std::string_view system, std::string_view code);

}  // namespace kakehashi::mappers
