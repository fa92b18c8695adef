#include <algorithm>
#include <optional>

#include "snapshot/definition_chain.hpp"
#include "validate/definition_messages.hpp"
#include "validate/messages.hpp"
#include "validate/run.hpp"
#include "validate/sliced_item.hpp"
#include "validate/values.hpp"

namespace kakehashi::profiles {
namespace {

using namespace validation_messages;
using fhir::Element;
using fhir::IssueSeverity;
using fhir::IssueType;
using fhir::schema::BindingStrength;

bool has_values(const Rule& rule) {
    return rule.fixed != nullptr || rule.pattern != nullptr || rule.binding.strength == BindingStrength::required ||
           std::ranges::any_of(rule.children, has_values);
}

/// An extension is in the slice whose definition its url names, whether that definition is here or not; nothing when
/// the slice is of something else.
std::optional<Membership> extension_in_slice(const Element& element, const Rule& slice, const Discriminator& by) {
    if (by.path.size() != 1 || by.path.front() != "url" || !is_type(element.type(), "Extension")) return {};
    const std::string_view url = element.text_of("url");
    bool has_definition = false;
    for (const TypeRule& type : slice.types)
        for (const std::string& canonical : type.profiles) {
            if (url_of(canonical) == url) return Membership::yes;
            has_definition = true;
        }
    return has_definition ? std::optional(Membership::no) : std::nullopt;
}

/// Whether a resource of that type can be the target of a reference of that rule.
bool is_any_target(const fhir::schema::Type* type, const TypeRule& rule, const Definitions& definitions) {
    return std::ranges::any_of(rule.targets, [&](const std::string& canonical) {
        const Profile* profile = definitions.find_profile(canonical);
        const auto slash = canonical.rfind('/') + 1;
        return is_type(type, profile != nullptr ? std::string_view(profile->type) : url_of(canonical).substr(slash));
    });
}

}  // namespace

/// The first slice that the item belongs to, or kNoSlice; slices that cannot be told are marked.
std::size_t Run::find_slice(SlicedItem& item, std::span<const std::size_t> candidates,
                            std::vector<bool>& is_uncertain) {
    for (const std::size_t slice : candidates) {
        const Membership match = in_slice(item, slice);
        if (match == Membership::unknown) is_uncertain[slice] = true;
        if (match == Membership::yes) return slice;
    }
    return kNoSlice;
}

/// Reports what the item belongs to besides its slice. Source: R4 profiling.html#slicing: no element is in two slices
void Run::further_slices(SlicedItem& item, std::span<const std::size_t> candidates, std::size_t found,
                         const Frame& frame) {
    const Rule& rule = item.rule();
    for (const std::size_t slice : candidates)
        if (slice > found && in_slice(item, slice) == Membership::yes)
            report({.code = IssueType::invalid, .message = kSliceSeveral}, item.place(), frame.profile.url,
                   {rule.name, rule.slices[found].slice, rule.slices[slice].slice});
}

// Source: R4 profiling.html#slicing
void Run::slices(const Place& parent, const Rule& rule, const Items& found, const Frame& frame) {
    std::vector<Items> matched(rule.slices.size());
    std::vector<bool> is_uncertain(rule.slices.size());
    std::vector<std::size_t> slice_of(found.size(), kNoSlice);
    for (std::size_t at = 0; at < found.size(); ++at) {
        SlicedItem item(found[at], rule, frame.scope, definitions_);
        const SliceIndex::Slices candidates = item.candidates();
        slice_of[at] = find_slice(item, candidates, is_uncertain);
        if (slice_of[at] == kNoSlice) continue;
        matched[slice_of[at]].push_back(found[at]);
        further_slices(item, candidates, slice_of[at], frame);
    }
    for (std::size_t slice = 0; slice < rule.slices.size(); ++slice) {
        const Rule& each = rule.slices[slice];
        if (matched[slice].empty() && each.min == 0 && each.slices.empty()) continue;  // most of 200
        if (is_uncertain[slice] && matched[slice].size() < each.min) {
            const bool is_told_apart = rule.slicing && !rule.slicing->discriminators.empty();
            report({IssueSeverity::information, IssueType::informational,
                    is_told_apart ? kSliceUnknown : kSliceWithoutDiscriminator},
                   parent, frame.profile.url, {rule.name + ":" + each.slice});
        } else {
            if (matched[slice].size() < each.min)
                missing_slice(parent, {rule, slice, matched[slice].size()}, found, frame);
            contents(parent, each, matched[slice], frame);
        }
    }
    const bool is_certain = std::ranges::none_of(is_uncertain, [](bool uncertain) { return uncertain; });
    if (rule.slicing && is_certain) slice_order(rule, found, slice_of, frame);
}

void Run::slice_order(const Rule& rule, const Items& found, std::span<const std::size_t> slice_of, const Frame& frame) {
    std::size_t last = 0;
    bool has_unmatched = false;
    for (std::size_t item = 0; item < found.size(); ++item) {
        if (slice_of[item] == kNoSlice) {
            has_unmatched = true;
            if (rule.slicing->rules == SlicingRules::closed) in_no_slice(found[item], rule, frame);
            continue;
        }
        if (has_unmatched && rule.slicing->rules == SlicingRules::open_at_end)
            report({.code = IssueType::structure, .message = kSlicingAtEnd}, found[item], frame.profile.url,
                   {rule.name});
        if (rule.slicing->ordered && slice_of[item] < last)
            report({.code = IssueType::structure, .message = kSlicingOrder}, found[item], frame.profile.url,
                   {rule.name});
        last = std::max(last, slice_of[item]);
    }
}

Membership Run::in_slice(SlicedItem& item, std::size_t slice) {
    // A slicing without discriminators cannot tell its slices apart: nothing belongs to them.
    if (item.slicing().discriminators.empty()) return Membership::unknown;
    Membership result = Membership::yes;
    for (std::size_t by = 0; by < item.slicing().discriminators.size() && result != Membership::no; ++by)
        result = conjunction(result, discriminates(item, slice, by));
    return result;
}

Membership Run::discriminates(SlicedItem& item, std::size_t slice, std::size_t discriminator) {
    const Discriminator& by = item.slicing().discriminators[discriminator];
    if (const auto by_url = extension_in_slice(item.place().element, item.rule().slices[slice], by)) return *by_url;
    const std::span<const Place> places = item.places(discriminator);
    const std::vector<const Rule*>& rules = item.index().rules[slice][discriminator];
    Membership result = Membership::no;
    if (by.kind == DiscriminatorKind::exists) {
        const bool must_be_absent = std::ranges::any_of(rules, [](const Rule* rule) { return rule->max == 0; });
        return membership(must_be_absent == places.empty());
    }
    bool has_criterion = false;
    const bool is_resolved = !by.path.empty() && by.path.back() == "resolve()";
    for (const Rule* rule : rules) {
        // What the slice forbids tells it as well: no value is there.
        if (rule->max == 0 && by.kind == DiscriminatorKind::value) {
            result = has_criterion ? conjunction(result, membership(places.empty())) : membership(places.empty());
            has_criterion = true;
            continue;
        }
        const bool by_value = by.kind == DiscriminatorKind::value || by.kind == DiscriminatorKind::pattern;
        if (by_value ? !has_values(*rule) : rule->types.empty()) continue;
        Membership any = Membership::no;
        for (const Place& each : places) {
            if (by_value) {
                any = disjunction(any, meets_values(each.element, *rule));
            } else if (by.kind == DiscriminatorKind::profile) {
                any = disjunction(any, meets_profile(each, *rule, item.scope()));
            } else {
                const auto* type = each.element.type();
                any = disjunction(any, membership(std::ranges::any_of(rule->types, [&](const TypeRule& t) {
                                      return is_resolved ? is_any_target(type, t, definitions_) : is_type(type, t.code);
                                  })));
            }
        }
        result = has_criterion ? conjunction(result, any) : any;
        has_criterion = true;
    }
    if (has_criterion || by.kind != DiscriminatorKind::value) return result;
    // RULING: a slice that only demands the discriminating element is told by its presence: jp-clins discriminates lab
    // codings by system and display, and its uncoded and local slices fix no display.
    // Test: OfficialPackages.LabItemsFindTheirSlices
    const bool is_demanded = std::ranges::any_of(rules, [](const Rule* rule) { return rule->min > 0; });
    return membership(is_demanded && !places.empty());
}

Membership Run::meets_profile(const Place& place, const Rule& rule, Scope& scope) {
    const Element& element = place.element;
    Scope& own = element.type() != nullptr && element.type()->kind == fhir::schema::TypeKind::resource
                     ? scopes_.of(element)
                     : scope;
    Membership result = Membership::no;
    for (const TypeRule& type : rule.types) {
        // Behind resolve() the profiles are those of the reference's targets.
        const auto& canonicals = type.profiles.empty() ? type.targets : type.profiles;
        for (const std::string& canonical : canonicals) {
            const Profile* profile = definitions_.find_profile(canonical);
            if (profile == nullptr) {
                result = disjunction(result, Membership::unknown);
                continue;
            }
            if (!is_type(element.type(), profile->type)) continue;
            // RULING: what claims the slice's profile belongs to the slice: its faults are then reported at itself,
            // and not as a missing slice. Test: Slicing.ClaimedProfilePutsAnEntryInItsSlice
            bool claims = false;
            element.child("meta").for_each("profile", [&](const Element& each) {
                const Profile* claimed = definitions_.find_profile(each.text());
                claims =
                    claims || claimed == profile ||
                    (claimed != nullptr && std::ranges::find(claimed->bases, profile->url) != claimed->bases.end());
            });
            if (claims || conforms(place, *profile, own)) return Membership::yes;
        }
        if (canonicals.empty() && is_type(element.type(), type.code)) return Membership::yes;
    }
    return result;
}

Membership Run::meets_values(const Element& element, const Rule& rule) const {
    if (rule.fixed != nullptr && !equals_fixed(*rule.fixed, element.value())) return Membership::no;
    if (rule.pattern != nullptr && !contains_pattern(*rule.pattern, element.value())) return Membership::no;
    Membership result = Membership::yes;
    // A fixed value or pattern decides alone: the content of the value set may not even be here.
    if (rule.binding.strength == BindingStrength::required && rule.fixed == nullptr && rule.pattern == nullptr)
        result = membership_of(element, rule.binding.value_set, definitions_.terminology);
    for (const Rule& child : rule.children) {
        if (result == Membership::no) break;
        if (!has_values(child)) continue;
        Membership any = Membership::no;
        element.for_each(child.name, [&](const Element& each) { any = disjunction(any, meets_values(each, child)); });
        result = conjunction(result, any);
    }
    return result;
}

}  // namespace kakehashi::profiles
