#pragma once

#include <cstdint>
#include <vector>

#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/profiles/validator.hpp"
#include "package/canonical_table.hpp"

namespace kakehashi::profiles {

/// What is kept of the packages: to answer for codes, profiles are not needed.
enum class PackageContent : std::uint8_t { all, terminology };

struct PackageSet {
    CanonicalTable table;
    fhir::Report notices;  ///< packages that are needed and are not here
    /// Resources that were given without the manifest of a package. In the table.
    std::vector<const ConformanceResource*> drafts;
};

/// Our own statement of the Japanese profiles, unless a package states one of the same, and the packages over it, each
/// after the packages that it needs.
/// @return the set, or the issue that made a given package unreadable or a package folder none
[[nodiscard]] fhir::Result<PackageSet> load_package_set(const ValidatorOptions& options, PackageContent content);

}  // namespace kakehashi::profiles
