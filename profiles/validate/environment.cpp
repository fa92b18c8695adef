// What FHIRPath may ask of the profiles and the terminology. Source: R4 fhirpath.html#functions
#include "validate/run.hpp"
#include "validate/sliced_item.hpp"
#include "validate/values.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::Element;
using fhir::Node;

/// The rule of that name with a slice of that name, at any depth below `rule`, and which of its slices it is.
std::pair<const Rule*, std::size_t> find_named_slice(const Rule& rule, std::string_view name, std::string_view slice) {
    if (rule.name == name)
        for (std::size_t i = 0; i < rule.slices.size(); ++i)
            if (rule.slices[i].slice == slice) return {&rule, i};
    for (const std::deque<Rule>* below : {&rule.children, &rule.slices})
        for (const Rule& each : *below)
            if (const auto found = find_named_slice(each, name, slice); found.first != nullptr) return found;
    return {};
}

std::optional<bool> answer_of(Membership membership) {
    if (membership == Membership::unknown) return std::nullopt;
    return membership == Membership::yes;
}

}  // namespace

void Run::prepare_environment(Scope& scope) {
    if (scope.environment.resource.exists()) return;
    scope.environment.resource = scope.resource;
    scope.environment.root_resource = scope.container;
    scope.environment.resolve = [&scope](const Element&, std::string_view reference) {
        return scope.resolve(reference);
    };
    scope.environment.member_of = [this](const Element& coded, std::string_view set) {
        return answer_of(membership_of(coded, set, definitions_.terminology));
    };
    scope.environment.conforms_to = [this](const Element& element, std::string_view canonical) -> std::optional<bool> {
        const Profile* profile = definitions_.find_profile(canonical);
        if (profile == nullptr || element.type() == nullptr) return std::nullopt;
        return conforms({element, nullptr, element.type()->name}, *profile, scopes_.of(element));
    };
    scope.environment.in_slice = [this, &scope](const Element& element, std::string_view canonical,
                                                std::string_view slice) {
        return answer_of(in_named_slice(element, canonical, slice, scope));
    };
    scope.environment.subsumes = [this](const Element& above, const Element& below) {
        return answer_of(subsumption_of(above, below, definitions_.terminology));
    };
    scope.environment.element_definition = [this](const Element& element) { return definitions_.describe(element); };
}

const fhir::fhirpath::Environment& Run::environment_of(const Element& resource) {
    Scope& scope = scopes_.of(resource);
    prepare_environment(scope);
    return scope.environment;
}

Element Run::resolve(const Element& resource, std::string_view reference) {
    return scopes_.of(resource).resolve(reference);
}

Membership Run::in_named_slice(const Element& element, std::string_view canonical, std::string_view slice,
                               Scope& scope) {
    const Profile* profile = definitions_.find_profile(canonical);
    if (profile == nullptr || element.definition() == nullptr) return Membership::unknown;
    const auto [rule, found] = find_named_slice(profile->root, element.definition()->name, slice);
    if (rule == nullptr) return Membership::unknown;
    const Place place{element, nullptr, element.definition()->name};
    SlicedItem item(place, *rule, scope, definitions_);
    return in_slice(item, found);
}

}  // namespace kakehashi::profiles
