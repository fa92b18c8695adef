#pragma once

#include "compile/rule.hpp"
#include "kakehashi/fhir/element.hpp"
#include "terminology/terminology.hpp"

namespace kakehashi::profiles {

/// Deep equality; the order of an object's members does not count. Source: R4 elementdefinition.html, fixed[x]
[[nodiscard]] bool equals_fixed(const fhir::Node& fixed, const fhir::Node* value);

/// Everything in `pattern` is in `value`; array items in any place. Source: R4 elementdefinition.html, pattern[x]
[[nodiscard]] bool contains_pattern(const fhir::Node& pattern, const fhir::Node* value);

// RULING: the checkup package has a pattern for meta.profile without a version, and so refuses every version
// (jp-clins.md 17.17). Test: OfficialRulings.TheCheckupPackageTakesAPatientOfTheService
/// Whether the element is a canonical with a version, of one that a pattern states without.
[[nodiscard]] bool is_version_of(const fhir::Element& element, const fhir::Node& pattern);

/// Whether a code, string, uri, Coding, CodeableConcept or Quantity has a code of the value set. A concept without
/// any code: `no`.
[[nodiscard]] Membership membership_of(const fhir::Element& coded, std::string_view value_set, const Terminology& from);

/// Whether some code of `above` (a Coding or a CodeableConcept) is one of `below`'s or stands above it.
/// Source: R4 codesystem.html#subsumption
[[nodiscard]] Membership subsumption_of(const fhir::Element& above, const fhir::Element& below,
                                        const Terminology& from);

/// True when `type` is `name` or derives from it.
[[nodiscard]] bool is_type(const fhir::schema::Type* type, std::string_view name);

}  // namespace kakehashi::profiles
