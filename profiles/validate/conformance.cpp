#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <string>

#include "terminology/ecl.hpp"
#include "terminology/regular_expression.hpp"
#include "validate/conformance_messages.hpp"
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
        filter_value(filter);
        if (filter.element.text_of("op") != "=" || property_type(code_system, property) != "Coding") return;
        const auto hash = value.find('#');
        if (hash == std::string_view::npos)
            return report({.code = IssueType::invalid, .message = kFilterForm}, filter, "", {property, value});
        const std::string_view of = url_of(value.substr(0, hash));
        if (definitions_.terminology.has_code(of, value.substr(hash + 1)) == Membership::no)
            report({.code = IssueType::invalid, .message = kConceptUnknown}, filter, "", {of, value.substr(hash + 1)});
    });
}

/// Source: R4 valueset-filter-operator.html, codesystem.html#defined-props
void Run::filter_value(const Place& filter) {
    const std::string_view property = filter.element.text_of("property");
    const std::string_view op = filter.element.text_of("op");
    const std::string_view value = filter.element.text_of("value");
    const bool is_boolean = op == "exists" || property == "notSelectable" || property == "inactive";
    if (is_boolean && value != "true" && value != "false")
        report({.code = IssueType::invalid, .message = kFilterBoolean}, filter, "", {property});
    if (op == "regex" && compile_regular_expression(value) == nullptr)
        report({.code = IssueType::invalid, .message = kFilterExpression}, filter, "");
}

/// A property whose uri is one of HL7's own has its code and its type.
void Run::code_system_property(const Place& property, std::set<std::string_view>& uris) {
    const std::string_view uri = property.element.text_of("uri");
    if (uri.empty()) return;
    if (!uris.insert(uri).second)
        report({.code = IssueType::business_rule, .message = kPropertyUriTwice}, property, "");
    if (!uri.starts_with(kConceptProperties)) return;
    const auto* known = std::ranges::find(kProperties, uri.substr(kConceptProperties.size()), &ConceptProperty::code);
    if (known == kProperties.end())
        return report({.code = IssueType::business_rule, .message = kPropertyOfHl7}, property, "");
    if (property.element.text_of("type") != known->type)
        report({.code = IssueType::business_rule, .message = kPropertyUri}, property, "", {known->code, known->type});
}

/// A supplement says more of codes that are there.
void Run::supplemented_code(const Place& item, std::string_view base) {
    const std::string_view code = item.element.text_of("code");
    if (!base.empty() && definitions_.terminology.has_code(url_of(base), code) == Membership::no)
        report({.code = IssueType::business_rule, .message = kSupplementCode}, item, "", {base, code});
}

/// Where code systems and value sets are here, the codes are in them. Source: R4 conceptmap.html
void Run::concept_map(const Place& place) {
    const std::string_view sources = place.element.text_of("source");
    const std::string_view targets = place.element.text_of("target");
    const auto check = [&](const Place& holder, std::string_view system, std::string_view set) {
        const Place code{holder.element.child("code"), &holder, "code"};
        const std::string_view text = code.element.text();
        if (text.empty() || system.empty()) return;
        const Membership is_code = definitions_.terminology.has_code(system, text);
        if (is_code == Membership::no)
            return report({.code = IssueType::code_invalid, .message = kMapCode}, code, "", {system, text});
        // As the reference validator does: what only a terminology server holds is not looked up in value sets.
        if (is_code == Membership::yes && !set.empty() &&
            definitions_.terminology.contains(set, system, text) == Membership::no)
            report({.code = IssueType::code_invalid, .message = kMapCode}, code, "", {set, text});
    };
    for_each_place(place, "group", [&](const Place& group) {
        for_each_place(group, "element", [&](const Place& element) {
            check(element, group.element.text_of("source"), sources);
            for_each_place(element, "target",
                           [&](const Place& target) { check(target, group.element.text_of("target"), targets); });
        });
    });
}

// Source: R4 searchparameter.html
void Run::search_parameter(const Place& place) {
    std::size_t components = 0;
    place.element.for_each("component", [&](const Element&) { ++components; });
    if (place.element.text_of("type") == "composite" && components < 2)
        report({.code = IssueType::business_rule, .message = kComponents}, place, "");
    const Place expression{place.element.child("expression"), &place, "expression"};
    if (expression.element.text().empty()) return;
    if (const auto compiled = fhir::fhirpath::compile(expression.element.text()); !compiled)
        report({.code = IssueType::invalid, .message = kSearchExpression}, expression, "",
               {compiled.error().diagnostics});
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
    const std::string_view content = place.element.text_of("content");
    const std::string_view base = place.element.text_of("supplements");
    if ((content == "supplement") == base.empty())
        report({.code = IssueType::business_rule, .message = kSupplementContent},
               {place.element.child("content"), &place, "content"}, "");
    std::size_t count = 0;
    const auto visit = [&](const auto& self, const Place& parent) -> void {
        for_each_place(parent, "concept", [&](const Place& each) {
            ++count;
            supplemented_code(each, base);
            for_each_place(each, "property", [&](const Place& property) {
                const auto known = types.find(property.element.text_of("code"));
                const Element value = property.element.child("value");
                if (known == types.end())
                    report({fhir::IssueSeverity::warning, IssueType::business_rule, kPropertyUndefined}, property, "",
                           {property.element.text_of("code")});
                if (known == types.end() || !value.exists() || value.type() == nullptr) return;
                if (value.type()->name != known->second && known->second != "Coding")
                    report({.code = IssueType::business_rule, .message = kPropertyType}, property, "",
                           {known->second, value.type()->name});
            });
            self(self, each);
        });
    };
    visit(visit, place);
    if (content == "not-present")
        for_each_place(place, "concept", [&](const Place& each) {
            if (each.index == 0) report({.code = IssueType::business_rule, .message = kNotPresent}, each, "");
        });
    const std::string_view stated = place.element.text_of("count");
    const std::string found = std::to_string(count);
    if (!stated.empty() && content == "complete" && stated != found)
        report({.code = IssueType::invalid, .message = kCodeCount}, {place.element.child("count"), &place, "count"}, "",
               {stated, found});
}

}  // namespace kakehashi::profiles
