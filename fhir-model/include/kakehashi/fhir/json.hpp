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

/// Reads one JSON text.
///
/// @param bytes UTF-8, with or without a byte order mark; kept in the document as received
/// @return the document, or Issue `invalid` with line and column (not JSON, not UTF-8, NUL in a string, lone
///         surrogate), `structure` (an object names a member twice), `too_long`, `too_costly`
/// Source: RFC 8259; R4 json.html
[[nodiscard]] Result<Document> parse_json(std::string bytes, const ParseLimits& limits = {});

enum class JsonStyle : std::uint8_t { compact, pretty };

/// Writes a node as JSON. Numbers are written as they were read. `/` is not escaped, non-ASCII is UTF-8.
[[nodiscard]] std::string write_json(const Node& node, JsonStyle style = JsonStyle::compact);
/// The same, appended to `out`.
void append_json(const Node& node, std::string& out);

/// The canonical form: no white space, members sorted by name (by code point), everything else as write_json.
/// Two documents that say the same have the same canonical form. Source: R4 json.html#canonical
[[nodiscard]] std::string write_canonical_json(const Node& node);

}  // namespace kakehashi::fhir
