#pragma once

#include "okusuri/notebook_block.hpp"

namespace kakehashi::mappers::okusuri {

/// The drugs of a block with everything that its records say of them. Source: vendor-exports.md 8.2
[[nodiscard]] std::vector<DispensedDrugFact> read_dispensed_drugs(Mapping& mapping, Block& block, bool all_by_patient);

}  // namespace kakehashi::mappers::okusuri
