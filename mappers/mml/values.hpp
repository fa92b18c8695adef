#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/mappers/facts.hpp"
#include "xml/element.hpp"

/// Steps through an MML document and its values. Versions 2.3 to 4 differ in name spaces, and writers differ in whether
/// attributes have one: all of MedXML's name spaces, and none, count as one. Source: vendor-exports.md 6.1
namespace kakehashi::mappers::mml {

using xml::Element;

/// Whether an element or attribute of that name space can be MML's.
[[nodiscard]] bool is_medxml(std::string_view uri);

/// The first child of that local name, or nullptr; also nullptr when `parent` is.
[[nodiscard]] Element* child(Element* parent, std::string_view name);
[[nodiscard]] std::vector<Element*> children(Element* parent, std::string_view name);
/// Child of child of …, the first of each.
[[nodiscard]] Element* find(Element* parent, std::initializer_list<std::string_view> path);

/// The attribute, trimmed and marked as mapped to `target` (a literal); "" when it or the element is absent.
std::string take_attribute(Element* element, std::string_view name, std::string_view target);
[[nodiscard]] std::string peek_attribute(const Element* element, std::string_view name);
/// The text of the element in one line, marked as mapped; "" when it is longer than any single value (1 KiB): it stays
/// unmapped then. Texts that may be long are taken by lines.
std::string take_text(Element* element, std::string_view target);
[[nodiscard]] std::string peek_text(const Element* element);
/// The text with a line for each `xhtml:br`; what only lays out the file is left out.
std::string take_lines(Element* element, std::string_view target);

/// personName: one or several Name elements, whose parts may stand in elements of their own. The representation is
/// MML0025: I kanji, P kana, A latin.
[[nodiscard]] std::vector<NameFact> take_names(Element* person_name, std::string_view target);

/// A text of decimal and whole number multiplied without leaving decimals: `0.5` times 3 is `1.5`; "" when it cannot be
/// said exactly.
[[nodiscard]] std::string times(std::string_view decimal, std::string_view whole_number);

}  // namespace kakehashi::mappers::mml
