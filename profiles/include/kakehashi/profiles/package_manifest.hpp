#pragma once

#include <string>
#include <vector>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::profiles {

struct PackageDependency {
    std::string id;
    std::string version;  ///< "1.1.2", "1.1.x", "latest", "current"
};

/// What a FHIR package says of itself in `package/package.json`.
/// Source: https://confluence.hl7.org/display/FHIR/NPM+Package+Specification
struct PackageManifest {
    std::string id;  ///< its name
    std::string version;
    std::vector<std::string> fhir_versions;
    std::vector<PackageDependency> dependencies;
};

/// Whether the program itself states what that package does: the schema table holds R4.
[[nodiscard]] bool is_built_in(const PackageDependency& dependency);

/// Whether the package is one that the dependency asks for: "1.1.x" any 1.1, "latest" and "current" any version.
[[nodiscard]] bool meets(const PackageManifest& package, const PackageDependency& dependency);

/// Reads a manifest; what it does not say stays empty.
[[nodiscard]] PackageManifest read_manifest(const fhir::Node& package_json);

/// The same as package.json: what read_manifest reads.
[[nodiscard]] fhir::Document write_manifest(const PackageManifest& manifest);

}  // namespace kakehashi::profiles
