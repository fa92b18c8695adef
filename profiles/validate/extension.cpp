#include <algorithm>
#include <string>

#include "validate/definition_messages.hpp"
#include "validate/messages.hpp"
#include "validate/run.hpp"
#include "validate/values.hpp"

namespace kakehashi::profiles {
namespace {

using namespace validation_messages;
using fhir::IssueSeverity;
using fhir::IssueType;

constexpr std::string_view kR4 = "http://hl7.org/fhir/StructureDefinition/";
/// Of R4's package, which states every type.
constexpr std::string_view kR4Patient = "http://hl7.org/fhir/StructureDefinition/Patient";

/// Whether the definition says that the extension changes the meaning of its element; false when it says nothing.
bool is_modifier(const fhir::Node* definition) {
    const fhir::Node* snapshot = definition->find("snapshot");
    const fhir::Node* list = snapshot != nullptr ? snapshot : definition->find("differential");
    const fhir::Node* elements = list != nullptr ? list->find("element") : nullptr;
    return elements != nullptr && !elements->items().empty() &&
           elements->items().front().text_of("isModifier") == "true";
}

/// Whether `own` ("Patient.text", "Observation.value[x]") is the element that `path` ("DomainResource.text") means.
bool is_path(std::string_view own, std::string_view path) {
    if (own.ends_with("[x]") && !path.ends_with("[x]")) own.remove_suffix(3);
    if (own == path) return true;
    const auto dot = path.find('.');
    const auto own_dot = own.find('.');
    if (dot == std::string_view::npos || own_dot == std::string_view::npos || own.substr(own_dot) != path.substr(dot))
        return false;
    return is_type(fhir::schema::find_type(own.substr(0, own_dot)), path.substr(0, dot));
}

}  // namespace

bool Run::is_context(const fhir::Element& parent, const ExtensionContext& context, Scope& scope) {
    if (context.kind == ExtensionContext::Kind::extension)
        return is_type(parent.type(), "Extension") && parent.text_of("url") == context.expression;
    if (context.kind == ExtensionContext::Kind::fhirpath) {
        if (!context.compiled) return true;  // what cannot be evaluated forbids nothing
        const auto found = fhir::fhirpath::evaluate(*context.compiled, scope.resource, scope.environment);
        if (!found) return true;
        return std::ranges::any_of(*found, [&](const auto& item) {
            return item.element.exists() && item.element.value() == parent.value() &&
                   item.element.companion() == parent.companion();
        });
    }
    const std::string_view path = context.expression;
    if (parent.definition() != nullptr && is_path(parent.definition()->path, path)) return true;
    return is_type(parent.type(), path) || path == "Element" ||
           (path == "Resource" && parent.type()->kind == fhir::schema::TypeKind::resource);
}

/// Outside another extension the url is absolute; inside, it may be a name that the outer definition has.
/// Source: R4 extensibility.html, defining-extensions.html#complex
void Run::extension_name(const Place& parent, const Place& extension) {
    const std::string_view url = extension.element.text_of("url");
    if (url.empty()) return;
    if (url.find('|') != std::string_view::npos)
        return report({.code = IssueType::invalid, .message = kExtensionVersion}, extension, "");
    if (url.find(':') != std::string_view::npos) return;
    if (!is_type(parent.element.type(), "Extension"))
        return report({.code = IssueType::invalid, .message = kExtensionRelative}, extension, "");
    const Profile* outer = definitions_.find_profile(parent.element.text_of("url"));
    if (outer == nullptr) return;
    const auto is_named = [url](const Rule& slice) {
        if (slice.slice == url) return true;
        return std::ranges::any_of(slice.children, [url](const Rule& child) {
            return child.name == "url" && child.fixed != nullptr && child.fixed->text() == url;
        });
    };
    for (const Rule& child : outer->root.children)
        if (child.name == "extension" && std::ranges::any_of(child.slices, is_named)) return;
    report({.code = IssueType::invalid, .message = kExtensionPart}, extension, outer->url, {outer->url});
}

/// Whether the extension may stand at `parent`. Source: R4 defining-extensions.html#context
void Run::extension_context(const Place& parent, const Place& extension, Scope& scope) {
    // Its definition allows ElementDefinition.type.code; all snapshots that HL7 published have it at the type.
    constexpr std::string_view kFhirType = "http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type";
    const std::string_view url = extension.element.text_of("url");
    if (url == kFhirType && parent.element.definition() != nullptr && parent.element.definition()->name == "type")
        return;
    const Profile* profile = definitions_.find_profile(url);
    if (profile == nullptr || profile->contexts.empty()) return;
    std::string allowed;
    for (const ExtensionContext& context : profile->contexts) {
        if (is_context(parent.element, context, scope)) return;
        allowed.append(allowed.empty() ? "" : ", ").append(context.expression);
    }
    report({.code = IssueType::structure, .message = kExtensionContext}, parent, profile->url, {profile->url, allowed});
}

// Source: R4 extensibility.html
void Run::extension(const Place& place, Scope& scope) {
    const std::string_view url = place.element.text_of("url");
    if (url.empty()) return report({.code = IssueType::structure, .message = kExtensionUrl}, place, "");
    // Inside a complex extension the url is a name that only the outer definition explains.
    if (url.find(':') == std::string_view::npos) return;
    const auto* definition = place.element.definition();
    const bool stands_as_modifier = definition != nullptr && definition->name == "modifierExtension";
    const Profile* profile = definitions_.find_profile(url);
    if (profile == nullptr) {
        if (stands_as_modifier)
            return report({.code = IssueType::extension, .message = kModifierUnknown}, place, "", {url});
        // What begins so may be anybody's; with R4's package here, it is known to be none of R4's.
        const bool may_be_r4 = url.starts_with(kR4) && definitions_.find_profile(kR4Patient) == nullptr;
        const fhir::Message& message = may_be_r4 ? kR4ExtensionUnknown : kExtensionUnknown;
        const bool is_example = url.starts_with("http://example.org/") || url.starts_with("https://example.org/");
        if (options_.unknown_extensions_are_errors && !is_example)
            return report({.code = IssueType::structure, .message = message}, place, "", {url});
        return report({IssueSeverity::information, IssueType::informational, message}, place, "", {url});
    }
    const fhir::Node* node = definitions_.table.find("StructureDefinition", url);
    if (node != nullptr && is_modifier(node) != stands_as_modifier)
        report({.code = IssueType::extension, .message = kModifierKind}, place, profile->url,
               {url, stands_as_modifier ? "extension" : "modifierExtension"});
    apply_profile(place, *profile, scope);
}

}  // namespace kakehashi::profiles
