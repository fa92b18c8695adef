#pragma once

#include <span>
#include <string>
#include <vector>

#include "dicom/data_set.hpp"
#include "kakehashi/fhir/issue.hpp"

/// DICOMDIR, the index of a medium. Source: DICOM PS3.3 annex F
namespace kakehashi::mappers::dicom {

/// Whether a file's data set is a directory.
[[nodiscard]] bool is_directory(const DataSet& file);

/// A data set for every record that has none below it, with what the records above it say. Records that no link leads
/// to are said in `report` and left out.
[[nodiscard]] std::vector<DataSet> read_directory(const DataSet& file, fhir::Report& report);

/// Says how many of the files that the directory names are not among `input_names`; `directory_name` is one of them.
void compare_with_inputs(const DataSet& file, const std::string& directory_name,
                         std::span<const std::string> input_names, fhir::Report& report);

}  // namespace kakehashi::mappers::dicom
