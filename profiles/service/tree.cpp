#include "service/tree.hpp"

#include <algorithm>

#include "service/canonicals.hpp"

namespace kakehashi::profiles::service {

using fhir::Node;

std::span<const Node> items_at(const Node& node, std::string_view name) {
    const Node* list = node.find(name);
    return list != nullptr ? list->items() : std::span<const Node>();
}

const Node& child(const Node& node, std::string_view name) {
    static const Node kNothing{};
    const Node* found = node.find(name);
    return found != nullptr ? *found : kNothing;
}

std::string_view without_version(std::string_view canonical) { return canonical.substr(0, canonical.find('|')); }

const Node* claim_of(const Node& resource, std::string_view canonical) {
    for (const Node& profile : items_at(child(resource, "meta"), "profile"))
        if (without_version(profile.text()) == canonical) return &profile;
    return nullptr;
}

bool claims_ecs(const Node& resource) {
    return std::ranges::any_of(items_at(child(resource, "meta"), "profile"),
                               [](const Node& profile) { return profile.text().starts_with(canonicals::kEcs); });
}

const Node* extension_of(const Node& element, std::string_view url) {
    for (const Node& extension : items_at(element, "extension"))
        if (extension.text_of("url") == url) return &extension;
    return nullptr;
}

const Node* coding_of(const Node& concept_node, std::string_view system) {
    for (const Node& coding : items_at(concept_node, "coding"))
        if (coding.text_of("system") == system) return &coding;
    return nullptr;
}

const Node* contained_of(const Node& resource, std::string_view reference) {
    if (!reference.starts_with('#')) return nullptr;
    for (const Node& contained : items_at(resource, "contained"))
        if (contained.text_of("id") == reference.substr(1)) return &contained;
    return nullptr;
}

const Node* contained_of_type(const Node& resource, std::string_view type) {
    for (const Node& contained : items_at(resource, "contained"))
        if (contained.text_of("resourceType") == type) return &contained;
    return nullptr;
}

}  // namespace kakehashi::profiles::service
