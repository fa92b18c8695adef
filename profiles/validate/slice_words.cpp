// What the findings of a slicing say: by what a slice is told, and what the items say of that.
#include <algorithm>
#include <string>

#include "validate/messages.hpp"
#include "validate/run.hpp"
#include "validate/slice_index.hpp"
#include "validate/sliced_item.hpp"

namespace kakehashi::profiles {
namespace {

using namespace validation_messages;
using fhir::IssueType;
using fhir::schema::BindingStrength;

constexpr std::size_t kItemsMax = 5;
constexpr std::size_t kSlicesMax = 10;
constexpr std::size_t kSlicesWithCriteriaMax = 4;  ///< of more, the names must do

Words same(std::string text) { return {text, text}; }

/// "system" of the steps; "" of `$this`.
std::string text_of(std::span<const std::string> path) {
    std::string text;
    for (const std::string& step : path) text.append(text.empty() ? "" : ".").append(step);
    return text;
}

/// "system 'http://a'", or the value alone where the item itself tells it.
Words at_path(const std::string& path, const Words& value) {
    return path.empty() ? value : same(path + " ").append(value);
}

std::string listed(std::span<const std::string> texts) {
    std::string list;
    for (const std::string& each : texts) list.append(list.empty() ? "" : ", ").append(each);
    return list;
}

/// What the rule and those below it demand of values, as "system 'http://a', code 'b'".
void add_values(const Rule& rule, const std::string& path, Words& to) {
    if (rule.fixed != nullptr) to.join(at_path(path, same(demanded_value(*rule.fixed))), ", ");
    if (rule.pattern != nullptr) to.join(at_path(path, same(demanded_value(*rule.pattern))), ", ");
    if (rule.binding.strength == BindingStrength::required)
        to.join(at_path(path, {"from the value set " + rule.binding.value_set, "値セット" + rule.binding.value_set}),
                ", ");
    for (const Rule& child : rule.children) add_values(child, path.empty() ? child.name : path + "." + child.name, to);
}

/// The types or profiles that the rule demands.
Words types_of(const Rule& rule, DiscriminatorKind kind) {
    Words words;
    for (const TypeRule& type : rule.types) {
        const auto& canonicals = type.profiles.empty() ? type.targets : type.profiles;
        words.join(same(kind == DiscriminatorKind::profile ? listed(canonicals) : type.code), ", ");
    }
    return words;
}

}  // namespace

/// By what the slice's items are told; empty when the profile does not say it in a form that we can word.
Words Run::criteria_of(const Rule& list, std::size_t slice) const {
    Words words;
    if (!list.slicing) return words;
    const auto& rules_of = slice_index_of(list, definitions_).rules[slice];
    for (std::size_t i = 0; i < list.slicing->discriminators.size(); ++i) {
        const Discriminator& by = list.slicing->discriminators[i];
        const std::string path = text_of(by.path);
        Words one;
        bool is_demanded = false;
        bool is_forbidden = false;
        for (const Rule* rule : rules_of[i]) {
            is_demanded = is_demanded || rule->min > 0;
            is_forbidden = is_forbidden || rule->max == 0;
            if (by.kind == DiscriminatorKind::value || by.kind == DiscriminatorKind::pattern)
                add_values(*rule, path, one);
            if (by.kind == DiscriminatorKind::type || by.kind == DiscriminatorKind::profile) {
                const Words types = types_of(*rule, by.kind);
                if (one.empty() && !types.empty()) one = at_path(path, types);
            }
        }
        if (one.empty() && is_forbidden) one = at_path(path, nothing());
        if (one.empty() && is_demanded && !path.empty()) one = at_path(path, {"(any)", "(値があること)"});
        words.join(one, ", ");
    }
    return words;
}

/// What the item says where the list's discriminators look.
Words Run::discriminating_values(const Place& item, const Rule& list, Scope& scope) const {
    Words words;
    SlicedItem sliced(item, list, scope, definitions_);
    for (std::size_t by = 0; by < sliced.slicing().discriminators.size(); ++by) {
        const Discriminator& discriminator = sliced.slicing().discriminators[by];
        Words values;
        for (const Place& each : sliced.places(by)) {
            const auto* type = each.element.type();
            const bool is_typed =
                discriminator.kind == DiscriminatorKind::type || discriminator.kind == DiscriminatorKind::profile;
            if (is_typed && type != nullptr) values.join(same(std::string(type->name)), ", ");
            if (!is_typed) values.join(found_value(each.element), ", ");
        }
        words.join(at_path(text_of(discriminator.path), values.empty() ? nothing() : values), ", ");
    }
    return words;
}

/// A slice that has not enough items: what would belong to it, and what is there instead.
void Run::missing_slice(const Place& parent, const MissingSlice& missing, const Items& found, const Frame& frame) {
    const Finding finding{.code = IssueType::structure, .message = kMin};
    if (!is_read()) return report(finding, parent, frame.profile.url);
    const Rule& slice = missing.list.slices[missing.slice];
    const std::string name = name_of(slice);
    const std::string min = std::to_string(slice.min);
    const std::string count = std::to_string(missing.count);
    const Words criteria = criteria_of(missing.list, missing.slice);
    if (criteria.empty()) return report(finding, parent, frame.profile.url, {name, min, count});
    Words there;
    for (std::size_t i = 0; i < std::min(found.size(), kItemsMax); ++i)
        there.join(discriminating_values(found[i], missing.list, frame.scope), "; ");
    if (found.size() > kItemsMax) there.append("; …");
    if (there.empty()) there = nothing();
    report({.code = IssueType::structure, .message = kMinOfSlice}, parent, frame.profile.url,
           {name, min, count, criteria.en, there.en}, {name, min, count, criteria.ja, there.ja});
}

/// An item of a closed slicing that none of its slices takes.
void Run::in_no_slice(const Place& item, const Rule& list, const Frame& frame) {
    const Finding finding{.code = IssueType::invalid, .message = kSlicingClosed};
    if (!is_read()) return report(finding, item, frame.profile.url);
    const Words there = discriminating_values(item, list, frame.scope);
    Words slices;
    for (std::size_t i = 0; i < std::min(list.slices.size(), kSlicesMax); ++i) {
        const Words criteria = list.slices.size() > kSlicesWithCriteriaMax ? Words() : criteria_of(list, i);
        slices.join(same(list.slices[i].slice), "; ");
        if (!criteria.empty()) slices.append(" (").append(criteria).append(")");
    }
    if (list.slices.size() > kSlicesMax) slices.append("; …");
    report(finding, item, frame.profile.url, {list.name, there.en, slices.en}, {list.name, there.ja, slices.ja});
}

}  // namespace kakehashi::profiles
