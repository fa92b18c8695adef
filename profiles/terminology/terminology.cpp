#include "terminology/terminology.hpp"

#include <re2/re2.h>

#include <algorithm>

#include "kakehashi/fhir/schema.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::Node;

constexpr int kValueSetDepthMax = 16;  // also ends a circle of value sets
constexpr int kHierarchyDepthMax = 64;

std::span<const Node> items_of(const Node* node, std::string_view name) {
    const Node* list = node != nullptr ? node->find(name) : nullptr;
    return list != nullptr ? list->items() : std::span<const Node>();
}

Membership both(Membership a, Membership b) {
    if (a == Membership::no || b == Membership::no) return Membership::no;
    return a == Membership::unknown ? a : b;
}
Membership either(Membership a, Membership b) {
    if (a == Membership::yes || b == Membership::yes) return Membership::yes;
    return a == Membership::unknown ? a : b;
}
Membership negated(Membership a) {
    if (a == Membership::unknown) return a;
    return a == Membership::yes ? Membership::no : Membership::yes;
}

bool is_same_display(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// RULING: the section codes of jp-clins 1.5.2 call themselves complete and lack 362, which its discharge summary
// demands. Test: OfficialPackages.TheSectionOfTheSummarysPresentIllnessIsNoUnknownCode
bool is_defective(std::string_view url) { return url == "http://jpfhir.jp/fhir/clins/CodeSystem/document-section"; }

Membership in_r4_value_set(std::string_view url, std::string_view system, std::string_view code) {
    const auto set = fhir::schema::find_value_set(url);
    if (!set.known) return Membership::unknown;
    const bool found = std::ranges::any_of(
        set.codes, [&](const auto& each) { return each.code == code && (system.empty() || each.system == system); });
    return found ? Membership::yes : Membership::no;
}

}  // namespace

Terminology::Terminology(const CanonicalTable& table) {
    for (const auto& [url, node] : table.all("CodeSystem")) read_code_system(url, *node);
    for (const auto& [url, node] : table.all("ValueSet")) {
        const Node* compose = node->find("compose");
        if (compose == nullptr) continue;  // an expansion alone is somebody's snapshot of a moment
        value_sets_[url] = {.includes = read_includes(compose->find("include")),
                            .excludes = read_includes(compose->find("exclude"))};
    }
}

void Terminology::read_code_system(std::string_view url, const Node& node) {
    CodeSystem& system = code_systems_[url];
    system.is_complete = node.text_of("content") == "complete" && !is_defective(url);
    system.is_supplement = node.text_of("content") == "supplement" || node.find("supplements") != nullptr;
    read_concepts(node, "", system);
    // A "complete" system without any concept states nothing that a code could be checked against.
    if (system.concepts.empty()) system.is_complete = false;
}

// The reader bounds the nesting of a document, and so this recursion.
void Terminology::read_concepts(const Node& node, std::string_view parent, CodeSystem& into) {
    for (const Node& concept_node : items_of(&node, "concept")) {
        const std::string_view code = concept_node.text_of("code");
        into.concepts.emplace(code, Concept{.parent = parent, .node = &concept_node});
        into.is_english = into.is_english && is_ascii(concept_node.text_of("display"));
        for (const Node& designation : items_of(&concept_node, "designation"))
            into.is_english = into.is_english && is_ascii(designation.text_of("value"));
        read_concepts(concept_node, code, into);
    }
}

std::vector<Terminology::Include> Terminology::read_includes(const Node* list) {
    std::vector<Include> includes;
    if (list == nullptr) return includes;
    for (const Node& node : list->items()) {
        Include& include = includes.emplace_back();
        include.system = node.text_of("system");
        include.is_enumerated = node.find("concept") != nullptr;
        for (const Node& each : items_of(&node, "concept")) include.codes.insert(each.text_of("code"));
        for (const Node& each : items_of(&node, "filter"))
            include.filters.push_back({each.text_of("property"), each.text_of("op"), each.text_of("value")});
        for (const Node& each : items_of(&node, "valueSet")) include.value_sets.push_back(each.text());
    }
    return includes;
}

Membership Terminology::contains(std::string_view value_set, std::string_view system, std::string_view code) const {
    return in_value_set(url_of(value_set), system, code, 0);
}

Membership Terminology::in_value_set(std::string_view url, std::string_view system, std::string_view code,
                                     int depth) const {
    if (depth > kValueSetDepthMax) return Membership::unknown;
    const auto found = value_sets_.find(url_of(url));
    if (found == value_sets_.end()) return in_r4_value_set(url, system, code);
    const Membership included = in_any(found->second.includes, system, code, depth);
    if (included == Membership::no || found->second.excludes.empty()) return included;
    return both(included, negated(in_any(found->second.excludes, system, code, depth)));
}

