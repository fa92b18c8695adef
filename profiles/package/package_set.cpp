#include "package/package_set.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "japan/embedded.hpp"
#include "kakehashi/fhir/json.hpp"
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

void add_all(std::vector<fhir::Document> documents, PackageContent content, CanonicalTable& table) {
    for (fhir::Document& document : documents)
        if (content == PackageContent::all || document.resource_type() != "StructureDefinition")
            table.add(std::move(document));
}

}  // namespace

fhir::Result<CanonicalTable> load_package_set(const ValidatorOptions& options, PackageContent content) {
    std::vector<fhir::Document> given;
    for (const std::string& path : options.packages) {
        auto documents = read_package(path);
        if (!documents) return tl::unexpected(documents.error());
        std::ranges::move(*documents, std::back_inserter(given));
    }
    CanonicalTable table;
    if (options.japanese_profiles) {
        auto stated = japanese_documents();
        if (!stated) return tl::unexpected(stated.error());
        // All of ours or none: the profiles of one guide do not fit the bases of another edition of it.
        if (!state_the_same(given, *stated)) add_all(std::move(*stated), content, table);
    }
    add_all(std::move(given), content, table);
    return table;
}

}  // namespace kakehashi::profiles
