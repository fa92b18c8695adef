#include <re2/re2.h>

#include <algorithm>

#include "terminology/regular_expression.hpp"
#include "terminology/value_set.hpp"

namespace kakehashi::profiles {
namespace {

bool is_code_property(std::string_view property) { return property == "code" || property == "concept"; }

bool is_hierarchical(std::string_view op) {
    return op == "is-a" || op == "descendent-of" || op == "is-not-a" || op == "generalizes";
}

/// Whether the comma-separated list has one of the values.
bool lists_any(std::string_view list, const std::vector<std::string_view>& values) {
    while (!list.empty()) {
        const auto end = list.find(',');
        std::string_view each = list.substr(0, end);
        while (each.starts_with(' ')) each.remove_prefix(1);
        while (each.ends_with(' ')) each.remove_suffix(1);
        if (std::ranges::find(values, each) != values.end()) return true;
        list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
    }
    return false;
}

Membership passes_values(const Filter& filter, const std::vector<std::string_view>& values) {
    if (filter.op == "exists") return membership(values.empty() == (filter.value == "false"));
    if (filter.op == "=") return membership(std::ranges::find(values, filter.value) != values.end());
    if (filter.op == "in") return membership(lists_any(filter.value, values));
    if (filter.op == "not-in") return membership(!lists_any(filter.value, values));
    if (filter.op != "regex" || filter.pattern == nullptr) return Membership::unknown;
    return membership(
        std::ranges::any_of(values, [&](std::string_view value) { return matches_whole(*filter.pattern, value); }));
}

/// Whether `item` is `ancestor` or below it. Of an incomplete system only the positive answer is certain.
Membership is_a(const CodeSystem& system, const Concept& item, const Concept& ancestor) {
    if (&item == &ancestor || system.is_below(item, ancestor)) return Membership::yes;
    return system.has_whole_hierarchy() ? Membership::no : Membership::unknown;
}

// RULING: the Japanese laboratory value sets use descendent-of over a hierarchy that is "grouped-by"; its groups are
// what they mean, so a filter follows any hierarchy. Test: Expand.AFilterFollowsGroupsToo
Membership passes_hierarchy(const Filter& filter, const CodeSystem& system, const Concept& item) {
    const Concept* named = system.find(filter.value);
    if (named == nullptr) return passes(filter, item.code);
    if (filter.op == "is-a") return is_a(system, item, *named);
    if (filter.op == "is-not-a") return negation(is_a(system, item, *named));
    if (filter.op == "generalizes") return is_a(system, *named, item);
    return &item == named ? Membership::no : is_a(system, item, *named);
}

}  // namespace

std::shared_ptr<const re2::RE2> compile_regular_expression(std::string_view pattern) {
    auto compiled = std::make_shared<re2::RE2>(re2::StringPiece(pattern.data(), pattern.size()), re2::RE2::Quiet);
    return compiled->ok() ? compiled : nullptr;
}

bool matches_whole(const re2::RE2& pattern, std::string_view text) {
    return re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

Membership passes(const Filter& filter, const CodeSystem& system, const Concept& item) {
    if (is_hierarchical(filter.op))
        return is_code_property(filter.property) ? passes_hierarchy(filter, system, item) : Membership::unknown;
    if (!system.has_property(filter.property)) return Membership::unknown;
    return passes_values(filter, system.values_of(item, filter.property));
}

Membership passes(const Filter& filter, std::string_view code) {
    if (!is_code_property(filter.property)) return Membership::unknown;
    if (!is_hierarchical(filter.op)) return passes_values(filter, {code});
    if (code != filter.value) return Membership::unknown;
    return membership(filter.op == "is-a" || filter.op == "generalizes");
}

}  // namespace kakehashi::profiles
