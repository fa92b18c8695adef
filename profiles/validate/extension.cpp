#include "validate/messages.hpp"
#include "validate/run.hpp"

namespace kakehashi::profiles {
namespace {

using namespace validation_messages;
using fhir::IssueSeverity;
using fhir::IssueType;

/// Whether the definition says that the extension changes the meaning of its element; false when it says nothing.
bool is_modifier(const fhir::Node* definition) {
    const fhir::Node* snapshot = definition->find("snapshot");
    const fhir::Node* list = snapshot != nullptr ? snapshot : definition->find("differential");
    const fhir::Node* elements = list != nullptr ? list->find("element") : nullptr;
    return elements != nullptr && !elements->items().empty() &&
           elements->items().front().text_of("isModifier") == "true";
}

}  // namespace

// Source: R4 extensibility.html
void Run::extension(const Place& place, Scope& scope) {
    const std::string_view url = place.element.text_of("url");
    if (url.empty()) return report({.code = IssueType::extension, .message = kExtensionUrl}, place, "");
    // Inside a complex extension the url is a name that only the outer definition explains.
    if (url.find(':') == std::string_view::npos) return;
    const auto* definition = place.element.definition();
    const bool stands_as_modifier = definition != nullptr && definition->name == "modifierExtension";
    const Profile* profile = definitions_.find_profile(url);
    if (profile == nullptr) {
        if (stands_as_modifier)
            return report({.code = IssueType::extension, .message = kModifierUnknown}, place, "", {url});
        return report({IssueSeverity::information, IssueType::informational, kExtensionUnknown}, place, "", {url});
    }
    const fhir::Node* node = definitions_.table.find("StructureDefinition", url);
    if (node != nullptr && is_modifier(node) != stands_as_modifier)
        report({.code = IssueType::extension, .message = kModifierKind}, place, profile->url,
               {url, stands_as_modifier ? "extension" : "modifierExtension"});
    apply_profile(place, *profile, scope);
}

}  // namespace kakehashi::profiles
