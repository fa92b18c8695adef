#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::profiles {

/// Bytes by file name: sorted, so that the order of an archive makes no difference.
using PackageFiles = std::map<std::string, std::string>;

// A package that unpacks to more than this is an attack or a mistake; R4 core, the largest we know, has 120 MB.
inline constexpr std::size_t kPackageBytesMax = std::size_t{1} << 30;
inline constexpr std::size_t kFileBytesMax = std::size_t{64} << 20;

/// Whether a name ends in `ending`, whatever its case: some systems write "A.JSON".
[[nodiscard]] bool has_ending(std::string_view name, std::string_view ending);

/// Whether a file of a package may be a resource: `*.json` and `*.xml` but what the packaging itself adds.
[[nodiscard]] bool is_resource_name(const std::string& file);

enum class ArchivePart : std::uint8_t { all, manifest };

/// Reads `package/<file>` of a gzip-compressed tar archive, in memory: the resource files and package.json, or that
/// alone. `package/example/` and other folders hold no conformance resources.
/// @return Issue `not_found`, `invalid` (no archive, cut, a file twice), `security` (a name that leads out of the
///         package, a link), `too_long` (larger than a package may be)
[[nodiscard]] fhir::Result<PackageFiles> read_archive(const std::string& path, ArchivePart part);

}  // namespace kakehashi::profiles
