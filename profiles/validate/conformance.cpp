#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <string>

#include "terminology/ecl.hpp"
#include "validate/messages.hpp"
#include "validate/run.hpp"

namespace kakehashi::profiles {
namespace {

using namespace validation_messages;
using fhir::Element;
using fhir::IssueType;

struct ConceptProperty {
    std::string_view code;
    std::string_view type;
};

/// The properties that every code system may use. Source: R4 codesystem.html#defined-props
constexpr std::string_view kConceptProperties = "http://hl7.org/fhir/concept-properties#";
constexpr std::array<ConceptProperty, 13> kProperties{{{"inactive", "boolean"},
                                                       {"status", "code"},
                                                       {"effectiveDate", "dateTime"},
                                                       {"deprecated", "dateTime"},
                                                       {"deprecationDate", "dateTime"},
                                                       {"retirementDate", "dateTime"},
                                                       {"notSelectable", "boolean"},
                                                       {"parent", "code"},
                                                       {"child", "code"},
                                                       {"partOf", "code"},
                                                       {"synonym", "code"},
                                                       {"comment", "string"},
                                                       {"itemWeight", "decimal"}}};

/// The type of a code system's property, or "" when it defines none of that code.
std::string_view property_type(const fhir::Node* code_system, std::string_view code) {
    const fhir::Node* properties = code_system != nullptr ? code_system->find("property") : nullptr;
    if (properties == nullptr) return {};
    for (const fhir::Node& each : properties->items())
        if (each.text_of("code") == code) return each.text_of("type");
    return {};
}

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

}  // namespace

// Source: R4 valueset.html
void Run::value_set(const Place& place) {
    for_each_place(place, "compose", [&](const Place& compose) {
        for (const std::string_view name : {"include", "exclude"})
            for_each_place(compose, name, [&](const Place& include) { value_set_include(include); });
    });
}

void Run::value_set_include(const Place& include) {
    const std::string_view system = include.element.text_of("system");
    if (system.empty()) return;
    if (system.find(':') == std::string_view::npos)
        return report({.code = IssueType::invalid, .message = kIncludeSystem}, include, "");
    for_each_place(include, "concept", [&](const Place& each) {
        const std::string_view code = each.element.text_of("code");
        if (definitions_.terminology.has_code(system, code) == Membership::no)
            report({.code = IssueType::invalid, .message = kConceptUnknown}, each, "", {system, code});
    });
    const fhir::Node* code_system = definitions_.table.find("CodeSystem", system);
    for_each_place(include, "filter", [&](const Place& filter) {
        const std::string_view property = filter.element.text_of("property");
        const std::string_view value = filter.element.text_of("value");
        if (system == "http://snomed.info/sct" && property == "constraint" && !is_readable_ecl(value))
            report({.code = IssueType::invalid, .message = kEcl}, filter, "", {value});
        if (filter.element.text_of("op") != "=" || property_type(code_system, property) != "Coding") return;
        const auto hash = value.find('#');
        if (hash == std::string_view::npos)
            return report({.code = IssueType::invalid, .message = kFilterForm}, filter, "", {property, value});
        const std::string_view of = url_of(value.substr(0, hash));
        if (definitions_.terminology.has_code(of, value.substr(hash + 1)) == Membership::no)
            report({.code = IssueType::invalid, .message = kConceptUnknown}, filter, "", {of, value.substr(hash + 1)});
    });
}

/// A property whose uri is one of HL7's own has its code and its type.
void Run::code_system_property(const Place& property, std::set<std::string_view>& uris) {
    const std::string_view uri = property.element.text_of("uri");
    if (uri.empty()) return;
    if (!uris.insert(uri).second)
        report({.code = IssueType::business_rule, .message = kPropertyUriTwice}, property, "");
    if (!uri.starts_with(kConceptProperties)) return;
    const auto* known = std::ranges::find(kProperties, uri.substr(kConceptProperties.size()), &ConceptProperty::code);
    if (known != kProperties.end() && property.element.text_of("type") != known->type)
        report({.code = IssueType::business_rule, .message = kPropertyUri}, property, "", {known->code, known->type});
}

/// A binding stands where codes can. Source: R4 elementdefinition.html#binding
void Run::structure_definition(const Place& place) {
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

// Source: R4 codesystem.html
void Run::code_system(const Place& place) {
    std::map<std::string_view, std::string_view> types;
    std::set<std::string_view> uris;
    for_each_place(place, "property", [&](const Place& property) {
        code_system_property(property, uris);
        if (!types.emplace(property.element.text_of("code"), property.element.text_of("type")).second)
            report({.code = IssueType::business_rule, .message = kPropertyTwice}, property, "");
    });
    std::size_t count = 0;
    const auto visit = [&](const auto& self, const Place& parent) -> void {
        for_each_place(parent, "concept", [&](const Place& each) {
            ++count;
            for_each_place(each, "property", [&](const Place& property) {
                const auto known = types.find(property.element.text_of("code"));
                const Element value = property.element.child("value");
                if (known == types.end() || !value.exists() || value.type() == nullptr) return;
                if (value.type()->name != known->second && known->second != "Coding")
                    report({.code = IssueType::business_rule, .message = kPropertyType}, property, "",
                           {known->second, value.type()->name});
            });
            self(self, each);
        });
    };
    visit(visit, place);
    const std::string_view stated = place.element.text_of("count");
    const std::string found = std::to_string(count);
    if (!stated.empty() && place.element.text_of("content") == "complete" && stated != found)
        report({.code = IssueType::invalid, .message = kCodeCount}, {place.element.child("count"), &place, "count"}, "",
               {stated, found});
}

}  // namespace kakehashi::profiles
