#include <algorithm>
#include <array>
#include <string_view>

#include "kakehashi/fhir/primitive.hpp"
#include "validate/messages.hpp"
#include "validate/run.hpp"
#include "validate/values.hpp"

namespace kakehashi::profiles {
namespace {

using namespace validation_messages;
using fhir::IssueType;

/// Whether the text begins with a scheme and has something after it. Source: RFC 3986 3.1
bool has_scheme(std::string_view uri) {
    const auto colon = uri.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon + 1 == uri.size()) return false;
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return is_letter(uri.front()) && std::ranges::all_of(uri.substr(0, colon), [&](char c) {
               return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
           });
}

/// Whether the text can name a system or a definition.
bool is_absolute(std::string_view uri) {
    constexpr std::array<std::string_view, 3> kNoNames{"oid", "uuid", "mailto"};  // the first two lack "urn:"
    return has_scheme(uri) && std::ranges::find(kNoNames, uri.substr(0, uri.find(':'))) == kNoNames.end();
}

/// Whether the element is what names a conformance resource everywhere ("ValueSet.url").
bool is_canonical_url(const Place& place) {
    return place.name == "url" && place.parent != nullptr && place.parent->element.type() != nullptr &&
           place.parent->element.type()->kind == fhir::schema::TypeKind::resource;
}

}  // namespace

/// The forms of OIDs and UUIDs, which are urns. Source: R4 datatypes.html#uri, #oid, #uuid; canonical:
/// resource.html#canonical
void Run::uri(const Place& place) {
    const std::string_view text = place.element.text();
    if (text.starts_with("urn:uuid:") && !fhir::is_valid_uuid(text))
        return report({.code = IssueType::invalid, .message = kUuid}, place, "");
    if (text.starts_with("urn:oid:") && !fhir::is_valid_oid(text))
        return report({.code = IssueType::invalid, .message = kOid}, place, "");
    if (text.starts_with("oid:") || text.starts_with("uuid:"))
        return report({.code = IssueType::invalid, .message = kUrnMissing}, place, "");
    if (place.element.type()->name == "canonical" && !text.starts_with('#') && !has_scheme(text))
        return report({.code = IssueType::invalid, .message = kCanonicalRelative}, place, "");
    if (is_canonical_url(place) && !is_absolute(text))
        report({.code = IssueType::invalid, .message = kCanonicalUrl}, place, "");
}

/// Where a system is given, it is absolute. Source: R4 datatypes.html#Coding, #Quantity
void Run::absolute_system(const Place& place) {
    const fhir::Element system = place.element.child("system");
    if (system.exists() && !is_absolute(system.text()))
        report({.code = IssueType::code_invalid, .message = kSystemRelative}, place, "", {shortened(system.text())});
}

// Source: R4 datatypes.html#Identifier
void Run::identifier(const Place& place) {
    absolute_system(place);
    const std::string_view value = place.element.text_of("value");
    if (place.element.text_of("system") == "urn:ietf:rfc:3986" && !value.empty() && !has_scheme(value))
        report({.code = IssueType::invalid, .message = kIdentifierUri}, place, "");
}

}  // namespace kakehashi::profiles
