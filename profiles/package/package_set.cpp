#include "package/package_set.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <iterator>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "japan/embedded.hpp"
#include "kakehashi/fhir/json.hpp"
#include "package/dependencies.hpp"
#include "package/messages.hpp"
#include "package/package.hpp"

namespace kakehashi::profiles {
namespace {

fhir::Result<std::vector<fhir::Document>> japanese_documents() {
    std::vector<fhir::Document> documents;
    for (const std::string_view resource : japanese_resources()) {
        auto document = fhir::parse_json(std::string(resource));
        if (!document) return tl::unexpected(document.error());
        documents.push_back(std::move(*document));
    }
    return documents;
}

/// Whether the packages state a Japanese profile that we state too. Code systems and value sets do not count: a package
/// of terminology alone adds to our profiles.
bool state_the_same(const std::vector<PackageResources>& given, const std::vector<fhir::Document>& stated) {
    std::set<std::string_view> profiles;
    for (const fhir::Document& document : stated)
        if (document.resource_type() == "StructureDefinition") profiles.insert(document.root().text_of("url"));
    const auto is_stated = [&](std::string_view type, std::string_view url) {
        return type == "StructureDefinition" && url.starts_with("http://jpfhir.jp/") && profiles.contains(url);
    };
    const auto is_stated_document = [&](const fhir::Document& document) {
        return is_stated(document.resource_type(), document.root().text_of("url"));
    };
    const auto is_stated_resource = [&](const PackResource& resource) {
        return is_stated(resource.type, resource.url);
    };
    return std::ranges::any_of(given, [&](const PackageResources& each) {
        return std::ranges::any_of(each.documents, is_stated_document) ||
               std::ranges::any_of(each.pack.resources, is_stated_resource);
    });
}

bool is_of_r4(const fhir::Document& stated) {
    const std::string_view url = stated.root().text_of("url");
    return url.starts_with("http://hl7.org/fhir/") || url.starts_with("http://terminology.hl7.org/");
}

/// The resources of the given packages, before each those of the packages that it needs.
fhir::Result<std::vector<PackageResources>> given_resources(const ValidatorOptions& options, fhir::Report& notices) {
    for (const std::string& folder : options.package_folders) {
        std::error_code error;
        if (!std::filesystem::is_directory(folder, error))
            return fhir::fail(fhir::IssueType::not_found, package_messages::kNotFolder, folder, {folder});
    }
    Dependencies dependencies(options.package_folders);
    std::vector<Package> packages;
    for (const std::string& path : options.packages) {
        auto package = read_package(path);
        if (!package) return tl::unexpected(package.error());
        dependencies.add_given(*package);
        packages.push_back(std::move(*package));
    }
    std::vector<PackageResources> resources;
    const auto append = [&resources](Package& package) { resources.push_back(std::move(package.content)); };
    for (std::size_t i = 0; i < packages.size(); ++i) {
        std::vector<Package> needed = dependencies.load(packages[i], options.packages[i]);
        std::ranges::for_each(needed, append);
        append(packages[i]);
    }
    notices = dependencies.take_notices();
    return resources;
}

void add_all(PackageResources resources, PackageContent content, PackageSet& set) {
    const auto is_wanted = [content](std::string_view type) {
        return content == PackageContent::all || type != "StructureDefinition";
    };
    for (fhir::Document& document : resources.documents) {
        if (!is_wanted(document.resource_type())) continue;
        const ConformanceResource& added = set.table.add(std::move(document));
        if (resources.is_draft) set.drafts.push_back(&added);
    }
    set.table.add(resources.pack, [&](const PackResource& each) { return is_wanted(each.type); });
}

}  // namespace

fhir::Result<PackageSet> load_package_set(const ValidatorOptions& options, PackageContent content) {
    PackageSet set;
    auto given = given_resources(options, set.notices);
    if (!given) return tl::unexpected(given.error());
    if (options.japanese_profiles) {
        auto stated = japanese_documents();
        if (!stated) return tl::unexpected(stated.error());
        // All of ours or none: the profiles of one guide do not fit the bases of another edition of it. What we state
        // of R4 itself fits every one.
        if (state_the_same(*given, *stated)) std::erase_if(*stated, std::not_fn(is_of_r4));
        add_all({.documents = std::move(*stated), .pack = {}}, content, set);
    }
    for (PackageResources& each : *given) add_all(std::move(each), content, set);
    return set;
}

}  // namespace kakehashi::profiles
