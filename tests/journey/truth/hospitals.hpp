#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "fhir_facts.hpp"
#include "kakehashi/mappers/conversion.hpp"

/// A hospital's exports through the mappers into what a store would hold: for every key the newest unit.
namespace kakehashi::truth {

struct Reading {
    /// By key; a removed unit stays as its own tombstone.
    std::map<std::string, mappers::Unit> units;
    std::vector<std::string> quarantined;  ///< inputs that gave no unit and an error: name and rule

    /// All facts of the patient number, from units that were not removed.
    [[nodiscard]] std::vector<Fact> facts_of_patient(const std::string& patient_number) const;
};

/// In which of its two forms the clinic's checkups are read.
enum class CheckupForm : std::uint8_t { table, xml };

/// In which of their two forms the clinic's imaging studies are read.
enum class ImagingForm : std::uint8_t { json, files };

/// Reads hospital-a/, hospital-b/ and hospital-c/ below `root`; by letter.
[[nodiscard]] std::map<std::string, Reading> read_hospitals(const std::filesystem::path& root,
                                                            CheckupForm checkups = CheckupForm::table,
                                                            ImagingForm imaging = ImagingForm::json);

}  // namespace kakehashi::truth
