#pragma once

#include <string_view>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/schema.hpp"

namespace kakehashi::fhir {

/// What an XML attribute's text is in the JSON form. A text that is no JSON number stays a string, whatever the type:
/// the validator refuses it at its place. Source: R4 json.html#primitive, RFC 8259 section 6
[[nodiscard]] NodeKind json_kind_of(const schema::Type& type, std::string_view text);

}  // namespace kakehashi::fhir
