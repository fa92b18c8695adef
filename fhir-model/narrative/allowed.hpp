#pragma once

#include <string_view>

namespace kakehashi::fhir {

/// Elements and attributes of a narrative. Source: R4 narrative.html#xhtml and its schema fhir-xhtml.xsd
[[nodiscard]] bool is_narrative_element(std::string_view name);
/// Whether the element may not stand inside a paragraph; headings, rules and addresses are let pass as the HL7
/// reference validator does. Source: HTML 4.0 9.3.1
[[nodiscard]] bool is_block(std::string_view name);
[[nodiscard]] bool is_narrative_attribute(std::string_view element, std::string_view name);

}  // namespace kakehashi::fhir
