#include "snapshot/merge.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "kakehashi/fhir/json.hpp"
#include "snapshot/restriction.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::Node;

constexpr std::array<std::string_view, 5> kTexts{"short", "definition", "comment", "requirements", "label"};
constexpr std::array<std::string_view, 5> kAddedTo{"alias", "code", "condition", "mapping", "example"};
constexpr std::array<std::string_view, 5> kChoices{"fixed", "pattern", "minValue", "maxValue", "defaultValue"};
// A profile cannot say where an element comes from or whose content it has.
constexpr std::array<std::string_view, 5> kNotMerged{"id", "path", "sliceName", "base", "contentReference"};

// An extension's definition speaks of the extension, not of the element that has it; its invariants stay with it, as
// those of every type's profile do.
constexpr std::array<std::string_view, 5> kOfTheUse{"type", "slicing", "constraint", "condition", "extension"};

template <class Names>
bool is_any(const Names& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

/// "fixed" for "fixedCode"; "" when the name is of no choice.
std::string_view choice_of(std::string_view name) {
    for (const std::string_view prefix : kChoices)
        if (name.size() > prefix.size() && name.starts_with(prefix)) return prefix;
    return {};
}

void merge_text(std::string_view name, const Node& text, Content& content, Scratch& scratch) {
    constexpr std::string_view kAppend = "...";
    if (!text.text().starts_with(kAppend)) return content.set(name, &text);
    const std::string_view added = text.text().substr(kAppend.size());
    const std::string_view before = content.text_of(name);
    if (added.empty()) return;
    content.set(name,
                scratch.text(before.empty() ? std::string(added) : std::string(before).append("\r\n").append(added)));
}

/// What makes two items of a list the same: an invariant's key, else all that they say.
std::string identity_of(const Node& item, std::string_view list) {
    if (list == "constraint") return std::string(item.text_of("key"));
    if (list == "extension") return std::string(item.text_of("url"));
    return fhir::write_canonical_json(item);
}

void add_items(std::string_view list, std::span<const Node* const> added, Content& content, Scratch& scratch) {
    std::vector<const Node*> items;
    std::vector<std::string> known;
    const auto add = [&](const Node& item) {
        std::string identity = identity_of(item, list);
        if (is_any(known, identity)) return;
        items.push_back(&item);
        known.push_back(std::move(identity));
    };
    for (const Node& item : content.items_of(list)) add(item);
    const std::size_t count = items.size();
    for (const Node* item : added) add(*item);
    if (items.size() > count) content.set(list, scratch.array(items));
}

std::vector<const Node*> pointers_to(std::span<const Node> items) {
    std::vector<const Node*> pointers;
    for (const Node& each : items) pointers.push_back(&each);
    return pointers;
}

/// Invariants are only ever added: a key that the base has keeps the base's meaning. Source: R4 profiling.html
void merge_constraints(const Node& stated, Content& content, const MergeContext& context) {
    std::vector<const Node*> sourced;
    for (const Node& each : stated.items())
        sourced.push_back(each.find("source") != nullptr ? &each
                                                         : context.scratch.with(each, "source", context.profile));
    add_items("constraint", sourced, content, context.scratch);
}

/// What the object does not say again stays.
void merge_object(std::string_view name, const Node& stated, Content& content, Scratch& scratch) {
    const Node* before = content.find(name);
    content.set(name, before == nullptr ? &stated : scratch.merged(*before, stated));
}

/// An extension of the ElementDefinition replaces the one of its url.
void merge_extensions(const Node& stated, Content& content, Scratch& scratch) {
    std::vector<const Node*> items;
    for (const Node& before : content.items_of("extension"))
        if (std::ranges::none_of(stated.items(),
                                 [&](const Node& each) { return each.text_of("url") == before.text_of("url"); }))
            items.push_back(&before);
    for (const Node& each : stated.items()) items.push_back(&each);
    content.set("extension", scratch.array(items));
}

void merge_property(const fhir::Member& stated, Content& content, const MergeContext& context) {
    const std::string_view name = stated.name;
    if (is_any(kNotMerged, name)) return;
    if (is_any(kTexts, name)) return merge_text(name, stated.value, content, context.scratch);
    if (is_any(kAddedTo, name)) return add_items(name, pointers_to(stated.value.items()), content, context.scratch);
    if (name == "constraint") return merge_constraints(stated.value, content, context);
    if (name == "binding" || name == "slicing") return merge_object(name, stated.value, content, context.scratch);
    if (name == "extension") return merge_extensions(stated.value, content, context.scratch);
    if (const std::string_view choice = choice_of(name); !choice.empty()) content.remove_choice(choice);
    content.set(name, &stated.value);
}

}  // namespace

void merge_element(const Node& differential, std::string_view id, Content& content, const MergeContext& context) {
    report_contradictions(differential, content, {.table = context.table, .report = context.report, .id = id});
    for (const fhir::Member& member : differential.members()) merge_property(member, content, context);
}

void merge_extension_definition(const Content& definition, Content& content) {
    for (const Property& each : definition.properties())
        if (!is_any(kNotMerged, each.name) && !is_any(kOfTheUse, each.name)) content.set(each.name, each.value);
}

}  // namespace kakehashi::profiles
