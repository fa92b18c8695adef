#pragma once

#include "kakehashi/mappers/facts.hpp"

namespace kakehashi::mappers::facts {

/// Whether the words are no allergen but say that there is none.
[[nodiscard]] bool says_no_allergy(std::string_view text);

/// Kind and code of an allergen from the hospital's table: "allergen|<words>" names a YJ code (12 characters), a J-FAGY
/// code with its meta code (`J9F…` food, `J9N…` environment), or the kind alone (`D9M`, `D9F`, `D9N`). What the table
/// does not have stays without a kind. Source: jp-clins.md section 7
void classify_allergen(const Context& context, AllergyFact& allergy);

}  // namespace kakehashi::mappers::facts
