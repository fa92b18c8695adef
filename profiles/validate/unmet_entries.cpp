#include "validate/unmet_entries.hpp"

#include <set>
#include <string>
#include <unordered_map>

#include "validate/run.hpp"
#include "validate/values.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::Node;

constexpr std::size_t kEntriesMax = 10;

/// The entries by the nodes that an expression can mean: an entry, or its resource.
std::unordered_map<const Node*, std::size_t> entries_of(const Place& bundle) {
    std::unordered_map<const Node*, std::size_t> entries;
    for_each_place(bundle, "entry", [&](const Place& entry) {
        const std::size_t index = entry.index == Place::kNoIndex ? 0 : entry.index;
        entries.emplace(entry.element.value(), index);
        const fhir::Element resource = entry.element.child("resource");
        if (resource.value() != nullptr) entries.emplace(resource.value(), index);
    });
    return entries;
}

}  // namespace

Words unmet_entries(const Place& bundle, const fhir::fhirpath::Expression& invariant,
                    const fhir::fhirpath::Environment& environment) {
    if (!is_type(bundle.element.type(), "Bundle")) return {};
    const auto items = fhir::fhirpath::unmet_items(invariant, bundle.element, environment);
    if (items.empty()) return {};
    const auto entries = entries_of(bundle);
    std::set<std::size_t> unmet;
    for (const auto& item : items)
        if (const auto entry = entries.find(item.element.value()); entry != entries.end()) unmet.insert(entry->second);
    if (unmet.empty()) return {};
    Words list;
    std::size_t named = 0;
    for (const std::size_t index : unmet) {
        if (named++ == kEntriesMax) break;
        const std::string name = "entry[" + std::to_string(index) + "]";
        list.join({name, name}, ", ");
    }
    if (unmet.size() > kEntriesMax) {
        const std::string more = std::to_string(unmet.size() - kEntriesMax);
        list.append(Words{" and " + more + " more", "、ほか" + more + "件"});
    }
    return {" Not met by: " + list.en + ".", " 満たしていないもの: " + list.ja + "。"};
}

}  // namespace kakehashi::profiles
