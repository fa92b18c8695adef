#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/json.hpp"

/// Two snapshots of one profile beside one another, element by element.
namespace kakehashi::profiles::snapshot_comparison {

using fhir::Node;

struct Difference {
    std::string element;  ///< id
    std::string property;
    std::string published;
    std::string generated;
};

inline std::span<const Node> items_of(const Node& node, std::string_view name) {
    const Node* list = node.find(name);
    return list != nullptr ? list->items() : std::span<const Node>();
}

inline std::string join(const std::set<std::string>& parts) {
    std::string joined;
    for (const std::string& part : parts) joined.append(joined.empty() ? "" : " ").append(part);
    return joined;
}

inline std::string types_of(const Node& element) {
    std::set<std::string> types;
    for (const Node& type : items_of(element, "type")) {
        std::string text(type.text_of("code"));
        std::set<std::string> profiles;
        std::set<std::string> targets;
        for (const Node& each : items_of(type, "profile")) profiles.emplace(each.text());
        for (const Node& each : items_of(type, "targetProfile")) targets.emplace(each.text());
        if (!profiles.empty()) text += "[" + join(profiles) + "]";
        if (!targets.empty()) text += "(" + join(targets) + ")";
        types.insert(text);
    }
    return join(types);
}

inline std::string values_of(const Node& element) {
    std::string text;
    for (const fhir::Member& member : element.members())
        if (member.name.starts_with("fixed") || member.name.starts_with("pattern"))
            text.append(member.name).append("=").append(fhir::write_canonical_json(member.value));
    return text;
}

inline std::string binding_of(const Node& element) {
    const Node* binding = element.find("binding");
    if (binding == nullptr) return {};
    return std::string(binding->text_of("strength")).append(" ").append(binding->text_of("valueSet"));
}

inline std::string slicing_of(const Node& element) {
    const Node* slicing = element.find("slicing");
    if (slicing == nullptr) return {};
    std::string text(slicing->text_of("rules"));
    for (const Node& each : items_of(*slicing, "discriminator"))
        text.append(" ").append(each.text_of("type")).append(":").append(each.text_of("path"));
    return text;
}

inline std::string invariants_of(const Node& element) {
    std::set<std::string> keys;
    for (const Node& each : items_of(element, "constraint")) keys.emplace(each.text_of("key"));
    return join(keys);
}

/// What is compared of an element.
inline std::map<std::string, std::string> properties_of(const Node& element) {
    return {{"path", std::string(element.text_of("path"))},
            {"sliceName", std::string(element.text_of("sliceName"))},
            {"min", std::string(element.text_of("min"))},
            {"max", std::string(element.text_of("max"))},
            {"type", types_of(element)},
            {"value", values_of(element)},
            {"binding", binding_of(element)},
            {"slicing", slicing_of(element)},
            {"constraint", invariants_of(element)},
            {"mustSupport", element.text_of("mustSupport") == "true" ? "true" : ""}};
}

struct Comparison {
    std::size_t elements = 0;  ///< of the published one
    std::size_t equal = 0;
    std::vector<Difference> differences;
};

/// The ids of `list` that are in `other` too, in order.
inline std::vector<std::string_view> shared_ids(std::span<const Node> list,
                                                const std::map<std::string_view, const Node*>& other) {
    std::vector<std::string_view> ids;
    for (const Node& each : list)
        if (other.contains(each.text_of("id"))) ids.push_back(each.text_of("id"));
    return ids;
}

inline Comparison compare(std::span<const Node> published, std::span<const Node> generated) {
    Comparison result{.elements = published.size()};
    std::map<std::string_view, const Node*> by_id;
    std::map<std::string_view, const Node*> published_by_id;
    for (const Node& each : generated) by_id.emplace(each.text_of("id"), &each);
    for (const Node& each : published) published_by_id.emplace(each.text_of("id"), &each);
    for (const Node& each : published) {
        const auto found = by_id.find(each.text_of("id"));
        const std::string id(each.text_of("id"));
        if (found == by_id.end()) {
            result.differences.push_back({id, "missing", "element", ""});
            continue;
        }
        const std::size_t before = result.differences.size();
        auto ours = properties_of(*found->second);
        for (const auto& [name, value] : properties_of(each))
            if (ours[name] != value) result.differences.push_back({id, name, value, ours[name]});
        if (result.differences.size() == before) ++result.equal;
    }
    for (const Node& each : generated)
        if (!published_by_id.contains(each.text_of("id")))
            result.differences.push_back({std::string(each.text_of("id")), "extra", "", "element"});
    const auto theirs = shared_ids(published, by_id);
    const auto ours = shared_ids(generated, published_by_id);
    const auto [at, other] = std::ranges::mismatch(theirs, ours);
    if (at != theirs.end() && other != ours.end())
        result.differences.push_back({std::string(*at), "order", std::string(*at), std::string(*other)});
    return result;
}

}  // namespace kakehashi::profiles::snapshot_comparison
