#pragma once

#include <algorithm>
#include <array>
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

/// What is compared of an element's rules.
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

inline constexpr std::array<std::string_view, 5> kTexts{"short", "definition", "comment", "requirements",
                                                        "meaningWhenMissing"};

/// A text in one spelling: each run of white space is one space, and the targets of links are left out, because
/// publishers make those of R4's own texts absolute.
inline std::string plain_text(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_space = std::string_view(" \t\r\n").find(text[at]) != std::string_view::npos;
        if (is_space && (plain.empty() || plain.back() == ' ')) continue;
        plain.push_back(is_space ? ' ' : text[at]);
        if (plain.ends_with("](")) at = std::min(text.find(')', at), text.size()) - 1;
    }
    if (plain.ends_with(' ')) plain.pop_back();
    return plain;
}

/// Whether a text is written in kana or kanji: U+3040 to U+9FFF begin with E3 81 to E9.
inline bool is_japanese(std::string_view text) {
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const auto next = static_cast<unsigned char>(text[at + 1]);
        if ((lead == 0xE3 && next >= 0x81) || (lead >= 0xE4 && lead <= 0xE9)) return true;
    }
    return false;
}

/// The differences of an element's texts for people. What the profile's own differential says must stand as it is. Of
/// what it leaves to its base it is told apart whether the published snapshot has it in Japanese and ours, made of R4's
/// own packages, in English.
inline void compare_texts(const Node& published, const Node& generated, const Node* stated,
                          std::vector<Difference>& differences) {
    for (const std::string_view name : kTexts) {
        const std::string theirs = plain_text(published.text_of(name));
        const std::string ours = plain_text(generated.text_of(name));
        if (theirs == ours) continue;
        const bool is_stated = stated != nullptr && stated->find(name) != nullptr;
        const bool is_translated = is_japanese(theirs) && !is_japanese(ours);
        std::string kind(is_stated ? "" : is_translated ? "translated-" : "inherited-");
        differences.push_back({std::string(published.text_of("id")), kind.append(name), theirs, ours});
    }
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

inline Comparison compare(std::span<const Node> published, std::span<const Node> generated,
                          std::span<const Node> differential) {
    Comparison result{.elements = published.size()};
    std::map<std::string_view, const Node*> by_id;
    std::map<std::string_view, const Node*> published_by_id;
    for (const Node& each : generated) by_id.emplace(each.text_of("id"), &each);
    std::map<std::string_view, const Node*> stated;
    for (const Node& each : differential) stated.emplace(each.text_of("id"), &each);
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
        const auto said = stated.find(each.text_of("id"));
        compare_texts(each, *found->second, said == stated.end() ? nullptr : said->second, result.differences);
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
