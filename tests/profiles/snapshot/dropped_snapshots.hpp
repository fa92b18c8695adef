#pragma once

#include <string>
#include <vector>

#include "kakehashi/fhir/builder.hpp"
#include "package/package.hpp"

/// The conformance resources of a package with its profiles as differentials only.
namespace kakehashi::profiles {

inline bool is_profile(const fhir::Node& resource) { return resource.text_of("derivation") == "constraint"; }

inline fhir::Result<std::vector<fhir::Document>> read_without_snapshots(const std::string& package) {
    auto documents =
        read_package(package).and_then([](Package&& read) { return resources_of(std::move(read.content)); });
    if (!documents) return documents;
    for (fhir::Document& each : *documents)
        if (is_profile(each.root())) each.edit().remove("snapshot");
    return documents;
}

}  // namespace kakehashi::profiles
