#pragma once

#include <string_view>

#include "kakehashi/fhir/element.hpp"

namespace kakehashi::profiles {

/// The item with that linkId below a Questionnaire or one of its items, or an Element that does not exist.
[[nodiscard]] fhir::Element find_question(const fhir::Element& holder, std::string_view link_id);

/// The type of the answers of an item of that type ("text" → "string"); "" for choices, groups and displays.
/// Source: R4 valueset-item-type.html
[[nodiscard]] std::string_view answer_type(std::string_view item_type);

/// Whether the value is one of the item's answerOption.
[[nodiscard]] bool is_option(const fhir::Element& value, const fhir::Element& question);

/// Whether the answers of the response let the item be answered.
/// Source: R4 questionnaire.html, Questionnaire.item.enableWhen
[[nodiscard]] bool is_enabled(const fhir::Element& question, const fhir::Element& response);

}  // namespace kakehashi::profiles
