#pragma once

#include <optional>
#include <vector>

#include "kakehashi/mappers/notebook_facts.hpp"
#include "okusuri/mapping.hpp"

namespace kakehashi::mappers::okusuri {

/// The records of one dispensing: a record 5 and what follows up to the next one.
struct Block {
    Record* date = nullptr;
    std::vector<Record*> records;
};

/// The blocks of a notebook, in order. In joined parts a block that goes on in the next part is one. Records of a block
/// that stand before the first record 5 are reported.
[[nodiscard]] std::vector<Block> find_blocks(Mapping& mapping);

/// A block as facts; nullopt, with an issue, when it has no day or no drug.
/// @param all_by_patient the notebook was put out by the patient
[[nodiscard]] std::optional<DispenseFact> read_block(Mapping& mapping, Block& block, bool all_by_patient);

}  // namespace kakehashi::mappers::okusuri
