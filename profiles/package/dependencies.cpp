#include "package/dependencies.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "package/messages.hpp"
#include "package/version.hpp"

namespace kakehashi::profiles {
namespace {

namespace fs = std::filesystem;

std::string name_of(const std::string& id, const std::string& version) { return id + "#" + version; }

/// Whether the name in a folder may be that of the package: `id.tgz`, `id-version.tgz`, `id#version`.
bool is_named_after(const std::string& path, const std::string& id) {
    const std::string name = fs::path(path).filename().string();
    if (!name.starts_with(id)) return false;
    const std::string rest = name.substr(id.size());
    return rest == ".tgz" || rest == ".tar.gz" || rest.starts_with('-') || rest.starts_with('#');
}

/// The folder that the package lies in, also of "cache/id#version/".
std::string folder_of(const std::string& path) {
    fs::path at(path);
    if (at.filename().empty()) at = at.parent_path();
    return at.has_parent_path() ? at.parent_path().string() : ".";
}

fhir::Issue notice(const fhir::Message& message, std::initializer_list<std::string_view> arguments) {
    return fhir::make_issue(fhir::IssueSeverity::warning, fhir::IssueType::not_found, message, "", arguments);
}

}  // namespace

void Dependencies::add_given(const Package& package) {
    for (const PackageManifest& each : package.manifests) ids_.insert(each.id);
}

std::vector<Package> Dependencies::load(const Package& package, const std::string& path) {
    std::vector<Package> needed;
    load_all(package, path, needed);
    return needed;
}

void Dependencies::load_all(const Package& package, const std::string& path, std::vector<Package>& into) {
    for (const PackageManifest& manifest : package.manifests)
        for (const PackageDependency& each : manifest.dependencies)
            load_one({each, name_of(manifest.id, manifest.version), folder_of(path)}, into);
}

void Dependencies::load_one(const Wanted& wanted, std::vector<Package>& into) {
    const auto& [id, version] = wanted.dependency;
    // What is there is not looked for again: circles end here.
    if (is_built_in(wanted.dependency) || !ids_.insert(id).second) return;
    const auto path = find(wanted);
    if (!path)
        return notices_.push_back(notice(package_messages::kDependencyMissing, {name_of(id, version), wanted.by}));
    auto package = read_package(*path);
    if (!package) {
        const fhir::Issue& why = package.error();
        fhir::Issue issue = notice(package_messages::kDependencyUnreadable, {*path, wanted.by, why.diagnostics});
        issue.diagnostics_ja =
            notice(package_messages::kDependencyUnreadable, {*path, wanted.by, why.diagnostics_ja}).diagnostics_ja;
        return notices_.push_back(std::move(issue));
    }
    load_all(*package, *path, into);
    into.push_back(std::move(*package));
}

/// Beside the package that needs it by its name, then in the folders by what the packages there say of themselves: in
/// Japan the two differ. Of several versions the one named, else the newest.
std::optional<std::string> Dependencies::find(const Wanted& wanted) {
    const auto& [id, version] = wanted.dependency;
    std::optional<std::string> best;
    const auto consider = [&](const std::string& path) {
        const PackageManifest& manifest = manifest_of(path);
        if (!meets(manifest, wanted.dependency)) return;
        if (best && manifest_of(*best).version == version) return;
        if (!best || manifest.version == version || is_older(manifest_of(*best).version, manifest.version)) best = path;
    };
    for (const std::string& path : list(wanted.beside))
        if (is_named_after(path, id)) consider(path);
    for (const std::string& folder : folders_) {
        if (best) return best;
        for (const std::string& path : list(folder)) consider(path);
    }
    return best;
}

/// The packages that lie in a folder, by name: `*.tgz`, and `id#version/` of a package cache.
std::vector<std::string> Dependencies::list(const std::string& folder) const {
    std::vector<std::string> paths;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        const bool is_archive = name.ends_with(".tgz") || name.ends_with(".tar.gz");
        if (is_archive || (name.find('#') != std::string::npos && at->is_directory(error)))
            paths.push_back(at->path().string());
    }
    std::ranges::sort(paths);
    return paths;
}

const PackageManifest& Dependencies::manifest_of(const std::string& path) {
    const auto known = manifests_.find(path);
    if (known != manifests_.end()) return known->second;
    return manifests_.emplace(path, peek_manifest(path).value_or(PackageManifest())).first->second;
}

}  // namespace kakehashi::profiles
