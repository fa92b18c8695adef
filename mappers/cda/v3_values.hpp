#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/mappers/facts.hpp"
#include "xml/element.hpp"

/// Data types of CDA R2 as texts. Source: HL7 V3 Data Types R1
namespace kakehashi::mappers::cda {

inline constexpr std::string_view kNamespace = "urn:hl7-org:v3";

/// A coded value with its words. `system` is the bare OID.
struct Code {
    std::string code;
    std::string system;
    std::string text;
};
/// CD, CE, CV, CO, CS: code, system, displayName or originalText; marks them as mapped to `target`.
[[nodiscard]] Code take_code(xml::Element& element, std::string_view target);

/// EN or PN as names: parts or one text; nested use IDE, SYL, ABC. Without use the script decides.
/// Source: vendor-exports.md 1.4
[[nodiscard]] std::vector<NameFact> take_names(xml::Element& holder, std::string_view target);

/// One EN or PN.
[[nodiscard]] NameFact take_name(xml::Element& element, std::string_view target);

/// The first telephone of `holder`, without its scheme.
[[nodiscard]] std::string take_phone(xml::Element& holder, std::string_view target);

/// AD: the parts and, from all but the postal code, one text.
struct Address {
    std::string text, postal_code, state, city, line;
};
[[nodiscard]] Address take_address(xml::Element& holder, std::string_view target);

/// IVL_PQ as `<5`, `>=5`, `1-5`: what the shared parser of results reads; `unit` is the limits'.
[[nodiscard]] std::string take_interval(xml::Element& value, std::string& unit, std::string_view target);

/// Why there is no value, as FHIR's data-absent-reason. Source: R4 v3 NullFlavor mapping; vendor-exports.md 4.4
[[nodiscard]] std::string_view absent_reason(std::string_view null_flavor);

}  // namespace kakehashi::mappers::cda
