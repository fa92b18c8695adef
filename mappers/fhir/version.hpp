#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/document.hpp"

namespace kakehashi::mappers::bundles {

/// A version of FHIR; bits, so that several can be said at once.
enum class Version : std::uint8_t { dstu2 = 1, stu3 = 2, r4 = 4, r5 = 8 };
using Versions = std::uint8_t;
inline constexpr Versions kAllVersions = 15;

[[nodiscard]] constexpr Versions bit(Version version) { return static_cast<Versions>(version); }
/// "DSTU2", "STU3", "R4", "R5".
[[nodiscard]] std::string_view name_of(Version version);

/// The version of that name; nullopt for any other text.
[[nodiscard]] std::optional<Version> version_named(std::string_view name);

/// The versions whose form a resource has: elements and JSON kinds that only some of them know.
[[nodiscard]] Versions versions_of(const kakehashi::fhir::Node& resource);

/// What each of the resources of one input is read as.
struct VersionChoice {
    std::vector<Version> of_resource;
    bool is_mixed = false;  ///< no version has the form of all of them
};

/// One version for all when one fits all (R4 before STU3, R5 and DSTU2), else one for each.
[[nodiscard]] VersionChoice choose_versions(std::span<const kakehashi::fhir::Node* const> resources);

/// The R4 name of a resource type that was renamed since; the name itself otherwise.
[[nodiscard]] std::string_view r4_type_name(std::string_view type, Version version);

}  // namespace kakehashi::mappers::bundles
