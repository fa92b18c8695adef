#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/issue.hpp"

/// A ZIP of DICOM files, as archives and viewers export a study.
namespace kakehashi::mappers::dicom {

struct ArchiveMember {
    std::string name;
    std::string bytes;  ///< of DICOM files and directories, without their pixels; "" for all others
};

[[nodiscard]] bool is_zip(std::string_view bytes);
/// The files in the order of the archive.
/// @return Issue `invalid` (broken, empty), `too_long` (too many, too large)
[[nodiscard]] fhir::Result<std::vector<ArchiveMember>> read_archive(std::string_view bytes);

}  // namespace kakehashi::mappers::dicom
