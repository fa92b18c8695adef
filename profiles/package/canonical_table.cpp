#include "package/canonical_table.hpp"

#include <utility>

#include "package/version.hpp"

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
bool is_defective(const ConformanceResource& resource) {
    if (resource.type() != "CodeSystem") return false;
    return resource.url() == "http://loinc.org" ||
           (resource.url() == "urn:oid:1.2.392.200119.6.2102" && display_of(resource.root(), "1").starts_with('+'));
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

const ConformanceResource& CanonicalTable::add(fhir::Document document) {
    const ConformanceResource& added = resources_.emplace_back(std::move(document));
    enter(added);
    return added;
}

void CanonicalTable::add(const Pack& pack, const std::function<bool(const PackResource&)>& wanted) {
    packs_.push_back(pack.bytes);
    for (const PackResource& each : pack.resources)
        if (wanted(each)) enter(resources_.emplace_back(each));
}

void CanonicalTable::enter(const ConformanceResource& resource) {
    if (resource.url().empty() || is_defective(resource)) return;
    const std::string type(resource.type());
    by_type_[type].insert_or_assign(std::string(resource.url()), &resource);
    by_version_[type].insert_or_assign(canonical_key(resource.url(), resource.version()), &resource);
}

const ConformanceResource* CanonicalTable::find_resource(std::string_view type, std::string_view canonical) const {
    const bool has_version = canonical.find('|') != std::string_view::npos;
    canonical = canonical.substr(0, canonical.find('#'));
    const ConformanceResource* named = has_version ? find_in(by_version_, type, canonical) : nullptr;
    if (named == nullptr && has_version) named = find_newest(type, canonical);
    return named != nullptr ? named : find_in(by_type_, type, url_of(canonical));
}

const fhir::Node* CanonicalTable::find(std::string_view type, std::string_view canonical) const {
    const ConformanceResource* found = find_resource(type, canonical);
    return found != nullptr && found->is_readable() ? &found->root() : nullptr;
}

/// The newest version that begins with the one named: "1.2" may be 1.2.3.
const ConformanceResource* CanonicalTable::find_newest(std::string_view type, std::string_view canonical) const {
    const ConformanceResource* newest = nullptr;
    const ByUrl& versions = table_of(by_version_, type);
    const std::string start = std::string(canonical) + ".";
    for (auto each = versions.lower_bound(start); each != versions.end() && each->first.starts_with(start); ++each)
        if (newest == nullptr || is_older(newest->version(), each->second->version())) newest = each->second;
    return newest;
}

const CanonicalTable::ByUrl& CanonicalTable::all(std::string_view type) const { return table_of(by_type_, type); }

const CanonicalTable::ByUrl& CanonicalTable::all_versions(std::string_view type) const {
    return table_of(by_version_, type);
}

}  // namespace kakehashi::profiles
