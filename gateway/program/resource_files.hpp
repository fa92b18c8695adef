#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/fhir/json.hpp"

namespace kakehashi::program {

struct ResourceFiles {
    std::vector<std::string> files;  ///< in the order given; of a folder, by name
    std::size_t passed_over = 0;     ///< of folders: names that do not end in .json, .xml or .ndjson, pipes, devices
    std::size_t reports = 0;         ///< of folders: what `kakehashi convert` wrote there beside its resources
};
/// What the arguments of a command mean: files, folders (searched through), and "-" for standard input. A file that is
/// named itself is taken whatever it is called, and whether it is there or not.
/// @return Issue `not_found` when a folder cannot be read or has no resource file
[[nodiscard]] fhir::Result<ResourceFiles> list_resource_files(std::span<const std::string> given);

/// One resource of a file with what its reader found, or why it cannot be read.
struct FileResource {
    std::string file;
    std::size_t line = 0;  ///< of NDJSON, from 1; 0: the file is one resource
    fhir::Result<fhir::Parsed> parsed;
};
/// Calls `visit` for the resource of a file, JSON or XML, or for each line of NDJSON: a file `*.ndjson`, and standard
/// input of several lines of which the first is a whole object. Empty lines are passed over; of a document over several
/// lines its first line is the place of one issue. Ends early when a stop is asked for.
void for_each_resource(const std::string& file, const fhir::ParseLimits& limits,
                       const std::function<void(FileResource)>& visit);

}  // namespace kakehashi::program
