#include "validate/scope.hpp"

#include <string>

namespace kakehashi::profiles {
namespace {

using fhir::Element;

/// "http://a/fhir/" of "http://a/fhir/Patient/1", or "" when the fullUrl does not end in type and id.
std::string_view restful_base(std::string_view full_url, std::string_view type) {
    const auto id_slash = full_url.rfind('/');
    if (id_slash == std::string_view::npos || id_slash < type.size() + 1) return {};
    const auto type_start = id_slash - type.size();
    if (full_url.substr(type_start, type.size()) != type || full_url[type_start - 1] != '/') return {};
    return full_url.substr(0, type_start);
}

}  // namespace

Element Scope::resolve(std::string_view reference) const {
    if (reference == "#") return container;
    if (reference.starts_with('#')) {
        const auto found = contained.find(reference.substr(1));
        return found == contained.end() ? Element() : found->second;
    }
    if (bundle == nullptr) return {};
    reference = reference.substr(0, reference.find("/_history/"));
    if (const auto found = bundle->find(reference); found != bundle->end()) return found->second;
    if (reference.find(':') != std::string_view::npos) return {};
    // RULING: a relative reference is resolved with the base of the referring entry's fullUrl only; guessing by type
    // and id joins the wrong patients when two hospitals use the same ids.
    const Element& owner = container;
    const std::string_view type = owner.type() != nullptr ? owner.type()->name : std::string_view();
    const std::string_view base = restful_base(full_url, type);
    if (base.empty()) return {};
    const auto found = bundle->find(std::string(base).append(reference));
    return found == bundle->end() ? Element() : found->second;
}

Scope& Scopes::add(const Element& resource) {
    auto& scope = scopes_[resource.value()];
    scope = std::make_unique<Scope>();
    scope->resource = resource;
    scope->container = resource;
    resource.for_each("contained", [&](const Element& each) { scope->contained.emplace(each.text_of("id"), each); });
    return *scope;
}

Scope& Scopes::of(const Element& resource) {
    const auto found = scopes_.find(resource.value());
    return found == scopes_.end() ? open(resource) : *found->second;
}

Scope& Scopes::open(const Element& resource) {
    Scope& scope = add(resource);
    open_contained(scope);
    if (resource.type() != nullptr && resource.type()->name == "Bundle") open_entries(resource);
    return scope;
}

void Scopes::open_contained(const Scope& container) {
    container.resource.for_each("contained", [&](const Element& each) {
        Scope& scope = add(each);
        scope.container = container.resource;
        scope.bundle = container.bundle;
        scope.full_url = container.full_url;
        scope.contained = container.contained;
    });
}

void Scopes::open_entries(const Element& bundle) {
    auto& index = bundles_[bundle.value()];
    index = std::make_unique<BundleIndex>();
    const BundleIndex* entries = index.get();
    bundle.for_each("entry", [&](const Element& entry) {
        const Element resource = entry.child("resource");
        if (!resource.exists() || resource.value() == nullptr) return;
        const std::string_view full_url = entry.text_of("fullUrl");
        if (!full_url.empty()) bundles_[bundle.value()]->emplace(full_url, resource);
        Scope& scope = open(resource);
        scope.bundle = entries;
        scope.full_url = full_url;
        open_contained(scope);
    });
}

}  // namespace kakehashi::profiles
