#pragma once

#include <string>
#include <string_view>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/fhir/json.hpp"

namespace kakehashi::fhir {

/// Reads one resource in the XML form into the same tree that its JSON form gives. No DTD, no entities, no network.
///
/// @param bytes any encoding that the XML declaration names and libxml2 knows; kept in the document as received
/// @return the document (node offsets are bytes of the XML source), or Issue `invalid` with line and column,
///         `structure` (element that R4 does not know: with its path), `too_long`, `too_costly`
/// Source: R4 xml.html
[[nodiscard]] Result<Document> parse_xml(std::string bytes, const ParseLimits& limits = {});

/// Writes a resource as XML, elements in the order of the schema.
/// @return UTF-8, or Issue `structure` when an element has no place in R4's schema
[[nodiscard]] Result<std::string> write_xml(const Node& resource, JsonStyle style = JsonStyle::compact);

}  // namespace kakehashi::fhir
