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

/// Whether relative references in the entry are resolved by its fullUrl: not in what is created, to which the server
/// gives a URL, nor in responses. Source: R4 bundle.html#references, Bundle.entry.fullUrl
bool needs_full_url(const Element& bundle, const Element& entry) {
    const std::string_view type = bundle.text_of("type");
    if (type == "transaction" || type == "batch") return entry.child("request").text_of("method") != "POST";
    return type == "document" || type == "message" || type == "collection" || type == "searchset" || type == "history";
}

}  // namespace

Element Scope::resolve(std::string_view reference) const {
    if (reference == "#") return container;
    if (reference.starts_with('#')) {
        const auto found = contained.find(reference.substr(1));
        return found == contained.end() ? Element() : found->second;
    }
    const Element entry = find_entry(reference).first;
    return entry.exists() || targets == nullptr ? entry : (*targets)(reference);
}

bool Scope::is_ambiguous(std::string_view reference) const {
    return !reference.starts_with('#') && find_entry(reference).second > 1;
}

/// @return the first entry that the reference means, and how many do
/// Source: R4 bundle.html#references, references.html#versions
std::pair<Element, std::size_t> Scope::find_entry(std::string_view reference) const {
    constexpr std::string_view kHistory = "/_history/";
    if (bundle == nullptr) return {};
    const auto history = reference.find(kHistory);
    const std::string_view version =
        history == std::string_view::npos ? std::string_view() : reference.substr(history + kHistory.size());
    reference = reference.substr(0, history);
    const auto look_up = [&](std::string_view url) -> std::pair<Element, std::size_t> {
        std::pair<Element, std::size_t> result;
        const auto [first, last] = bundle->equal_range(url);
        for (auto each = first; each != last; ++each) {
            if (!version.empty() && each->second.child("meta").text_of("versionId") != version) continue;
            if (result.second++ == 0) result.first = each->second;
        }
        return result;
    };
    if (auto found = look_up(reference); found.second > 0) return found;
    if (reference.find(':') != std::string_view::npos) return {};
    // RULING: a relative reference is resolved with the base of the referring entry's fullUrl only; guessing by type
    // and id joins the wrong patients when two hospitals use the same ids.
    const std::string_view type = container.type() != nullptr ? container.type()->name : std::string_view();
    const std::string_view base = restful_base(full_url, type);
    if (base.empty()) return {};
    return look_up(std::string(base).append(reference));
}

std::vector<std::string_view> Scopes::full_urls_of(const BundleIndex& bundle, std::string_view reference) {
    const auto [found, is_new] = by_type_and_id_.try_emplace(&bundle);
    if (is_new)
        for (const auto& [full_url, resource] : bundle) {
            if (resource.type() == nullptr) continue;
            std::string name(resource.type()->name);
            found->second.emplace(name.append("/").append(resource.text_of("id")), full_url);
        }
    std::vector<std::string_view> urls;
    const auto [first, last] =
        found->second.equal_range(std::string(reference.substr(0, reference.find("/_history/"))));
    for (auto each = first; each != last; ++each) urls.push_back(each->second);
    return urls;
}

Scope& Scopes::add(const Element& resource) {
    auto& scope = scopes_[resource.value()];
    scope = std::make_unique<Scope>();
    scope->resource = resource;
    scope->container = resource;
    if (targets_) scope->targets = &targets_;
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
    if (resource.type() != nullptr && resource.type()->name == "Parameters") open_parameters(resource);
    return scope;
}

void Scopes::open_contained(const Scope& container) {
    container.resource.for_each("contained", [&](const Element& each) {
        Scope& scope = add(each);
        scope.container = container.resource;
        scope.bundle = container.bundle;
        scope.full_url = container.full_url;
        scope.is_in_unnamed_entry = container.is_in_unnamed_entry;
        scope.is_in_transaction = container.is_in_transaction;
        scope.contained = container.contained;
        if (each.type() != nullptr && each.type()->name == "Bundle") open_entries(each);
    });
}

/// Resources in Parameters refer to each other by type and id.
void Scopes::open_parameters(const Element& parameters) {
    auto& index = bundles_[parameters.value()];
    index = std::make_unique<BundleIndex>();
    const BundleIndex* others = index.get();
    parameters.for_each("parameter", [&](const Element& parameter) {
        const Element resource = parameter.child("resource");
        if (!resource.exists() || resource.value() == nullptr || resource.type() == nullptr) return;
        std::string& name = names_.emplace_back(resource.type()->name);
        name.append("/").append(resource.text_of("id"));
        bundles_[parameters.value()]->emplace(name, resource);
        Scope& scope = open(resource);
        scope.bundle = others;
        open_contained(scope);
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
        // A relative fullUrl names nothing; it is reported. Source: R4 bundle.html, Bundle.entry.fullUrl
        if (full_url.find(':') != std::string_view::npos) bundles_[bundle.value()]->emplace(full_url, resource);
        Scope& scope = open(resource);
        scope.bundle = entries;
        scope.full_url = full_url;
        scope.is_in_unnamed_entry = full_url.empty() && needs_full_url(bundle, entry);
        scope.is_in_transaction = bundle.text_of("type") == "transaction";
        open_contained(scope);
    });
}

}  // namespace kakehashi::profiles
