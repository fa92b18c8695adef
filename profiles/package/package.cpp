#include "package/package.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/xml.hpp"
#include "kakehashi/profiles/pack.hpp"
#include "package/archive.hpp"
#include "package/messages.hpp"

namespace kakehashi::profiles {
namespace {

namespace fs = std::filesystem;
using fhir::IssueType;

constexpr std::string_view kManifestName = "package.json";

bool is_archive(const std::string& path) { return has_ending(path, ".tgz") || has_ending(path, ".tar.gz"); }

fhir::Result<std::string> read_file(const std::string& path) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (!error && size > kFileBytesMax)
        return fhir::fail(IssueType::too_long, package_messages::kTooLarge, path, {path, path});
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return fhir::fail(IssueType::not_found, package_messages::kNotFound, path, {path});
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

fhir::Result<void> add_file(const std::string& path, PackageFiles& files, std::size_t& bytes_left) {
    auto bytes = read_file(path);
    if (!bytes) return tl::unexpected(bytes.error());
    if (bytes->size() > bytes_left)
        return fhir::fail(IssueType::too_long, package_messages::kTooLarge, path, {path, path});
    bytes_left -= bytes->size();
    files[path] = std::move(*bytes);
    return {};
}

template <class Walk>
fhir::Result<PackageFiles> read_folder(const std::string& path) {
    PackageFiles files;
    std::size_t bytes_left = kPackageBytesMax;
    std::error_code error;
    for (Walk at(path, error), end; !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        if (!at->is_regular_file(error) || (!is_resource_name(name) && name != kManifestName)) continue;
        if (const auto added = add_file(at->path().string(), files, bytes_left); !added)
            return tl::unexpected(added.error());
    }
    if (error) return fhir::fail(IssueType::not_found, package_messages::kNotFound, path, {path});
    return files;
}

fhir::Result<PackageFiles> read_files(const std::string& path) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
        // As in an archive, what stands beside `package` and below it is no part of it.
        const auto inner = fs::path(path) / "package";
        if (fs::exists(inner / kManifestName, error)) return read_folder<fs::directory_iterator>(inner.string());
        return read_folder<fs::recursive_directory_iterator>(path);
    }
    if (is_archive(path)) return read_archive(path, ArchivePart::all);
    return read_file(path).map([&](std::string&& bytes) { return PackageFiles{{path, std::move(bytes)}}; });
}

bool is_conformance(const fhir::Document& document) {
    const auto type = document.resource_type();
    return type == "StructureDefinition" || type == "ValueSet" || type == "CodeSystem" || type == "ConceptMap" ||
           type == "ImplementationGuide" || type == "Questionnaire";
}

fhir::Result<fhir::Document> parse(const std::string& path, const std::string& name, std::string bytes) {
    const auto first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    const bool is_xml = first != std::string::npos && bytes[first] == '<';
    auto document = is_xml ? fhir::parse_xml(std::move(bytes)) : fhir::parse_json(std::move(bytes));
    if (document) return document;
    // In each language the parser's own reason.
    const fhir::Issue& why = document.error();
    auto issue = fhir::make_issue(fhir::IssueSeverity::error, IssueType::invalid, package_messages::kResourceUnreadable,
                                  path, {name, why.diagnostics});
    issue.diagnostics_ja = fhir::make_issue(fhir::IssueSeverity::error, IssueType::invalid,
                                            package_messages::kResourceUnreadable, path, {name, why.diagnostics_ja})
                               .diagnostics_ja;
    return tl::unexpected(std::move(issue));
}

/// R4 is 4.0.0 and 4.0.1; a package may be good for several versions.
fhir::Result<void> check_fhir_version(const PackageManifest& manifest, const std::string& path) {
    std::string all;
    for (const std::string& each : manifest.fhir_versions) {
        if (each.starts_with("4.0")) return {};
        all.append(all.empty() ? "" : ", ").append(each);
    }
    if (all.empty()) return {};
    return fhir::fail(IssueType::not_supported, package_messages::kFhirVersion, path,
                      {manifest.id + "#" + manifest.version, all});
}

fhir::Result<Package> parse_all(const std::string& path, PackageFiles files) {
    Package package;
    for (auto& [name, bytes] : files) {
        auto document = parse(path, name, std::move(bytes));
        if (!document) return tl::unexpected(document.error());
        if (fs::path(name).filename() == kManifestName) {
            PackageManifest manifest = read_manifest(document->root());
            if (!manifest.id.empty()) package.manifests.push_back(std::move(manifest));
        } else if (is_conformance(*document)) {
            package.content.documents.push_back(std::move(*document));
        }
    }
    package.content.is_draft = package.manifests.empty();
    return package;
}

}  // namespace

fhir::Result<Package> read_package(const std::string& path) {
    fhir::Result<Package> package;
    if (has_ending(path, ".pack")) {
        package = read_pack(path).map([](Pack&& pack) {
            Package all;
            for (PackSource& each : pack.sources) std::ranges::move(each.packages, std::back_inserter(all.manifests));
            all.content.pack = std::move(pack);
            return all;
        });
    } else {
        package = read_files(path).and_then([&](PackageFiles&& files) { return parse_all(path, std::move(files)); });
    }
    if (!package) return package;
    // A package may only name others.
    if (package->content.is_empty() && package->manifests.empty())
        return fhir::fail(IssueType::invalid, package_messages::kNoConformance, path, {path});
    for (const PackageManifest& each : package->manifests)
        if (const auto checked = check_fhir_version(each, path); !checked) return tl::unexpected(checked.error());
    return package;
}

fhir::Result<std::vector<fhir::Document>> resources_of(PackageResources content) {
    for (const PackResource& each : content.pack.resources) {
        auto document = fhir::parse_json(std::string(each.json));
        if (!document) return tl::unexpected(document.error());
        content.documents.push_back(std::move(*document));
    }
    return std::move(content.documents);
}

std::optional<PackageManifest> peek_manifest(const std::string& path) {
    std::string bytes;
    if (is_archive(path)) {
        auto files = read_archive(path, ArchivePart::manifest);
        if (!files || files->empty()) return {};
        bytes = std::move(files->begin()->second);
    } else {
        auto file = read_file((fs::path(path) / "package" / kManifestName).string());
        if (!file) return {};
        bytes = std::move(*file);
    }
    const auto document = fhir::parse_json(std::move(bytes));
    return document ? std::optional(read_manifest(document->root())) : std::nullopt;
}

}  // namespace kakehashi::profiles
