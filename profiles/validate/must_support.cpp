#include "kakehashi/profiles/must_support.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "validate/run.hpp"
#include "validate/sliced_item.hpp"

namespace kakehashi::profiles {
namespace {

namespace schema = fhir::schema;

/// The rule of that name, when anything beyond must-support is said there.
const Rule* child_rule(const Rule* parent, std::string_view name) {
    if (parent == nullptr) return nullptr;
    const auto found = std::ranges::find(parent->children, name, &Rule::name);
    return found == parent->children.end() ? nullptr : &*found;
}

MustSupportCount count_of(const SupportedElement& element, std::size_t places, std::size_t count) {
    return {.element = {.profile = {},
                        .id = element.id,
                        .short_name = std::string(element.definition->text_of("short")),
                        .min = element.min,
                        .max = element.max},
            .expression = {},
            .places = places,
            .count = count};
}

}  // namespace

/// An element on the way, in the resource that it belongs to.
struct Run::Supported {
    Place place;
    Scope* scope;
};

/// Where the counts go, and in how many elements the one being looked at and its slices could stand.
struct Run::Counting {
    std::vector<MustSupportCount>& to;
    std::size_t places;
};

void Run::must_support(const Place& place, const Profile& profile, Scope& scope) {
    const fhir::Node* node = place.element.value() != nullptr ? place.element.value() : place.element.companion();
    if (!supported_.insert({node, &profile}).second) return;
    const std::vector<Supported> root{{place, &scope}};
    std::vector<MustSupportCount> counts;
    must_support_below(root, profile.must_support, &profile.root, {counts, root.size()});
    const std::string path = place.path();
    for (MustSupportCount& each : counts) {
        each.element.profile = profile.url;
        each.expression = path;
        must_support_->push_back(std::move(each));
    }
}

void Run::must_support(std::span<const Supported> parents, const SupportedElement& element, const Rule* parent_rule,
                       std::vector<MustSupportCount>& to) {
    std::vector<Supported> found;
    for (const Supported& parent : parents)
        for_each_place(parent.place, element.name, [&](Place each) {
            const auto* type = each.element.type();
            const bool is_resource = type != nullptr && type->kind == schema::TypeKind::resource;
            Scope* scope = is_resource && each.element.value() != nullptr ? &scopes_.of(each.element) : parent.scope;
            found.push_back({std::move(each), scope});
        });
    if (element.definition != nullptr) to.push_back(count_of(element, parents.size(), found.size()));
    must_support_below(found, element, child_rule(parent_rule, element.name), {to, parents.size()});
}

/// @param found the elements that `element` describes; @param rule theirs, which has all slices
void Run::must_support_below(std::span<const Supported> found, const SupportedElement& element, const Rule* rule,
                             const Counting& counting) {
    std::vector<MustSupportCount>& to = counting.to;
    for (const SupportedElement& child : element.children) must_support(found, child, rule, to);
    if (element.slices.empty() || rule == nullptr) return;
    std::vector<std::vector<Supported>> matched(rule->slices.size());
    std::vector<bool> is_uncertain(rule->slices.size());
    for (const Supported& each : found) {
        SlicedItem item(each.place, *rule, *each.scope, definitions_);
        const std::size_t slice = find_slice(item, item.candidates(), is_uncertain);
        if (slice != kNoSlice) matched[slice].push_back(each);
    }
    for (const SupportedElement& slice : element.slices) {
        const auto at = std::ranges::find(rule->slices, slice.slice, &Rule::slice);
        if (at == rule->slices.end()) continue;
        const auto index = static_cast<std::size_t>(at - rule->slices.begin());
        if (slice.definition != nullptr) {
            to.push_back(count_of(slice, counting.places, matched[index].size()));
            to.back().is_certain = !is_uncertain[index] || !matched[index].empty();
        }
        // A slice that nothing is in is not taken: of what would stand inside it there is nothing to say. A profile of
        // laboratory results has 200 of them.
        if (!matched[index].empty()) must_support_below(matched[index], slice, &*at, counting);
    }
}

}  // namespace kakehashi::profiles
