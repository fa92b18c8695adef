#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "definition/check.hpp"
#include "validate/conformance_messages.hpp"
#include "validate/run.hpp"

namespace kakehashi::profiles {
namespace {

using namespace validation_messages;
using fhir::Element;
using fhir::IssueType;

/// Whether R4 has an element of that path ("Patient.birthDate"), none of whose types is one of these.
bool is_r4_element_of_no_codes(std::string_view path, std::span<const std::string_view> bindable) {
    const fhir::schema::Type* type = fhir::schema::find_type(path.substr(0, path.find('.')));
    const fhir::schema::ElementDefinition* element = nullptr;
    while (type != nullptr && path.find('.') != std::string_view::npos) {
        path.remove_prefix(path.find('.') + 1);
        element = fhir::schema::find_element_by_name(*type, path.substr(0, path.find('.')));
        type = element != nullptr && element->types.size() == 1 ? element->types[0].type : nullptr;
    }
    return element != nullptr && std::ranges::none_of(element->types, [&](const fhir::schema::TypeReference& each) {
               return std::ranges::find(bindable, each.type->name) != bindable.end();
           });
}

/// The value that an extension's definition fixes its url to; "" when it fixes none.
std::string_view fixed_url(const Element& definition) {
    for (const std::string_view list : {"differential", "snapshot"}) {
        std::string_view url;
        definition.child(list).for_each("element", [&](const Element& each) {
            if (each.text_of("path") == "Extension.url") url = each.text_of("fixed");
        });
        if (!url.empty()) return url;
    }
    return {};
}

}  // namespace

/// A binding stands where codes can. Source: R4 elementdefinition.html#binding
void Run::definition_bindings(const Place& place) {
    constexpr std::array<std::string_view, 10> kBindable{"code",   "Coding", "CodeableConcept",   "Quantity",
                                                         "string", "uri",    "CodeableReference", "Duration",
                                                         "Age",    "Money"};
    for (const std::string_view list : {"differential", "snapshot"}) {
        for_each_place(place, list, [&](const Place& elements) {
            for_each_place(elements, "element", [&](const Place& each) {
                if (!each.element.child("binding").exists()) return;
                bool has_type = false;
                bool is_bindable = false;
                each.element.for_each("type", [&](const Element& type) {
                    has_type = true;
                    is_bindable = is_bindable || std::ranges::find(kBindable, type.text_of("code")) != kBindable.end();
                });
                const std::string_view path = each.element.text_of("path");
                if (!has_type) is_bindable = !is_r4_element_of_no_codes(path, kBindable);
                if (!is_bindable) report({.code = IssueType::business_rule, .message = kBindingHere}, each, "");
            });
        });
    }
}

/// What the definition asks beyond its base, or asks in vain.
void Run::definition_against_base(const Place& place) {
    if (place.element.value() == nullptr) return;
    for (DefinitionFault& fault : check_definition(*place.element.value(), definitions_.table)) {
        fhir::Issue issue = std::move(fault.issue);
        const std::string path = place.path();
        // Said of the definition as a whole, it names the element in words.
        if (fault.place.empty() && !issue.expression.empty()) {
            issue.diagnostics = issue.expression + ": " + issue.diagnostics;
            issue.diagnostics_ja = issue.expression + ": " + issue.diagnostics_ja;
        }
        issue.expression = fault.place.empty() ? path : path + "." + fault.place;
        add(std::move(issue), fault.node->offset(), false);
    }
}

/// What a definition says of itself: of its base, of where its extension may stand.
/// Source: R4 structuredefinition.html, defining-extensions.html
void Run::structure_definition(const Place& place) {
    definition_bindings(place);
    definition_against_base(place);
    const std::string_view type = place.element.text_of("type");
    const bool is_constraint = place.element.text_of("derivation") == "constraint";
    const bool is_extension = type == "Extension" && is_constraint;
    if (type != "Extension")
        for (const std::string_view name : {"context", "contextInvariant"})
            for_each_place(place, name, [&](const Place& each) {
                report({.code = IssueType::business_rule, .message = kContextHere}, each, "");
            });
    if (is_extension && fixed_url(place.element) != place.element.text_of("url"))
        report({.code = IssueType::business_rule, .message = kExtensionOwnUrl}, place, "");
    const std::string_view base = url_of(place.element.text_of("baseDefinition"));
    const fhir::Node* known = definitions_.table.find("StructureDefinition", base);
    if (!is_constraint || known == nullptr) return;
    for (const std::string_view name : {"type", "kind"})
        if (place.element.text_of(name) != known->text_of(name))
            report({.code = IssueType::business_rule, .message = kDefinitionBase}, place, "", {name});
}

}  // namespace kakehashi::profiles
