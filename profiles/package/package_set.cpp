#include "package/package_set.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "japan/embedded.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/pack.hpp"
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

/// One package as it is loaded: a pack's resources are read later, those of all others are here.
struct Given {
    std::vector<fhir::Document> documents;
    Pack pack;
};

fhir::Result<Given> read_given(const std::string& path) {
    if (path.ends_with(".pack")) return read_pack(path).map([](Pack&& pack) { return Given{{}, std::move(pack)}; });
    return read_package(path).map([](std::vector<fhir::Document>&& documents) {
        return Given{std::move(documents), {}};
    });
}

/// Whether the packages state a Japanese profile that we state too.
bool state_the_same(const std::vector<Given>& given, const std::vector<fhir::Document>& stated) {
    std::set<std::string_view> canonicals;
    for (const fhir::Document& document : stated) canonicals.insert(document.root().text_of("url"));
    const auto is_stated = [&](std::string_view url) {
        return url.starts_with("http://jpfhir.jp/") && canonicals.contains(url);
    };
    return std::ranges::any_of(given, [&](const Given& package) {
        return std::ranges::any_of(package.documents,
                                   [&](const auto& each) { return is_stated(each.root().text_of("url")); }) ||
               std::ranges::any_of(package.pack.resources, [&](const auto& each) { return is_stated(each.url); });
    });
}

void add_all(Given given, PackageContent content, CanonicalTable& table) {
    const auto is_wanted = [content](std::string_view type) {
        return content == PackageContent::all || type != "StructureDefinition";
    };
    for (fhir::Document& document : given.documents)
        if (is_wanted(document.resource_type())) table.add(std::move(document));
    table.add(given.pack, [&](const PackResource& each) { return is_wanted(each.type); });
}

}  // namespace

fhir::Result<CanonicalTable> load_package_set(const ValidatorOptions& options, PackageContent content) {
    std::vector<Given> given;
    for (const std::string& path : options.packages) {
        auto package = read_given(path);
        if (!package) return tl::unexpected(package.error());
        given.push_back(std::move(*package));
    }
    CanonicalTable table;
    if (options.japanese_profiles) {
        auto stated = japanese_documents();
        if (!stated) return tl::unexpected(stated.error());
        // All of ours or none: the profiles of one guide do not fit the bases of another edition of it.
        if (!state_the_same(given, *stated)) add_all({std::move(*stated), {}}, content, table);
    }
    for (Given& package : given) add_all(std::move(package), content, table);
    return table;
}

}  // namespace kakehashi::profiles
