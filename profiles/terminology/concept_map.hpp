#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/document.hpp"
#include "package/canonical_table.hpp"

namespace kakehashi::profiles {

enum class Direction : std::uint8_t { forward, reverse };

/// What is to be translated, by which maps.
struct Translation {
    std::string_view system;
    std::string_view version;
    std::string_view code;
    std::string_view target_system;  ///< "": any
    Direction direction = Direction::forward;
    /// Other elements that the map may depend on: parameters with the parts `element` and `concept`.
    std::vector<const fhir::Node*> dependencies;
};

/// One code that a map translates to. Looks at the map.
struct Match {
    std::string_view equivalence;
    std::string_view system;
    std::string_view version;
    std::string_view code;  ///< "": the map says that there is none
    std::string_view display;
    const fhir::Node* products = nullptr;  ///< ConceptMap.group.element.target.product, or nullptr
    std::string_view map;                  ///< canonical
};

/// Whether the map translates codes of that system (into the target system).
[[nodiscard]] bool is_about(const fhir::Node& concept_map, const Translation& asked);
/// All that the map says of the code; for codes that it does not list, what group.unmapped says.
/// @param table where the maps are that unmapped.url may name
/// Source: R4 conceptmap.html#unmapped, conceptmap-operation-translate.html
[[nodiscard]] std::vector<Match> translate(const fhir::Node& concept_map, const Translation& asked,
                                           const CanonicalTable& table);
/// Neither `unmatched` nor `disjoint`.
[[nodiscard]] bool is_translation(const Match& match);

}  // namespace kakehashi::profiles
