#pragma once

#include <vector>

#include "kakehashi/mappers/facts.hpp"

namespace kakehashi::mappers::facts {

/// Puts the card that identifies the patient first: a medical insurance before public aid and cards without number,
/// valid on `day` before others, a later start before an earlier one; else the order of the source.
/// Source: vendor-exports.md 7.2
void identifying_card_first(std::vector<InsuranceFact>& cards, std::string_view day);

}  // namespace kakehashi::mappers::facts
