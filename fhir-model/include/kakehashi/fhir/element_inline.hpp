#pragma once

// The templates of element.hpp.
#include <algorithm>

#include "kakehashi/fhir/element.hpp"

namespace kakehashi::fhir {
namespace detail {

/// The item of a member's value: JSON null and what is not there are both nullptr; a value that is no array is item 0.
inline const Node* item_at(const Node* node, std::size_t index) {
    if (node == nullptr) return nullptr;
    if (node->is_array()) {
        if (index >= node->items().size()) return nullptr;
        node = &node->items()[index];
    } else if (index > 0) {
        return nullptr;
    }
    return node->is_null() ? nullptr : node;
}
inline std::size_t item_count(const Node* node) {
    if (node == nullptr) return 0;
    return node->is_array() ? node->items().size() : 1;
}

/// The type that a value has in fact: an abstract resource type gives way to the value's resourceType.
const schema::Type* actual_type(const schema::Type* declared, const Node* value);
/// The name of a `_name` companion in `object`, or nullptr.
const Node* find_companion(const Node& object, std::string_view name);
/// Whether any member is a companion: most objects have none, and are spared the search.
bool has_companions(const Node& object);

/// Calls `visit(const Element&, std::size_t index)` for the items of one member and its companion.
template <class Visit>
void visit_items(const Node* value, const Node* companion, schema::ElementMatch match, Visit&& visit) {
    const std::size_t count = std::max(item_count(value), item_count(companion));
    for (std::size_t index = 0; index < count; ++index) {
        const Node* item = item_at(value, index);
        const Element child(item, item_at(companion, index), match.element, actual_type(match.type, item));
        if (child.exists()) visit(child, index);
    }
}

}  // namespace detail

template <class Visit>
void Element::for_each_child(Visit&& visit) const {
    const Node* object = is_primitive() ? companion_ : value_;
    if (object == nullptr || type_ == nullptr) return;
    const bool search_companions = detail::has_companions(*object);
    for (const Member& member : object->members()) {
        std::string_view name = member.name;
        const bool is_companion = name.starts_with('_');
        if (is_companion) name.remove_prefix(1);
        // R4 json.html#primitive: a companion is visited with its value when there is one.
        if (is_companion && object->find(name) != nullptr) continue;
        const schema::ElementMatch match = schema::find_element(*type_, name);
        if (!match) continue;
        const Node* value = is_companion ? nullptr : &member.value;
        const Node* companion = is_companion ? &member.value : nullptr;
        if (search_companions && !is_companion) companion = detail::find_companion(*object, name);
        detail::visit_items(value, companion, match,
                            [&](const Element& child, std::size_t index) { visit(child, name, index); });
    }
}

template <class Visit>
void Element::for_each(schema::Name name, Visit&& visit) const {
    const Node* object = is_primitive() ? companion_ : value_;
    if (object == nullptr || type_ == nullptr) return;
    const schema::ElementDefinition* wanted = schema::find_element_by_name(*type_, name);
    if (wanted == nullptr) return;
    if (!wanted->is_choice) {
        const schema::ElementMatch match{.element = wanted, .type = wanted->types.front().type};
        detail::visit_items(object->find(name.text()), detail::find_companion(*object, name.text()), match,
                            [&](const Element& child, std::size_t) { visit(child); });
        return;
    }
    for_each_child([&](const Element& child, std::string_view, std::size_t) {
        if (child.definition() == wanted) visit(child);
    });
}

}  // namespace kakehashi::fhir
