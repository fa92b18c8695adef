#include "terminology/grammar.hpp"

#include <algorithm>

#include "kakehashi/fhir/ucum.hpp"

namespace kakehashi::profiles {
namespace {

bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// restricted-name
bool is_media_name(std::string_view text) {
    constexpr std::string_view kMore = "!#$&-^_.+";
    return !text.empty() && text.size() <= 127 && is_alphanumeric(text.front()) &&
           std::ranges::all_of(text, [&](char c) { return is_alphanumeric(c) || kMore.find(c) != kMore.npos; });
}

/// `type/subtype`; what its parameters say is not looked at.
// RULING: the short names of FHIR's own formats are media types too: R4 gives them to CapabilityStatement.format, whose
// binding to media types is a required one. Test: ValidateCode.UnitsMediaTypesAndLanguageTagsAreJudgedByTheirGrammar
bool is_media_type(std::string_view text) {
    if (text == "json" || text == "xml" || text == "ttl") return true;
    text = text.substr(0, text.find(';'));
    while (text.ends_with(' ')) text.remove_suffix(1);
    const auto slash = text.find('/');
    if (slash == std::string_view::npos || !is_media_name(text.substr(0, slash))) return false;
    // A range of types ("image/*") is none by RFC 6838, and records have it: not worth a refusal.
    return text.substr(slash + 1) == "*" || is_media_name(text.substr(slash + 1));
}

/// Parts of one to eight letters and digits with hyphens between; the first has letters only.
bool is_language_tag(std::string_view text) {
    const auto first = text.substr(0, text.find('-'));
    if (std::ranges::any_of(first, [](char c) { return c >= '0' && c <= '9'; })) return false;
    for (bool is_last = false; !is_last;) {
        const auto end = text.find('-');
        const auto part = text.substr(0, end);
        if (part.empty() || part.size() > 8 || !std::ranges::all_of(part, is_alphanumeric)) return false;
        is_last = end == std::string_view::npos;
        if (!is_last) text.remove_prefix(end + 1);
    }
    return true;
}

}  // namespace

Membership is_code_by_grammar(std::string_view system, std::string_view code) {
    if (system == fhir::ucum::kSystem) return membership(fhir::ucum::is_unit(code));
    if (system == "urn:ietf:bcp:13") return membership(is_media_type(code));
    if (system == "urn:ietf:bcp:47") return is_language_tag(code) ? Membership::unknown : Membership::no;
    return Membership::unknown;
}

}  // namespace kakehashi::profiles