Membership Terminology::in_any(const std::vector<Include>& includes, std::string_view system, std::string_view code,
                               int depth) const {
    Membership result = Membership::no;
    for (const Include& include : includes) {
        result = either(result, in_include(include, system, code, depth));
        if (result == Membership::yes) break;
    }
    return result;
}

Membership Terminology::in_include(const Include& include, std::string_view system, std::string_view code,
                                   int depth) const {
    if (!include.system.empty() && !system.empty() && include.system != system) return Membership::no;
    // R4 valueset.html#compose: within one include, every condition must hold.
    Membership result = include.system.empty() ? Membership::yes : in_system(include, code);
    for (const std::string_view value_set : include.value_sets) {
        if (result == Membership::no) break;
        result = both(result, in_value_set(value_set, system, code, depth + 1));
    }
    return result;
}

Membership Terminology::in_system(const Include& include, std::string_view code) const {
    if (include.is_enumerated) return include.codes.contains(code) ? Membership::yes : Membership::no;
    const auto found = code_systems_.find(include.system);
    const CodeSystem* system = found == code_systems_.end() ? nullptr : &found->second;
    Membership result = Membership::unknown;
    if (system != nullptr) {
        const bool has_code = system->concepts.contains(code);
        if (!has_code && system->is_complete) return Membership::no;
        if (has_code) result = Membership::yes;
    }
    for (const Filter& filter : include.filters) result = both(result, passes(filter, system, code));
    return result;
}

Membership Terminology::has_code(std::string_view system, std::string_view code) const {
    const auto known = code_systems_.find(system);
    if (known == code_systems_.end()) return Membership::unknown;
    if (known->second.concepts.contains(code)) return Membership::yes;
    return known->second.is_complete ? Membership::no : Membership::unknown;
}

bool Terminology::is_supplement(std::string_view system) const {
    const auto known = code_systems_.find(system);
    return known != code_systems_.end() && known->second.is_supplement;
}

Membership Terminology::has_display(std::string_view system, std::string_view code, std::string_view display) const {
    const auto known = code_systems_.find(system);
    if (known == code_systems_.end()) return Membership::unknown;
    const auto found = known->second.concepts.find(code);
    if (found == known->second.concepts.end()) return Membership::unknown;
    const Node& concept_node = *found->second.node;
    const std::string_view own = concept_node.text_of("display");
    if (own.empty()) return Membership::unknown;
    if (is_same_display(own, display)) return Membership::yes;
    // RULING: a Japanese display of a code whose system speaks English alone is a translation: nothing here can say
    // that it is wrong. Test: Displays.TranslationsAreNotWrongDisplays
    const auto others = items_of(&concept_node, "designation");
    const bool is_other = std::ranges::any_of(
        others, [&](const Node& other) { return is_same_display(other.text_of("value"), display); });
    if (is_other) return Membership::yes;
    return known->second.is_english && !is_ascii(display) ? Membership::unknown : Membership::no;
}

// Source: R4 valueset-filter-operator.html; operators that we do not know answer "unknown"
Membership Terminology::passes(const Filter& filter, const CodeSystem* system, std::string_view code) const {
    if (filter.op == "regex" && (filter.property == "code" || filter.property == "concept")) {
        const re2::RE2 pattern(re2::StringPiece(filter.value.data(), filter.value.size()), re2::RE2::Quiet);
        if (!pattern.ok()) return Membership::unknown;
        const bool matches = re2::RE2::FullMatch(re2::StringPiece(code.data(), code.size()), pattern);
        return matches ? Membership::yes : Membership::no;
    }
    const bool is_hierarchy = filter.op == "is-a" || filter.op == "descendent-of";
    if (!is_hierarchy || filter.property != "concept" || system == nullptr) return Membership::unknown;
    if (code == filter.value) return filter.op == "is-a" ? Membership::yes : Membership::no;
    for (int depth = 0; depth < kHierarchyDepthMax; ++depth) {
        const auto found = system->concepts.find(code);
        if (found == system->concepts.end()) return Membership::unknown;
        const std::string_view parent = found->second.parent;
        if (parent.empty()) return Membership::no;
        if (parent == filter.value) return Membership::yes;
        code = parent;
    }
    return Membership::unknown;
}

}  // namespace kakehashi::profiles
