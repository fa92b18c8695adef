#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "kakehashi/fhir/issue.hpp"

/// Synthetic hospitals in their own export formats, with the truth beside them. Nobody in them exists.
namespace kakehashi::synth {

struct SynthOptions {
    std::uint32_t patients = 20;
    std::uint32_t hospitals = 3;  ///< 1 to 3: A (SS-MIX2), B (HL7 v2.5), C (CSV and DICOM)
    std::uint64_t seed = 1;
    std::string reference_date = "2026-11-01";  ///< YYYY-MM-DD; everything happened before it
    std::filesystem::path out;                  ///< made when absent; files of the same name are replaced
};

/// What was written.
struct SynthSummary {
    std::uint32_t patients = 0;
    std::uint32_t files = 0;
    std::uint32_t facts = 0;  ///< in truth.json
};

/// Writes hospital-a/, hospital-b/, hospital-c/ and truth.json below `options.out`. The same options give the same
/// bytes on every machine: no clock, no library random distributions.
///
/// @return what was written, or Issue `invalid` (options), `no_store` (a file cannot be written)
[[nodiscard]] fhir::Result<SynthSummary> generate(const SynthOptions& options);

}  // namespace kakehashi::synth
