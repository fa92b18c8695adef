#include "package/package_set.hpp"

#include <algorithm>
#include <filesystem>
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

/// Whether the packages state a Japanese profile that we state too.
bool state_the_same(const std::vector<fhir::Document>& given, const std::vector<fhir::Document>& stated) {
    std::set<std::string_view> canonicals;
    for (const fhir::Document& document : stated) canonicals.insert(document.root().text_of("url"));
    return std::ranges::any_of(given, [&](const fhir::Document& document) {
        const std::string_view url = document.root().text_of("url");
        return url.starts_with("http://jpfhir.jp/") && canonicals.contains(url);
    });
}

/// The resources of the given packages, before each those of the packages that it needs.
fhir::Result<std::vector<fhir::Document>> given_documents(const ValidatorOptions& options, fhir::Report& notices) {
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
    std::vector<fhir::Document> documents;
    const auto append = [&documents](Package& package) {
        std::ranges::move(package.resources, std::back_inserter(documents));
    };
    for (std::size_t i = 0; i < packages.size(); ++i) {
        std::vector<Package> needed = dependencies.load(packages[i], options.packages[i]);
        std::ranges::for_each(needed, append);
        append(packages[i]);
    }
    notices = dependencies.take_notices();
    return documents;
}

void add_all(std::vector<fhir::Document> documents, PackageContent content, CanonicalTable& table) {
    for (fhir::Document& document : documents)
        if (content == PackageContent::all || document.resource_type() != "StructureDefinition")
            table.add(std::move(document));
}

}  // namespace

fhir::Result<PackageSet> load_package_set(const ValidatorOptions& options, PackageContent content) {
    PackageSet set;
    auto given = given_documents(options, set.notices);
    if (!given) return tl::unexpected(given.error());
    if (options.japanese_profiles) {
        auto stated = japanese_documents();
        if (!stated) return tl::unexpected(stated.error());
        // All of ours or none: the profiles of one guide do not fit the bases of another edition of it.
        if (!state_the_same(*given, *stated)) add_all(std::move(*stated), content, set.table);
    }
    add_all(std::move(*given), content, set.table);
    return set;
}

}  // namespace kakehashi::profiles
