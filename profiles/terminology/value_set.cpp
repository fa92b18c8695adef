#include "terminology/value_set.hpp"

#include <algorithm>
#include <string>

#include "terminology/regular_expression.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::Node;

constexpr std::string_view kUnclosed = "http://hl7.org/fhir/StructureDefinition/valueset-unclosed";
constexpr std::string_view kTooCostly = "http://hl7.org/fhir/StructureDefinition/valueset-toocostly";

std::vector<Include> read_includes(const Node* list) {
    std::vector<Include> includes;
    if (list == nullptr) return includes;
    for (const Node& node : list->items()) {
        Include& include = includes.emplace_back();
        include.node = &node;
        include.system = node.text_of("system");
        include.version = node.text_of("version");
        include.is_enumerated = node.find("concept") != nullptr;
        for (const Node& each : items_of(&node, "concept")) include.codes.insert(each.text_of("code"));
        for (const Node& each : items_of(&node, "filter")) {
            Filter filter{each.text_of("property"), each.text_of("op"), each.text_of("value"), nullptr};
            if (filter.op == "regex") filter.pattern = compile_regular_expression(filter.value);
            include.filters.push_back(std::move(filter));
        }
        for (const Node& each : items_of(&node, "valueSet")) include.value_sets.push_back(each.text());
    }
    return includes;
}

// The reader bounds the nesting of a document, and so this recursion.
void read_expansion(const Node& node, ValueSet& into) {
    for (const Node& entry : items_of(&node, "contains")) {
        const std::string_view code = entry.text_of("code");
        if (!code.empty()) {
            into.expansion.push_back(&entry);
            into.expansion_systems.emplace(code, entry.text_of("system"));
        }
        read_expansion(entry, into);
    }
}

bool is_whole(const Node& expansion, std::size_t entries) {
    const auto is_open = [](const Node& each) {
        return each.text_of("url") == kUnclosed || each.text_of("url") == kTooCostly;
    };
    if (std::ranges::any_of(items_of(&expansion, "extension"), is_open)) return false;
    const std::string_view total = expansion.text_of("total");
    const std::string_view offset = expansion.text_of("offset");
    return (total.empty() || total == std::to_string(entries)) && (offset.empty() || offset == "0");
}

// RULING: the discharge summary's value set of sections in jp-clins 1.5.2 includes those of the referral (REF), and so
// refuses its own guide's sections; those of the summary (DIS) are meant. Test:
// OfficialPackages.AcceptDischargeSummaries
constexpr std::string_view kDischargeSections = "http://jpfhir.jp/fhir/eDischargeSummary/ValueSet/document-section";

void mend_discharge_sections(ValueSet& set) {
    for (Include& include : set.includes)
        for (Filter& filter : include.filters)
            if (filter.value == "REF") filter.value = "DIS";
}

}  // namespace

ValueSet read_value_set(const Node& node) {
    ValueSet set;
    set.node = &node;
    if (const Node* compose = node.find("compose")) {
        set.has_compose = true;
        set.is_active_only = compose->text_of("inactive") == "false";
        set.includes = read_includes(compose->find("include"));
        set.excludes = read_includes(compose->find("exclude"));
        if (node.text_of("url") == kDischargeSections) mend_discharge_sections(set);
    }
    if (const Node* expansion = node.find("expansion")) {
        read_expansion(*expansion, set);
        set.is_expansion_whole = is_whole(*expansion, set.expansion.size());
    }
    return set;
}

}  // namespace kakehashi::profiles
