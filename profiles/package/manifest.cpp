#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/profiles/package_manifest.hpp"
#include "package/version.hpp"

namespace kakehashi::profiles {

bool is_built_in(const PackageDependency& dependency) { return dependency.id == "hl7.fhir.r4.core"; }

bool meets(const PackageManifest& package, const PackageDependency& dependency) {
    return package.id == dependency.id && meets_dependency(package.version, dependency.version);
}

PackageManifest read_manifest(const fhir::Node& package_json) {
    PackageManifest manifest;
    manifest.id = package_json.text_of("name");
    manifest.version = package_json.text_of("version");
    // Core packages and old ones have the second name.
    for (const char* name : {"fhirVersions", "fhir-version-list"})
        if (const fhir::Node* versions = package_json.find(name); versions != nullptr && manifest.fhir_versions.empty())
            for (const fhir::Node& each : versions->items()) manifest.fhir_versions.emplace_back(each.text());
    if (const fhir::Node* dependencies = package_json.find("dependencies"))
        for (const fhir::Member& each : dependencies->members())
            manifest.dependencies.push_back({std::string(each.name), std::string(each.value.text())});
    return manifest;
}

fhir::Document write_manifest(const PackageManifest& manifest) {
    fhir::Document document;
    auto to = document.edit();
    to.set_string("name", manifest.id).set_string("version", manifest.version);
    for (const std::string& each : manifest.fhir_versions) to.append_string("fhirVersions", each);
    auto dependencies = to.object("dependencies");
    for (const PackageDependency& each : manifest.dependencies) dependencies.set_string(each.id, each.version);
    return document;
}

}  // namespace kakehashi::profiles
