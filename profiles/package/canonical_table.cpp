#include "package/canonical_table.hpp"

#include <utility>

namespace kakehashi::profiles {
namespace {

// RULING: jp-clins 1.5.2 states http://loinc.org as a complete CodeSystem of two concepts; taken at its word, it
// would refuse every other LOINC code. It is not loaded. Test: CanonicalTable.IgnoresTheLoincFragment
bool is_defective(std::string_view type, std::string_view url) {
    return type == "CodeSystem" && url == "http://loinc.org";
}

const ConformanceResource* find_in(const std::map<std::string, CanonicalTable::ByUrl, std::less<>>& tables,
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

void CanonicalTable::add(fhir::Document document) { enter(resources_.emplace_back(std::move(document))); }

void CanonicalTable::add(const Pack& pack, const std::function<bool(const PackResource&)>& wanted) {
    packs_.push_back(pack.bytes);
    for (const PackResource& each : pack.resources)
        if (wanted(each)) enter(resources_.emplace_back(each));
}

void CanonicalTable::enter(const ConformanceResource& resource) {
    if (resource.url().empty() || is_defective(resource.type(), resource.url())) return;
    const std::string type(resource.type());
    by_type_[type].insert_or_assign(std::string(resource.url()), &resource);
    by_version_[type].insert_or_assign(canonical_key(resource.url(), resource.version()), &resource);
}

const fhir::Node* CanonicalTable::find(std::string_view type, std::string_view canonical) const {
    const bool has_version = canonical.find('|') != std::string_view::npos;
    const ConformanceResource* exact = has_version ? find_in(by_version_, type, canonical) : nullptr;
    if (exact == nullptr) exact = find_in(by_type_, type, url_of(canonical));
    return exact != nullptr ? &exact->root() : nullptr;
}

const CanonicalTable::ByUrl& CanonicalTable::all(std::string_view type) const { return table_of(by_type_, type); }

const CanonicalTable::ByUrl& CanonicalTable::all_versions(std::string_view type) const {
    return table_of(by_version_, type);
}

}  // namespace kakehashi::profiles
