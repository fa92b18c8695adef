#include "package/canonical_table.hpp"

#include <utility>

namespace kakehashi::profiles {
namespace {

/// The display of the first concept that has this code, or "".
std::string_view display_of(const fhir::Node& code_system, std::string_view code) {
    const fhir::Node* concepts = code_system.find("concept");
    if (concepts == nullptr) return {};
    for (const fhir::Node& each : concepts->items())
        if (each.text_of("code") == code) return each.text_of("display");
    return {};
}

// RULING: jp-clins 1.5.2 states http://loinc.org as a complete CodeSystem of two concepts; taken at its word, it
// would refuse every other LOINC code. It is not loaded. Test: CanonicalTable.IgnoresTheLoincFragment
// RULING: jp-clins 1.5.2 displays the negative result (code 1) of this system as `+`; the checkup package has it right.
// A wrong sign is worse than none: the defective one is not loaded, and never speaks over the right one
// (jp-clins.md 17.14). Test: CanonicalTable.IgnoresTheSystemThatShowsNegativeAsPositive
bool is_defective(std::string_view type, std::string_view url, const fhir::Node& resource) {
    if (type != "CodeSystem") return false;
    return url == "http://loinc.org" ||
           (url == "urn:oid:1.2.392.200119.6.2102" && display_of(resource, "1").starts_with('+'));
}

const fhir::Node* find_in(const std::map<std::string, CanonicalTable::ByUrl, std::less<>>& tables,
                          std::string_view type, std::string_view key) {
    const auto table = tables.find(type);
    if (table == tables.end()) return nullptr;
    const auto found = table->second.find(key);
    return found == table->second.end() ? nullptr : found->second;
}

const CanonicalTable::ByUrl& table_of(const std::map<std::string, CanonicalTable::ByUrl, std::less<>>& tables,
                                      std::string_view type) {
    static const CanonicalTable::ByUrl kNone;
    const auto table = tables.find(type);
    return table == tables.end() ? kNone : table->second;
}

}  // namespace

void CanonicalTable::add(fhir::Document document) {
    const std::string type(document.resource_type());
    const std::string url(document.root().text_of("url"));
    const std::string version(document.root().text_of("version"));
    if (url.empty() || is_defective(type, url, document.root())) return;
    const fhir::Node* node = &documents_.emplace_back(std::move(document)).root();
    by_type_[type][url] = node;
    by_version_[type][canonical_key(url, version)] = node;
}

const fhir::Node* CanonicalTable::find(std::string_view type, std::string_view canonical) const {
    const bool has_version = canonical.find('|') != std::string_view::npos;
    const fhir::Node* exact = has_version ? find_in(by_version_, type, canonical) : nullptr;
    return exact != nullptr ? exact : find_in(by_type_, type, url_of(canonical));
}

const CanonicalTable::ByUrl& CanonicalTable::all(std::string_view type) const { return table_of(by_type_, type); }

const CanonicalTable::ByUrl& CanonicalTable::all_versions(std::string_view type) const {
    return table_of(by_version_, type);
}

}  // namespace kakehashi::profiles
