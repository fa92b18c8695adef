#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::program {

/// A file to convert. SS-MIX2 places are the path below the folder, because the path carries facts.
struct SourceFile {
    std::string path;
    std::string name;
};

/// Files and folders of the command line as a sorted list of files; a folder is read whole, but for `out` ("": none)
/// and the folders that are left out.
[[nodiscard]] std::vector<SourceFile> list_files(
    const std::vector<std::string>& inputs, const std::string& out,
    const std::function<bool(const std::filesystem::path&)>& is_left_out = {});

/// The file's bytes; of a large DICOM file without its pixels. Issues as read_input.
[[nodiscard]] fhir::Result<std::string> read_source(const std::string& from, const std::string& path);

/// Which files must be converted together: DICOM files of one study, with the directories that name it. Files that
/// cannot be read stand alone; whoever converts them says why.
[[nodiscard]] std::vector<std::vector<SourceFile>> batches_of(const std::string& from,
                                                              const std::vector<SourceFile>& files);

}  // namespace kakehashi::program
