#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/profiles/package_manifest.hpp"

/// A pack: one file with what validation needs of a set of packages, read many times faster than they are.
///
/// Its first line is `{"pack":1,"sources":[{"file","resources","packages":[package.json]}],"bytes"}`, each further line
/// one conformance resource without what only people read (narrative, definitions, mappings); `bytes` is the length of
/// all that follows, so that a cut file is told apart. Wherever a package is expected, a pack will do.
namespace kakehashi::profiles {

/// @param packages packages, folders or single resources, in the order in which they would be loaded
/// @return the pack's bytes, or the issue that made a package unreadable
[[nodiscard]] fhir::Result<std::string> build_pack(std::span<const std::string> packages);

struct PackSource {
    std::string file;  ///< name without folder
    std::size_t resources = 0;
    std::vector<PackageManifest> packages;  ///< none of a single resource, several of a pack
};

struct Pack {
    std::vector<PackSource> sources;
    std::vector<fhir::Document> resources;
};

/// @return Issue `not_found`, or `invalid`: not a pack, or one that is cut
[[nodiscard]] fhir::Result<Pack> read_pack(const std::string& path);

}  // namespace kakehashi::profiles
