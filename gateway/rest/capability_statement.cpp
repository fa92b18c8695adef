#include "rest/capability_statement.hpp"

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/terminology.hpp"
#include "rest/served_resources.hpp"
#include "search/parameters.hpp"

namespace kakehashi::gateway::rest {

namespace {
void append_parameter(fhir::Builder& resource, std::string_view name, std::string_view type) {
    resource.append_object("searchParam").set_string("name", name).set_string("type", type);
}

void append_search(fhir::Builder& resource, const ServedType& type) {
    if (type.searched == Searched::no) return;
    resource.append_object("interaction").set_string("code", "search-type");
    append_parameter(resource, "_id", "token");
    append_parameter(resource, "_lastUpdated", "date");
    if (type.searched == Searched::as_patient) {
        append_parameter(resource, "identifier", "token");
        for (const std::string_view name : {"name", "family", "given"}) append_parameter(resource, name, "string");
        append_parameter(resource, "birthdate", "date");
        append_parameter(resource, "gender", "token");
        resource.append_object("operation")
            .set_string("name", "everything")
            .set_string("definition", "http://hl7.org/fhir/OperationDefinition/Patient-everything");
        return;
    }
    append_parameter(resource, "patient", "reference");
    for (const search::Parameter& parameter : search::parameters())
        if (parameter.type == type.name)
            append_parameter(resource, parameter.name,
                             parameter.kind == search::ParameterKind::date ? "date" : "token");
}

void append_type(fhir::Builder& server, const ServedType& type, const RestOptions& options) {
    fhir::Builder resource = server.append_object("resource").set_string("type", type.name);
    for (const std::string_view code : {"read", "vread", "history-instance"})
        resource.append_object("interaction").set_string("code", code);
    if (type.name == "Bundle" && options.receive) resource.append_object("interaction").set_string("code", "create");
    resource.set_string("versioning", "versioned").set_boolean("readHistory", true);
    append_search(resource, type);
}

/// The types that are not stored here but asked about.
void append_terminology(fhir::Builder& server) {
    fhir::Builder resource = server;
    std::string_view type;
    for (const auto& operation : profiles::terminology_operations()) {
        if (operation.type != type) resource = server.append_object("resource").set_string("type", operation.type);
        type = operation.type;
        resource.append_object("operation")
            .set_string("name", operation.name)
            .set_string("definition", operation.definition);
    }
}
}  // namespace

std::string write_capability_statement(const RestOptions& options) {
    fhir::Document document("CapabilityStatement");
    fhir::Builder root = document.edit();
    root.set_string("status", "active").set_string("date", options.released).set_string("kind", "instance");
    root.object("software").set_string("name", "Kakehashi").set_string("version", options.software_version);
    root.object("implementation")
        .set_string("description",
                    options.institution_name.empty() ? std::string_view("Kakehashi") : options.institution_name)
        .set_string("url", options.base_url);
    root.set_string("fhirVersion", "4.0.1").append_string("format", "application/fhir+json");
    fhir::Builder server = root.append_object("rest").set_string("mode", "server");
    for (const ServedType& type : kServedTypes) append_type(server, type, options);
    if (options.terminology != nullptr) append_terminology(server);
    return fhir::write_json(document.root());
}

}  // namespace kakehashi::gateway::rest
