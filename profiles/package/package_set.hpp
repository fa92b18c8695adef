#pragma once

#include <cstdint>

#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/profiles/validator.hpp"
#include "package/canonical_table.hpp"

namespace kakehashi::profiles {

/// What is kept of the packages: to answer for codes, profiles are not needed.
enum class PackageContent : std::uint8_t { all, terminology };

/// Our own statement of the Japanese profiles, unless a package states one of the same, and the packages over it.
/// @return the table, or the issue that made a package unreadable
[[nodiscard]] fhir::Result<CanonicalTable> load_package_set(const ValidatorOptions& options, PackageContent content);

}  // namespace kakehashi::profiles
