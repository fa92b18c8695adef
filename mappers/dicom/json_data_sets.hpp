#pragma once

#include <string_view>
#include <vector>

#include "dicom/data_set.hpp"
#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::mappers::dicom {

/// The data sets of a QIDO-RS or WADO-RS metadata answer: an array of objects, or one object.
/// @return Issue of the JSON reader, `structure` (some other JSON, or no data set)
/// Source: DICOM PS3.18 annex F
[[nodiscard]] fhir::Result<std::vector<DataSet>> read_json_data_sets(std::string_view bytes);

}  // namespace kakehashi::mappers::dicom
