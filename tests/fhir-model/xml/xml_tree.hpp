#pragma once

#include <string>
#include <string_view>

namespace kakehashi::fhir {

/// What an XML text says, in one spelling: an independent reading (libxml2's tree), to hold ours against. Elements and
/// attributes by namespace and name, attributes sorted, neighbouring texts joined; outside XHTML neither comments, nor
/// processing instructions, nor blank texts. Places of schemas are left out. "" when it cannot be read.
[[nodiscard]] std::string xml_tree(std::string_view xml);

}  // namespace kakehashi::fhir
