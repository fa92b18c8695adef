#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/mappers/conversion.hpp"

/// Reads facts out of FHIR, in the form of synth's truth.json: field → text, empty fields left out. The table of
/// elements and fields is in conformance/synth/README.md; this is the other side of it.
namespace kakehashi::truth {

using Fact = std::map<std::string, std::string>;

/// The member, or member of member; arrays give their first item. nullptr when there is none.
[[nodiscard]] const fhir::Node* at(const fhir::Node& node, std::initializer_list<std::string_view> path);
/// Its text, or "".
[[nodiscard]] std::string text_at(const fhir::Node& node, std::initializer_list<std::string_view> path);
/// The array's item whose `member` is `value`, or nullptr.
[[nodiscard]] const fhir::Node* item_with(const fhir::Node& node, std::string_view array, std::string_view member,
                                          std::string_view value);
/// Sets the field unless the text is empty.
void put(Fact& fact, const std::string& field, std::string text);
/// Quantity or CodeableConcept as value, comparator, unit.
void put_value(Fact& fact, const fhir::Node& observation);
void put_range(Fact& fact, const fhir::Node& observation);

/// All facts of the unit.
[[nodiscard]] std::vector<Fact> facts_of(const mappers::Unit& unit);
/// All facts of what a hospital answered to Patient/$everything: resources on their own, and documents as Bundles.
[[nodiscard]] std::vector<Fact> facts_of_searchset(const fhir::Node& searchset);
/// Those of a document.
[[nodiscard]] std::vector<Fact> facts_of_document(const fhir::Node& bundle);

}  // namespace kakehashi::truth
