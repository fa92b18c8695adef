#include <string>
#include <unordered_set>

#include "validate/reference_messages.hpp"
#include "validate/run.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::Node;

/// Collects what a resource refers to inside itself: values "#id", and such images and links of narratives.
void collect_fragments(const Node& node, std::unordered_set<std::string_view>& to) {
    for (const auto& member : node.members()) collect_fragments(member.value, to);
    for (const Node& item : node.items()) collect_fragments(item, to);
    if (!node.is_string()) return;
    const std::string_view text = node.text();
    if (text.starts_with('#')) {
        to.insert(text.substr(1));
    } else if (text.starts_with('<')) {
        for (auto at = text.find("\"#"); at != std::string_view::npos; at = text.find("\"#", at + 1)) {
            const auto end = text.find('"', at + 2);
            if (end != std::string_view::npos) to.insert(text.substr(at + 2, end - at - 2));
        }
    }
}

}  // namespace

// dom-3: what is contained is referred to, or refers to what contains it. Natively: R4's expression compares all with
// all, and does not know that an image of the narrative is a use. Source: R4 domainresource.html
void Run::contained_use(const Place& place) {
    if (!place.element.child("contained").exists()) return;
    std::unordered_set<std::string_view> used;
    collect_fragments(*place.element.value(), used);
    for_each_place(place, "contained", [&](const Place& contained) {
        const fhir::Node* value = contained.element.value();
        if (value == nullptr || !value->is_object() || used.contains(value->text_of("id"))) return;
        std::unordered_set<std::string_view> own;
        collect_fragments(*value, own);
        if (own.contains("")) return;  // "#": the container
        report({.code = fhir::IssueType::invalid, .message = validation_messages::kContainedUnused}, contained, "");
    });
}

}  // namespace kakehashi::profiles
