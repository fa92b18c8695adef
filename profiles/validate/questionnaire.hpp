#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "kakehashi/fhir/element.hpp"

namespace kakehashi::profiles {

/// The items of a Questionnaire by linkId: looked up, never searched. Looks at the document.
class Questions {
public:
    explicit Questions(const fhir::Element& questionnaire) { add_items(questionnaire); }

    [[nodiscard]] bool contains(std::string_view link_id) const { return numbers_.contains(link_id); }
    /// Whether an item below `item` has that linkId.
    [[nodiscard]] bool contains_below(const fhir::Element& item, std::string_view link_id) const;

private:
    /// The numbers of the items below an item: first of them, and one after the last.
    struct Range {
        std::size_t first = 0;
        std::size_t end = 0;
    };
    void add_items(const fhir::Element& holder);

    std::size_t count_ = 0;
    std::unordered_map<std::string_view, std::vector<std::size_t>> numbers_;  ///< of items, in document order
    std::unordered_map<const fhir::Node*, Range> below_;
};

/// The answers of a response by linkId. Looks at the document.
class Answers {
public:
    explicit Answers(const fhir::Element& response) { add_items(response); }

    /// Whether the answers let the item be answered; nothing when the answers are too many to be compared.
    /// @param steps_left counts down with each comparison
    /// Source: R4 questionnaire.html, Questionnaire.item.enableWhen
    [[nodiscard]] std::optional<bool> enable(const fhir::Element& question, std::size_t& steps_left) const;

private:
    void add_items(const fhir::Element& holder);
    [[nodiscard]] bool meet(const fhir::Element& condition, std::size_t& steps_left) const;

    std::unordered_map<std::string_view, std::vector<fhir::Element>> values_;
};

/// The type of the answers of an item of that type ("text" → "string"); "" for choices, groups and displays.
/// Source: R4 valueset-item-type.html
[[nodiscard]] std::string_view answer_type(std::string_view item_type);

/// The values of an item's answerOption, as keys.
[[nodiscard]] std::unordered_set<std::string> option_keys(const fhir::Element& question);
/// The key of a value: two values of choices are the same when their keys are.
[[nodiscard]] std::string option_key(const fhir::Element& value);

}  // namespace kakehashi::profiles
