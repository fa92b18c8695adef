#include "terminology/expansion.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "kakehashi/fhir/schema.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::Node;

constexpr int kDepthMax = 16;
constexpr std::size_t kCodesMax = 300'000;
constexpr std::size_t kStepsMax = 20'000'000;  // a second or two; every value set that we know needs less than 100,000

/// One expansion with the value sets inside it.
class Enumeration {
public:
    Enumeration(const Terminology& terminology, const SystemVersions& versions)
        : terminology_(terminology), versions_(versions) {}

    [[nodiscard]] Expansion enumerate(const ValueSet& set);
    [[nodiscard]] Expansion enumerate(std::string_view canonical);

private:
    [[nodiscard]] Expansion compose(const ValueSet& set);
    [[nodiscard]] Expansion enumerate(const Include& include);
    void add_listed(const Include& include, Expansion& into) const;
    void add_filtered(const Include& include, Expansion& into);
    void restrict_to(std::string_view value_set, Expansion& expansion);
    void exclude(const std::vector<Include>& excludes, Expansion& expansion);
    [[nodiscard]] bool is_over(std::size_t codes);

    const Terminology& terminology_;
    const SystemVersions& versions_;
    int depth_ = 0;
    std::size_t codes_ = 0;
    Effort effort_{.steps_max = kStepsMax};
};

void add_missing(Expansion& expansion, std::string canonical) {
    if (std::ranges::find(expansion.missing, canonical) == expansion.missing.end())
        expansion.missing.push_back(std::move(canonical));
}

void append(Expansion& to, Expansion&& from) {
    std::ranges::move(from.codes, std::back_inserter(to.codes));
    for (std::string& each : from.missing) add_missing(to, std::move(each));
    to.is_too_costly = to.is_too_costly || from.is_too_costly;
}

void keep_first_of_each(std::vector<KnownCode>& codes) {
    std::unordered_set<std::string> seen;
    std::erase_if(codes,
                  [&](const KnownCode& each) { return !seen.insert(canonical_key(each.system, each.code)).second; });
}

std::string name_of(std::string_view url, std::string_view version) {
    return version.empty() ? std::string(url) : canonical_key(url, version);
}

/// What is not here of an include that cannot be decided.
std::string name_of(const Include& include) {
    if (!include.system.empty()) return name_of(include.system, include.version);
    return include.value_sets.empty() ? "" : std::string(include.value_sets.front());
}

Expansion r4_codes(std::string_view canonical) {
    Expansion expansion;
    const auto set = fhir::schema::find_value_set(canonical);
    if (!set.known) add_missing(expansion, std::string(canonical));
    for (const auto& each : set.codes)
        expansion.codes.push_back({.system = each.system, .code = each.code, .other_display = each.display});
    return expansion;
}

Expansion stored_expansion(const Terminology& terminology, const ValueSet& set) {
    Expansion expansion;
    for (const Node* entry : set.expansion) {
        KnownCode code = describe(terminology, entry->text_of("system"), entry->text_of("code"));
        code.version = entry->text_of("version");
        code.stated = entry;
        expansion.codes.push_back(code);
    }
    if (!set.is_expansion_whole) add_missing(expansion, std::string(set.node->text_of("url")));
    return expansion;
}

}  // namespace

bool Enumeration::is_over(std::size_t codes) {
    codes_ += codes;
    return codes_ > kCodesMax || depth_ > kDepthMax || effort_.is_over();
}

Expansion Enumeration::enumerate(std::string_view canonical) {
    const ValueSet* set = terminology_.find_value_set(canonical);
    return set != nullptr ? enumerate(*set) : r4_codes(canonical);
}

Expansion Enumeration::enumerate(const ValueSet& set) {
    ++effort_.steps;
    if (is_over(0)) return {.codes = {}, .missing = {}, .is_too_costly = true};
    ++depth_;
    Expansion expansion = set.has_compose ? compose(set) : stored_expansion(terminology_, set);
    --depth_;
    if (set.has_compose && !expansion.missing.empty() && set.is_expansion_whole)
        return stored_expansion(terminology_, set);
    return expansion;
}

