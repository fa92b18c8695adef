#include "snapshot/schema_definition.hpp"

#include <span>
#include <string>

#include "kakehashi/fhir/builder.hpp"

namespace kakehashi::profiles {
namespace {

namespace schema = fhir::schema;

constexpr std::string_view kR4Prefix = "http://hl7.org/fhir/StructureDefinition/";

std::string_view code_of(schema::BindingStrength strength) {
    switch (strength) {
        case schema::BindingStrength::none:
            break;
        case schema::BindingStrength::example:
            return "example";
        case schema::BindingStrength::preferred:
            return "preferred";
        case schema::BindingStrength::extensible:
            return "extensible";
        case schema::BindingStrength::required:
            return "required";
    }
    return {};
}

void write_constraints(std::span<const schema::Constraint> constraints, fhir::Builder& element) {
    for (const schema::Constraint& each : constraints)
        element.append_object("constraint").set_string("key", each.key).set_string("expression", each.expression);
}

/// Whether the type is the element's own ("Patient.contact") and not another one's content ("Bundle.link").
bool is_own_backbone(const schema::ElementDefinition& element) {
    return element.types.size() == 1 && element.types[0].type->kind == schema::TypeKind::backbone &&
           element.types[0].type->name == element.path;
}

void write_types(const schema::ElementDefinition& definition, fhir::Builder& element) {
    // R4 types ids and the url of extensions so, whatever the schema table calls them.
    if (definition.is_xml_attribute || definition.name == "id") {
        element.append_object("type").set_string("code", "http://hl7.org/fhirpath/System.String");
        return;
    }
    for (const schema::TypeReference& each : definition.types) {
        const bool is_backbone = each.type->kind == schema::TypeKind::backbone;
        if (is_backbone && !is_own_backbone(definition)) {
            element.set_string("contentReference", "#" + std::string(each.type->name));
            return;
        }
        auto type = element.append_object("type");
        type.set_string("code", is_backbone && each.type->base != nullptr ? each.type->base->name : each.type->name);
        for (const std::string_view target : each.targets)
            type.append_string("targetProfile", std::string(kR4Prefix).append(target));
    }
}

void write_elements(const schema::Type& type, const std::string& path, fhir::ArrayBuilder& list) {
    for (const schema::ElementDefinition& definition : type.elements) {
        const std::string below = path + "." + std::string(definition.name) + (definition.is_choice ? "[x]" : "");
        const bool is_unbounded = definition.max == schema::ElementDefinition::kUnbounded;
        auto element = list.append_object();
        element.set_string("id", below)
            .set_string("path", below)
            .set_integer("min", definition.min)
            .set_string("max", is_unbounded ? "*" : std::to_string(definition.max));
        write_types(definition, element);
        write_constraints(definition.constraints, element);
        if (definition.binding != schema::BindingStrength::none)
            element.object("binding")
                .set_string("strength", code_of(definition.binding))
                .set_string("valueSet", definition.value_set);
        if (is_own_backbone(definition)) write_elements(*definition.types[0].type, below, list);
    }
}

}  // namespace

fhir::Document definition_of(const schema::Type& type) {
    fhir::Document document;
    auto definition = document.edit();
    definition.set_string("resourceType", "StructureDefinition")
        .set_string("url", std::string(kR4Prefix).append(type.name))
        .set_string("type", type.name);
    auto list = definition.object("snapshot").array("element");
    auto root = list.append_object();
    root.set_string("id", type.name).set_string("path", type.name).set_integer("min", 0).set_string("max", "*");
    write_constraints(type.constraints, root);
    write_elements(type, std::string(type.name), list);
    return document;
}

}  // namespace kakehashi::profiles
