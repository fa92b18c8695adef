#include "terminology/terminology.hpp"

#include <algorithm>
#include <string>

#include "kakehashi/fhir/schema.hpp"
#include "terminology/display.hpp"
#include "terminology/grammar.hpp"
#include "terminology/known_code.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::Node;

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

Membership in_r4_value_set(std::string_view url, const Coded& coded) {
    const auto set = fhir::schema::find_value_set(url);
    if (!set.known) return Membership::unknown;
    return membership(std::ranges::any_of(set.codes, [&](const auto& each) {
        return each.code == coded.code && (coded.system.empty() || each.system == coded.system);
    }));
}

bool is_in_expansion(const ValueSet& set, const Coded& coded) {
    const auto [begin, end] = set.expansion_systems.equal_range(coded.code);
    return std::any_of(begin, end, [&](const auto& entry) {
        return coded.system.empty() || entry.second.empty() || entry.second == coded.system;
    });
}

}  // namespace

Terminology::Terminology(const CanonicalTable& table) : table_(table) {
    for (const auto& [canonical, resource] : table.all_versions("CodeSystem"))
        code_systems_by_version_[canonical].resource = resource;
    for (const auto& [url, resource] : table.all("CodeSystem"))
        code_systems_[url] = &code_systems_by_version_.at(canonical_key(url, resource->version()));
    for (const auto& [canonical, resource] : table.all_versions("ValueSet")) value_sets_[canonical].resource = resource;
    for (const auto& [url, resource] : table.all("ValueSet"))
        last_value_sets_[url] = &value_sets_.at(canonical_key(url, resource->version()));
    add_supplements();
}

void Terminology::add_supplements() {
    for (const auto& [canonical, resource] : table_.all_versions("CodeSystem")) {
        if (resource->supplements().empty()) continue;
        const LazyCodeSystem& supplement = code_systems_by_version_.at(canonical);
        for (auto& [other, system] : code_systems_by_version_)
            if (system.resource->url() == url_of(resource->supplements())) system.supplements.push_back(&supplement);
    }
}

const CodeSystem& Terminology::read(const LazyCodeSystem& system) {
    return system.system.get([&system] {
        CodeSystem made(system.resource->root());
        // A supplement of a supplement says nothing. The index of a pack may call one so whose body is another.
        if (made.is_supplement() || !system.resource->supplements().empty()) return made;
        for (const LazyCodeSystem* supplement : system.supplements) made.add_supplement(read(*supplement));
        return made;
    });
}
const ValueSet& Terminology::read(const LazyValueSet& set) {
    return set.set.get([&set] { return read_value_set(set.resource->root()); });
}

const CodeSystem* Terminology::last_code_system(std::string_view url) const {
    const auto known = code_systems_.find(url);
    if (known == code_systems_.end() || !known->second->resource->is_readable()) return nullptr;
    return &read(*known->second);
}

Membership Terminology::contains(std::string_view value_set, std::string_view system, std::string_view code) const {
    Effort effort;
    return in_value_set(value_set, {system, code}, effort);
}

Membership Terminology::contains(const ValueSet& set, const Coded& coded) const {
    Effort effort;
    return in_value_set(set, coded, effort);
}

Membership Terminology::in_value_set(std::string_view url, const Coded& coded, Effort& effort) const {
    if (effort.is_over()) return Membership::unknown;
    const ValueSet* set = find_value_set(url);
    return set != nullptr ? in_value_set(*set, coded, effort) : in_r4_value_set(url_of(url), coded);
}

// What includes itself states no codes by that: nobody can tell what its author meant by it, so `obstacle.hpp` says it.
Membership Terminology::in_value_set(const ValueSet& set, const Coded& coded, Effort& effort) const {
    if (effort.depth == effort.open.size() || effort.is_open(set)) return Membership::unknown;
    effort.open[effort.depth++] = &set;
    const Membership answer = in_composition(set, coded, effort);
    --effort.depth;
    return answer;
}

Membership Terminology::in_composition(const ValueSet& set, const Coded& coded, Effort& effort) const {
    if (!set.has_compose) {
        if (is_in_expansion(set, coded)) return Membership::yes;
        return set.is_expansion_whole ? Membership::no : Membership::unknown;
    }
    Membership answer = in_any(set.includes, coded, effort);
    if (answer != Membership::no && !set.excludes.empty())
        answer = conjunction(answer, negation(in_any(set.excludes, coded, effort)));
    if (answer == Membership::yes && set.is_active_only && is_known_inactive(set, coded)) return Membership::no;
    // The publisher's expansion tells what was in it, and nothing of what came later.
    if (answer == Membership::unknown && is_in_expansion(set, coded)) return Membership::yes;
    return answer;
}

bool Terminology::is_known_inactive(const ValueSet& set, const Coded& coded) const {
    const auto is_inactive = [&](std::string_view url) {
        const auto found = find_code_system(url);
        const Concept* item = found ? found.system->find(coded.code) : nullptr;
        return item != nullptr && found.system->is_inactive(*item);
    };
    if (!coded.system.empty()) return is_inactive(coded.system);
    return std::ranges::any_of(set.includes, [&](const Include& include) { return is_inactive(include.system); });
}

