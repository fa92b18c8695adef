#pragma once

#include <string>
#include <string_view>

#include "kakehashi/mappers/facts.hpp"

namespace kakehashi::mappers {

/// The MERIT-9 code of a unit of drugs as it is printed; the code is empty when the table has no unit of that name.
[[nodiscard]] CodedText drug_unit(const std::string& text);

/// Whether MERIT-9 has a unit of that code.
[[nodiscard]] bool is_merit9_unit(std::string_view code);

/// Units that count pieces of the product; a mass or a volume may be of the product or of the ingredient, and taking
/// one for the other is an error by a factor. Source: MERIT-9 units; vendor-exports.md 2.12 (RXE-25)
[[nodiscard]] bool counts_products(std::string_view merit9_code);

}  // namespace kakehashi::mappers
