#pragma once

#include <algorithm>
#include <string_view>

#include "kakehashi/fhir/document.hpp"

namespace kakehashi::fuzz {

/// Whether a node says nothing: JSON null, an array of such, and the empty `_name` that stands beside a value.
inline bool says_nothing(const fhir::Node* node) {
    if (node == nullptr || node->is_null()) return true;
    if (node->is_object()) return node->members().empty();
    return node->is_array() && std::all_of(node->items().begin(), node->items().end(),
                                           [](const auto& item) { return says_nothing(&item); });
}

inline const fhir::Node* item_of(const fhir::Node* node, std::size_t index) {
    return node == nullptr || index >= node->items().size() ? nullptr : &node->items()[index];
}

/// Whether two resources say the same, whatever the order of members, the padding of arrays, and the spelling of
/// narratives.
// NOLINTNEXTLINE(misc-no-recursion): the reader bounds the depth
inline bool is_same(const fhir::Node* a, const fhir::Node* b) {
    if (says_nothing(a) || says_nothing(b)) return says_nothing(a) && says_nothing(b);
    if (a->kind() != b->kind()) return false;
    if (a->is_object()) {
        const auto has_all = [](const fhir::Node& one, const fhir::Node& other) {
            return std::all_of(one.members().begin(), one.members().end(), [&](const fhir::Member& member) {
                if (member.name == "div" && member.value.is_string()) return true;
                return is_same(&member.value, other.find(member.name));
            });
        };
        return has_all(*a, *b) && has_all(*b, *a);
    }
    for (std::size_t i = 0; i < std::max(a->items().size(), b->items().size()); ++i)
        if (!is_same(item_of(a, i), item_of(b, i))) return false;
    return a->text() == b->text();
}

}  // namespace kakehashi::fuzz
