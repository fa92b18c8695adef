#pragma once

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::fhir {

/// The first error that libxml2 tells of a text, without its words, which may quote the input. The first is the fault:
/// what it says after that, still reading, follows from it.
struct XmlParserError {
    int code = 0;  ///< xmlParserErrors
    Position position{};
    bool is_at_end = false;  ///< nothing but blanks comes after it
};

/// @return Issue `invalid`, rule `xml-malformed`, with line and column, and what is wrong in our words in both
/// languages
[[nodiscard]] Issue describe_xml_error(const XmlParserError& error);

}  // namespace kakehashi::fhir
