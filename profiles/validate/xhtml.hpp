#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace kakehashi::profiles {

enum class XhtmlFault : std::uint8_t {
    malformed,      ///< not well-formed XML
    namespace_,     ///< not in the namespace of XHTML
    element,        ///< an element that a narrative may not have
    attribute,      ///< an attribute that a narrative may not have
    entity,         ///< a named entity that XML does not have
    in_paragraph,   ///< a block inside a paragraph
    link,           ///< a link that is empty or has a blank
    active_content  ///< a link that runs something
};

/// A fault, and the name or text that is at fault. Looks at the text.
struct XhtmlFinding {
    XhtmlFault fault = XhtmlFault::malformed;
    std::string_view text;
};

/// The first fault of a narrative's div, as text; nothing when it is good. What begins with no div is not looked at.
/// Source: R4 narrative.html#rules, txt-1
[[nodiscard]] std::optional<XhtmlFinding> find_xhtml_fault(std::string_view html);

}  // namespace kakehashi::profiles
