#include <fmt/format.h>

#include "facts/canonicals.hpp"
#include "facts/concepts.hpp"
#include "facts/elements.hpp"
#include "facts/findings.hpp"
#include "facts/messages.hpp"

namespace kakehashi::mappers {
namespace facts {
namespace {

constexpr std::string_view kIdentifierType = "http://terminology.hl7.org/CodeSystem/v2-0203";

void add_typed_identifier(fhir::Builder resource, const Coded& type, const std::string& value) {
    if (value.empty()) return;
    fhir::Builder identifier = resource.append_object("identifier");
    add_coding(identifier.object("type"), type);
    identifier.set_string("value", value);
}

void write_identifiers(const UnitWriter& writer, fhir::Builder resource, const RequestFact& fact) {
    if (!fact.placer.empty())
        add_identifier(resource, canonicals::kResourceInstance,
                       fmt::format("{}-ORDER-{}", writer.header().institution_number, fact.placer));
    add_typed_identifier(resource, {kIdentifierType, "PLAC", "Placer Identifier"}, fact.placer);
    add_typed_identifier(resource, {kIdentifierType, "FILL", "Filler Identifier"}, fact.filler);
    add_typed_identifier(resource, {kIdentifierType, "ACSN", "Accession ID"}, fact.accession);
}

void add_specimen(const UnitWriter& writer, fhir::Builder resource, const RequestFact& fact) {
    if (fact.specimen.empty() && fact.specimen_id.empty()) return;
    fhir::Builder specimen = resource.append_object("contained");
    specimen.set_string("resourceType", "Specimen").set_string("id", "specimen");
    specimen.object("meta").append_string("profile", canonicals::kSpecimen);
    if (!fact.specimen_id.empty()) specimen.append_object("identifier").set_string("value", fact.specimen_id);
    if (!fact.specimen.empty()) write_concept(writer, specimen.object("type"), fact.specimen);
    set_reference(specimen, "subject", writer.patient_url());
    specimen.object("collection").set_string("collectedDateTime", fact.collected);
    resource.append_object("specimen").set_string("reference", "#specimen");
}

void write_codes(const UnitWriter& writer, fhir::Builder resource, const RequestFact& fact) {
    if (!fact.category.empty())
        add_coding(resource.append_object("category"), {canonicals::kSimpleCategory, fact.category, {}});
    write_concept(writer, resource.object("code"), fact.code);
    for (const ConceptFact& detail : fact.details)
        if (!detail.empty() && !fact.code.empty()) write_concept(writer, resource.append_object("orderDetail"), detail);
}

std::string key_of(const UnitWriter& writer, const std::string& key) {
    return fmt::format("{}|ORD|{}", writer.patient().number, key);
}

void add_request(UnitWriter& writer, const RequestFact& fact) {
    std::vector<std::string> findings;
    for (const FindingFact& finding : fact.findings)
        findings.push_back(
            add_finding(writer, finding, fmt::format("ORD|{}|{}", fact.key, finding.result.key_suffix), {}));
    fhir::Builder resource =
        writer.add({.type = "ServiceRequest", .key = key_of(writer, fact.key), .profile = canonicals::kServiceRequest});
    writer.came_from(fact.origins);
    const Visited visited = add_contained_visit(writer, resource, fact.visit);
    add_specimen(writer, resource, fact);
    write_identifiers(writer, resource, fact);
    if (!fact.parent.empty())
        resource.append_object("basedOn").set_string("reference",
                                                     writer.full_url("ServiceRequest", key_of(writer, fact.parent)));
    resource.set_string("status", fact.status.empty() ? "active" : std::string_view(fact.status));
    resource.set_string("intent", fact.parent.empty() ? "order" : "filler-order");
    resource.set_string("priority", fact.priority);
    write_codes(writer, resource, fact);
    set_reference(resource, "subject", writer.patient_url());
    if (visited.has_encounter) set_reference(resource, "encounter", kContainedEncounter);
    resource.set_string("occurrenceDateTime", fact.occurrence).set_string("authoredOn", fact.authored);
    if (visited.has_doctor) set_reference(resource, "requester", kContainedDoctor);
    for (const ConceptFact& reason : fact.reasons) write_concept(writer, resource.append_object("reasonCode"), reason);
    for (const std::string& finding : findings)
        resource.append_object("supportingInfo").set_string("reference", finding);
    add_note(resource, fact.note);
}

}  // namespace
}  // namespace facts

Unit write_requests_unit(UnitKind kind, const UnitHeader& header, const PatientFact& patient,
                         std::span<const RequestFact> requests, fhir::Report& report) {
    facts::UnitWriter writer(kind, header, patient, report);
    writer.begin("collection", {}, facts::canonicals::kBundleIdentifier);
    writer.add_patient(facts::canonicals::kPatient);
    for (const RequestFact& request : requests) facts::add_request(writer, request);
    return writer.finish();
}

}  // namespace kakehashi::mappers
