#pragma once

#include <string_view>

namespace kakehashi::fhir {

/// Elements and attributes of a narrative. Source: R4 narrative.html#xhtml and its schema fhir-xhtml.xsd
[[nodiscard]] bool is_narrative_element(std::string_view name);
[[nodiscard]] bool is_narrative_attribute(std::string_view element, std::string_view name);

}  // namespace kakehashi::fhir
