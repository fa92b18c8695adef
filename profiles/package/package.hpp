#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/profiles/pack.hpp"
#include "kakehashi/profiles/package_manifest.hpp"

namespace kakehashi::profiles {

/// The conformance resources of a package: those of a pack are read when a record needs them, all others are here.
struct PackageResources {
    std::vector<fhir::Document> documents;  ///< in the order of their file names
    Pack pack;
    bool is_draft = false;  ///< without the manifest of a package: files that somebody is at work on

    [[nodiscard]] bool is_empty() const { return documents.empty() && pack.resources.empty(); }
};

struct Package {
    std::vector<PackageManifest> manifests;  ///< of a pack: several; of a single resource: none
    PackageResources content;
};

/// All of them, read.
[[nodiscard]] fhir::Result<std::vector<fhir::Document>> resources_of(PackageResources content);

/// Reads the conformance resources (StructureDefinition, ValueSet, CodeSystem, ConceptMap, ImplementationGuide) of a
/// package and its manifest. Everything else in it, examples too, is passed over.
///
/// @param path a FHIR NPM package (`.tgz`), a pack (`.pack`), a folder (searched through; of a package cache's
///        `id#version/`, the folder `package` in it), or one resource in JSON or XML
/// @return Issue `not_found` (no such file), `invalid` (not an archive, a resource that cannot be read: with its file
///         name, nothing in it that a validator can use), `not_supported` (a package of another FHIR version),
///         `security`, `too_long`
/// Source: https://confluence.hl7.org/display/FHIR/NPM+Package+Specification
[[nodiscard]] fhir::Result<Package> read_package(const std::string& path);

/// The manifest alone of a package (`.tgz`) or a folder of a package cache; nothing when there is none that can be
/// read.
[[nodiscard]] std::optional<PackageManifest> peek_manifest(const std::string& path);

}  // namespace kakehashi::profiles