Membership Terminology::in_any(std::span<const Include> includes, const Coded& coded, Effort& effort) const {
    Membership result = Membership::no;
    for (const Include& include : includes) {
        ++effort.steps;
        if (effort.is_over()) return disjunction(result, Membership::unknown);
        result = disjunction(result, in_include(include, coded, effort));
        if (result == Membership::yes) break;
    }
    return result;
}

Membership Terminology::in_include(const Include& include, const Coded& coded, Effort& effort) const {
    if (!include.system.empty() && !coded.system.empty() && include.system != coded.system) return Membership::no;
    if (include.system.empty() && include.value_sets.empty()) return Membership::unknown;  // R4 vsd-1: states nothing
    // R4 valueset.html#compose: within one include, every condition must hold.
    Membership result = include.system.empty() ? Membership::yes : in_system(include, coded.code);
    for (const std::string_view value_set : include.value_sets) {
        if (result == Membership::no) break;
        result = conjunction(result, in_value_set(value_set, coded, effort));
    }
    return result;
}

Membership Terminology::in_system(const Include& include, std::string_view code) const {
    if (include.is_enumerated && include.codes.contains(code)) return Membership::yes;
    const auto [system, is_other_version] = find_code_system(include.system, include.version);
    const Concept* item = system != nullptr ? system->find(code) : nullptr;
    // The code may differ in case from the one that the value set lists.
    if (include.is_enumerated) return membership(item != nullptr && include.codes.contains(item->code));
    const Membership absent = is_other_version ? Membership::unknown : Membership::no;
    if (item == nullptr && system != nullptr && system->lacks(code)) return absent;
    Membership result = item != nullptr ? Membership::yes : is_code_by_grammar(include.system, code);
    if (result == Membership::no) return result;
    for (const Filter& filter : include.filters)
        result = conjunction(result, item != nullptr ? passes(filter, *system, *item) : passes(filter, code));
    return result == Membership::no ? absent : result;
}

FoundCodeSystem Terminology::find_code_system(std::string_view url, std::string_view version) const {
    if (!version.empty()) {
        const auto exact = code_systems_by_version_.find(canonical_key(url, version));
        if (exact != code_systems_by_version_.end()) return {.system = &read(exact->second)};
    }
    const CodeSystem* found = last_code_system(url);
    if (found == nullptr) return {};
    const std::string_view here = found->version();
    return {.system = found, .is_other_version = !version.empty() && !here.empty() && here != version};
}

const ValueSet* Terminology::find_value_set(std::string_view canonical) const {
    if (canonical.find('|') != std::string_view::npos) {
        const auto exact = value_sets_.find(canonical);
        if (exact != value_sets_.end()) return &read(exact->second);
        // A version in part: the table knows which of them.
        if (const ConformanceResource* resource = table_.find_resource("ValueSet", canonical))
            return &read(value_sets_.at(canonical_key(resource->url(), resource->version())));
    }
    const auto found = last_value_sets_.find(url_of(canonical));
    return found == last_value_sets_.end() ? nullptr : &read(*found->second);
}

Membership Terminology::has_code(std::string_view system, std::string_view code) const {
    const CodeSystem* known = last_code_system(system);
    if (known == nullptr) return is_code_by_grammar(system, code);
    if (known->find(code) != nullptr) return Membership::yes;
    return known->lacks(code) ? Membership::no : is_code_by_grammar(system, code);
}

bool Terminology::is_supplement(std::string_view system) const {
    const CodeSystem* known = last_code_system(system);
    return known != nullptr && known->is_supplement();
}

Membership Terminology::has_display(std::string_view system, std::string_view code, std::string_view display) const {
    const CodeSystem* known = last_code_system(system);
    const Concept* found = known == nullptr ? nullptr : known->find(code);
    if (found != nullptr) return has_display(*known, *found, display);
    return known == nullptr ? has_r4_display(system, code, display) : Membership::unknown;
}

Membership Terminology::has_display(const CodeSystem& system, const Concept& item, std::string_view display) {
    const std::string_view own = item.node->text_of("display");
    if (own.empty()) return Membership::unknown;
    if (is_display_of(system.url(), own, display)) return Membership::yes;
    // RULING: a Japanese display of a code whose system speaks English alone is a translation: nothing here can say
    // that it is wrong. Test: Displays.TranslationsAreNotWrongDisplays
    for (const Node* node : system.nodes_of(item))
        for (const Node& other : items_of(node, "designation"))
            if (is_same_text(other.text_of("value"), display)) return Membership::yes;
    const bool is_unknown = is_worded_freely(system.url()) || (system.is_english() && !is_ascii(display));
    return is_unknown ? Membership::unknown : Membership::no;
}

}  // namespace kakehashi::profiles
