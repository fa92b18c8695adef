#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/profiles/package_manifest.hpp"

/// A pack: one file with what validation needs of a set of packages, mapped into memory and read as far as records need
/// it. Wherever a package is expected, a pack will do. Its format: profiles/pack/format.md
namespace kakehashi::profiles {

/// @param packages packages, folders or single resources, in the order in which they would be loaded
/// @return the pack's bytes, or the issue that made a package unreadable
[[nodiscard]] fhir::Result<std::string> build_pack(std::span<const std::string> packages);

struct PackSource {
    std::string file;  ///< name without folder
    std::size_t resources = 0;
    std::vector<PackageManifest> packages;  ///< none of a single resource, several of a pack
};

/// One resource of a pack, as the index states it. Looks at the pack's bytes.
struct PackResource {
    std::string_view type;
    std::string_view url;
    std::string_view version;
    std::string_view supplements;  ///< the code system that it adds to
    std::string_view json;
};

struct Pack {
    std::vector<PackSource> sources;
    std::vector<PackResource> resources;
    std::shared_ptr<const void> bytes;  ///< what the resources look at
};

/// @return Issue `not_found`, or `invalid`: not a pack, or one that is cut or changed
[[nodiscard]] fhir::Result<Pack> read_pack(const std::string& path);

/// The resource that a canonical means: of several the last one loaded, which is the one that counts.
/// @param canonical url, or `url|version`; a version may be given in part ("1.2"), and then the newest is meant
/// @return nullptr when the pack does not have it
[[nodiscard]] const PackResource* find_resource(const Pack& pack, std::string_view canonical);

}  // namespace kakehashi::profiles
