#pragma once

#include <string>
#include <vector>

#include "program/source_files.hpp"

namespace kakehashi::program {

/// A patient's folder of an SS-MIX2 standardised storage: `<first three>/<next three>/<patient>` below its root.
struct PatientFolder {
    std::string path;
    std::string name;  ///< the path below the folder that was named; the whole path where two have it
};

/// What is to be converted. A storage has a million files: those of a patient are listed when their turn comes.
struct SourceGroups {
    std::vector<PatientFolder> patients;  ///< sorted by name
    std::vector<SourceFile> files;        ///< everything else, as list_files
};
[[nodiscard]] SourceGroups list_groups(const std::string& from, const std::vector<std::string>& inputs,
                                       const std::string& out);

/// The files of a patient, sorted.
[[nodiscard]] std::vector<SourceFile> files_of(const PatientFolder& patient);

}  // namespace kakehashi::program
