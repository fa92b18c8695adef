#pragma once

#include <string>
#include <string_view>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/fhir/json.hpp"

namespace kakehashi::fhir {

/// Reads one resource in the XML form into the same tree that its JSON form gives. No DTD, no entities, no network.
/// What has no place in it (an unknown element or attribute, text between elements, a second resource in a holder) is
/// told and left out, with all that it holds; the rest is read.
///
/// @param bytes UTF-8, or the encoding that a byte order mark or the XML declaration names; kept in the document, in
///        UTF-8
/// @return the document (node offsets are bytes of Document::source()) with what is wrong, in the order of the source;
///         or Issue `invalid` with line and column (not well-formed), `structure` (the root is no R4 resource),
///         `security` (a DTD), `too_long`, `too_costly`
/// Source: R4 xml.html
[[nodiscard]] Result<Parsed> read_xml(std::string bytes, const ParseLimits& limits = {});

/// Whether what a finding of read_xml is about loses nothing of the resource: the order of elements, empty elements,
/// processing instructions, attributes for XML Schema.
[[nodiscard]] bool is_harmless(const Issue& finding);

/// The same for who needs a document without faults: the first that is not harmless is the Issue.
[[nodiscard]] Result<Document> parse_xml(std::string bytes, const ParseLimits& limits = {});

/// Writes a resource as XML, elements in the order of the schema. What reading gives back is the same resource.
/// @return UTF-8, or Issue `structure` when an element has no place in R4's schema, or a form (an empty array, null, a
///         text where a number belongs) that XML cannot carry; `value` when a text has characters that XML lacks
[[nodiscard]] Result<std::string> write_xml(const Node& resource, JsonStyle style = JsonStyle::compact);

}  // namespace kakehashi::fhir