Expansion Enumeration::compose(const ValueSet& set) {
    Expansion expansion;
    for (const Include& include : set.includes) {
        append(expansion, enumerate(include));
        if (is_over(0) || expansion.is_too_costly) return {.codes = {}, .missing = {}, .is_too_costly = true};
    }
    keep_first_of_each(expansion.codes);
    exclude(set.excludes, expansion);
    if (is_over(0)) return {.codes = {}, .missing = {}, .is_too_costly = true};
    if (set.is_active_only) std::erase_if(expansion.codes, [](const KnownCode& each) { return is_inactive(each); });
    return expansion;
}

// R4 valueset.html#compose: within one include, every condition must hold.
Expansion Enumeration::enumerate(const Include& include) {
    Expansion expansion;
    std::span<const std::string_view> others = include.value_sets;
    if (include.is_enumerated) {
        add_listed(include, expansion);
    } else if (!include.system.empty()) {
        add_filtered(include, expansion);
    } else if (!others.empty()) {
        expansion = enumerate(others.front());
        others = others.subspan(1);
    }
    for (const std::string_view value_set : others) restrict_to(value_set, expansion);
    expansion.is_too_costly = is_over(expansion.codes.size()) || expansion.is_too_costly;
    return expansion;
}

void Enumeration::add_listed(const Include& include, Expansion& into) const {
    const std::string_view version = versions_.version_for(include.system, include.version);
    for (const Node& each : items_of(include.node, "concept")) {
        KnownCode code = describe(terminology_, include.system, each.text_of("code"), version);
        code.stated = &each;
        into.codes.push_back(code);
    }
}

void Enumeration::add_filtered(const Include& include, Expansion& into) {
    const std::string_view version = versions_.version_for(include.system, include.version);
    const auto [system, is_other_version] = terminology_.find_code_system(include.system, version);
    if (system == nullptr || is_other_version) return add_missing(into, name_of(include.system, version));
    if (!system->is_complete()) add_missing(into, name_of(include.system, version));
    effort_.steps += system->concepts().size() * (1 + include.filters.size());
    if (effort_.is_over()) return;
    for (const Concept& item : system->concepts()) {
        Membership answer = Membership::yes;
        for (const Filter& filter : include.filters) answer = conjunction(answer, passes(filter, *system, item));
        if (answer == Membership::unknown) add_missing(into, name_of(include.system, version));
        if (answer != Membership::yes) continue;
        into.codes.push_back({.system = include.system,
                              .version = system->version(),
                              .code = item.code,
                              .code_system = system,
                              .item = &item});
    }
}

void Enumeration::restrict_to(std::string_view value_set, Expansion& expansion) {
    std::erase_if(expansion.codes, [&](const KnownCode& each) {
        const Membership answer = terminology_.in_value_set(value_set, {each.system, each.code}, effort_);
        if (answer == Membership::unknown) add_missing(expansion, std::string(value_set));
        return answer != Membership::yes;
    });
}

/// A code of which nobody knows whether it is excluded does not stand in the expansion.
void Enumeration::exclude(const std::vector<Include>& excludes, Expansion& expansion) {
    if (excludes.empty()) return;
    std::erase_if(expansion.codes, [&](const KnownCode& each) {
        const Membership answer = terminology_.in_any(excludes, {each.system, each.code}, effort_);
        if (answer == Membership::unknown)
            for (const Include& exclude : excludes) add_missing(expansion, name_of(exclude));
        return answer != Membership::no;
    });
}

std::string_view SystemVersions::version_for(std::string_view system, std::string_view stated) const {
    const auto find = [&](const std::vector<std::string_view>& list) {
        const auto found = std::ranges::find(list, system, url_of);
        return found == list.end() ? std::string_view() : version_of(*found);
    };
    if (const auto forced_version = find(forced); !forced_version.empty()) return forced_version;
    return stated.empty() ? find(preset) : stated;
}

Expansion expand(const Terminology& terminology, const ValueSet& set, const SystemVersions& versions) {
    return Enumeration(terminology, versions).enumerate(set);
}

Expansion expand(const Terminology& terminology, std::string_view canonical, const SystemVersions& versions) {
    return Enumeration(terminology, versions).enumerate(canonical);
}

}  // namespace kakehashi::profiles
