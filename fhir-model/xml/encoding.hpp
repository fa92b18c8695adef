#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kakehashi/fhir/utf8.hpp"

namespace kakehashi::fhir {

/// The encoding of an XML text in upper case: its byte order mark's, else that of the XML declaration, else UTF-8.
/// Source: XML 1.0 appendix F
[[nodiscard]] std::string encoding_of_xml(std::string_view bytes);

/// Whether that name means UTF-8, which R4 demands. Source: R4 xml.html
[[nodiscard]] bool is_utf_8(std::string_view encoding);
/// @param encoding as encoding_of_xml says
/// @return nullopt when the encoding is not known
[[nodiscard]] std::optional<Utf8Text> decode_xml(std::string bytes, std::string_view encoding);

}  // namespace kakehashi::fhir
