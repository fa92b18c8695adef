#pragma once

#include "okusuri/mapping.hpp"

namespace kakehashi::mappers::okusuri {

/// The drugs of a prescription with everything that its records say of them. Source: vendor-exports.md 8.3
[[nodiscard]] std::vector<DrugFact> read_prescribed_drugs(Mapping& mapping);

}  // namespace kakehashi::mappers::okusuri
