#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::fhir {

/// Limits on what comes from outside. Exceeding one is Issue `too_long` (bytes) or `too_costly` (depth, nodes).
struct ParseLimits {
    std::size_t bytes_max = std::size_t{64} << 20;
    std::uint32_t depth_max = 128;
    std::uint32_t nodes_max = 4'000'000;
};

/// A document, and what its reader found wrong while it could read on.
struct Parsed {
    Document document;
    Report findings;
};

/// Reads one JSON text. A second member of a name, comments, a comma too many, and bytes that are not UTF-8 are told,
/// and the rest is read: the first member of a name stays, U+FFFD stands for a wrong byte.
///
/// @param bytes UTF-8, with or without a byte order mark; kept in the document as received, but for wrong bytes
/// @return the document with what is wrong, or Issue `invalid` with line and column (not JSON, NUL in a string, lone
///         surrogate), `too_long`, `too_costly`
/// Source: RFC 8259; R4 json.html
[[nodiscard]] Result<Parsed> read_json(std::string bytes, const ParseLimits& limits = {});

/// The same for who needs a document without faults: the first of them is the Issue.
[[nodiscard]] Result<Document> parse_json(std::string bytes, const ParseLimits& limits = {});

enum class JsonStyle : std::uint8_t { compact, pretty };

/// Writes a node as JSON. Numbers are written as they were read. `/` is not escaped, non-ASCII is UTF-8.
[[nodiscard]] std::string write_json(const Node& node, JsonStyle style = JsonStyle::compact);
/// The same, appended to `out`.
void append_json(const Node& node, std::string& out);

/// What of a resource a signature covers: each has an address, which Signature.targetFormat names.
/// Source: R4 json.html#canonical
enum class CanonicalForm : std::uint8_t {
    whole,      ///< http://hl7.org/fhir/canonicalization/json
    data,       ///< …/json#data: without the narrative (Resource.text)
    stable,     ///< …/json#static: without narrative and Resource.meta, which change as it goes from server to server
    narrative,  ///< …/json#narrative: Resource.id and the narrative alone (and its type, or it would be no resource)
    document,   ///< …/json#document: of a Bundle, without its id and meta
};

/// The canonical form: no white space, members sorted by name (by code point), everything else as write_json: numbers
/// keep their digits. Two documents that say the same have the same canonical form.
// RULING: the white space inside of texts stays, though R4 speaks of single spaces: a markdown's line ends are content.
// What a form leaves out is left out of the resource itself, not of those that it holds.
// Tests: CanonicalJson.KeepsTheWhiteSpaceOfTexts, CanonicalForms.LeaveOutOfTheResourceItself
[[nodiscard]] std::string write_canonical_json(const Node& node, CanonicalForm form = CanonicalForm::whole);

}  // namespace kakehashi::fhir
