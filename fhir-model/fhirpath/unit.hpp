#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "value.hpp"

namespace kakehashi::fhir::fhirpath {

/// A unit as a factor on base units.
struct Unit {
    Number factor = 1;
    std::array<int, 7> exponents{};  ///< m, g, s, mol, K, A, cd
};

/// The common part of UCUM: prefixes, products, quotients, exponents, annotations; no special units (Cel, pH).
/// @return nullopt for what we do not know: such units are comparable with their own text only. Source: UCUM 2.2
[[nodiscard]] std::optional<Unit> parse_unit(std::string_view text);
/// The base units' product, "1" when there is none.
[[nodiscard]] std::string format_base_unit(const Unit& unit);
/// UCUM code of a calendar word ("day", "days" → "d"), anything else as it is.
[[nodiscard]] std::string_view without_calendar_word(std::string_view unit);
[[nodiscard]] bool is_calendar_word(std::string_view text);

}  // namespace kakehashi::fhir::fhirpath
