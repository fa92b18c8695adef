#pragma once

#include <string>

#include "kakehashi/gateway/journal.hpp"
#include "kakehashi/gateway/node_configuration.hpp"
#include "kakehashi/gateway/store.hpp"
#include "kakehashi/profiles/validator.hpp"
#include "pipeline/configured_sources.hpp"

namespace kakehashi::gateway::pipeline {

/// One journal record, mapped and judged, ready to be stored. Owns the units that `commit` looks at: moving is safe,
/// because the units stay where they are on the heap.
struct PreparedInput {
    mappers::Conversion conversion;
    InputCommit commit;
    fhir::Report report;   ///< what the mapper and the validator found
    bool refused = false;  ///< something of it is in quarantine
};

/// What preparing needs to know; outlives the preparation.
struct Preparation {
    const NodeConfiguration& configuration;
    const ConfiguredSources& sources;
    PatientRegister& patients;  ///< learns from every accepted unit
    const profiles::Validator& validator;
};

/// MAP and VALIDATE of one record. Units that do not meet their profiles are left out and reported: the input then
/// stands in quarantine too, with all that is wrong, and its good units are stored.
/// @param received  instant, UTC
[[nodiscard]] PreparedInput prepare(const Preparation& with, const JournalRecord& record, std::string received);

/// For a record that our own code failed on: quarantined, with nothing stored of it.
[[nodiscard]] PreparedInput refuse(const JournalRecord& record, const NodeConfiguration& configuration,
                                   std::string received);

}  // namespace kakehashi::gateway::pipeline
