#pragma once

#include <charconv>
#include <string>
#include <string_view>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::mappers::samples {

/// The node at `path` ("code.coding.0.code"), or nullptr.
inline const fhir::Node* at(const fhir::Node& root, std::string_view path) {
    const fhir::Node* node = &root;
    while (node != nullptr && !path.empty()) {
        const auto dot = path.find('.');
        const std::string_view step = path.substr(0, dot);
        path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
        std::size_t index = 0;
        if (node->is_array()) {
            std::from_chars(step.data(), step.data() + step.size(), index);
            node = index < node->items().size() ? &node->items()[index] : nullptr;
        } else {
            node = node->find(step);
        }
    }
    return node;
}

inline std::string text_at(const fhir::Node& root, std::string_view path) {
    const fhir::Node* node = at(root, path);
    return node == nullptr ? "(absent)" : std::string(node->text());
}

/// The resource of the entry at `index`.
inline const fhir::Node& resource(const Unit& unit, std::size_t index) {
    return *unit.bundle.root().find("entry")->items()[index].find("resource");
}

inline std::size_t entry_count(const Unit& unit) { return unit.bundle.root().find("entry")->items().size(); }

/// The code of `concept`'s coding in `system`, or "(absent)".
inline std::string code_in(const fhir::Node& root, std::string_view path, std::string_view system) {
    const fhir::Node* coded = at(root, path);
    const fhir::Node* coding = coded == nullptr ? nullptr : coded->find("coding");
    if (coding != nullptr)
        for (const fhir::Node& item : coding->items())
            if (item.text_of("system") == system) return std::string(item.text_of("code"));
    return "(absent)";
}

inline bool has_rule(const fhir::Report& report, std::string_view rule) {
    for (const fhir::Issue& issue : report)
        if (issue.rule == rule) return true;
    return false;
}

}  // namespace kakehashi::mappers::samples
