#pragma once

#include <string>

#include "facts/unit_writer.hpp"

namespace kakehashi::mappers::facts {

/// An Encounter entry; `profile` JP_Encounter_eCS wants status finished, JP Core's takes the fact's status.
/// Source: jp-clins.md section 10
std::string add_encounter(UnitWriter& writer, const EncounterFact& fact, std::string_view profile,
                          const std::string& key_prefix);

}  // namespace kakehashi::mappers::facts
