#pragma once

#include <string_view>

namespace kakehashi::fhir::ucum {

inline constexpr std::string_view kSystem = "http://unitsofmeasure.org";

/// Whether the text is a unit of UCUM, by its grammar and its symbols, in the case sensitive form. What it measures is
/// not looked at. Annotations may be of any printable ASCII but braces.
/// Source: UCUM 2.1, §§ 1 to 13 and the formal syntax of §14
[[nodiscard]] bool is_unit(std::string_view text);

}  // namespace kakehashi::fhir::ucum
