#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/fhir/json.hpp"

/// Where things stand in the file that a document came from, beyond Document::position.
namespace kakehashi::fhir {

/// The same as read_json for one line of NDJSON: every place, also in the sentences, is one of the file.
/// @param line of the file, from 1
[[nodiscard]] Result<Parsed> read_ndjson_line(std::string bytes, const ParseLimits& limits, std::uint32_t line);

/// The line of the file that Document::source() begins with: 1, or more when it is a line of NDJSON.
[[nodiscard]] std::uint32_t first_line(const Document& document);

/// Where in Document::source() a byte of a text stands that a JSON string gave, past the string's escapes; the node's
/// own offset when the text comes from XML.
[[nodiscard]] std::uint32_t source_offset(const Document& document, const Node& text, std::size_t byte);

}  // namespace kakehashi::fhir
