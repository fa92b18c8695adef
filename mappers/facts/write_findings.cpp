#include <fmt/format.h>

#include "facts/canonicals.hpp"
#include "facts/clinical_writers.hpp"
#include "facts/concepts.hpp"
#include "facts/elements.hpp"
#include "facts/findings.hpp"
#include "facts/identity.hpp"
#include "kakehashi/mappers/report_units.hpp"

namespace kakehashi::mappers {
namespace facts {

std::string add_finding(UnitWriter& writer, const FindingFact& fact, const std::string& key,
                        const std::string& order_url) {
    const LabResultFact& result = fact.result;
    fhir::Builder resource = writer.add({.type = "Observation",
                                         .key = fmt::format("{}|{}", writer.patient().number, key),
                                         .profile = canonicals::kObservation});
    writer.came_from(result.origins);
    const Visited visited = add_contained_visit(writer, resource, result.visit);
    add_resource_identifier(writer, resource, "OBS-" + key);
    if (!order_url.empty()) resource.append_object("basedOn").set_string("reference", order_url);
    resource.set_string("status", result.status.empty() ? "final" : std::string_view(result.status));
    add_coding(resource.append_object("category"), {canonicals::kSimpleCategory, fact.category, {}});
    write_concept(writer, resource.object("code"), fact.code);
    set_reference(resource, "subject", writer.patient_url());
    if (visited.has_encounter) set_reference(resource, "encounter", kContainedEncounter);
    resource.set_string("effectiveDateTime", result.collected).set_string("issued", instant_of(result.issued));
    if (visited.has_doctor) resource.append_object("performer").set_string("reference", kContainedDoctor);
    if (!fact.absent.empty())
        add_coding(resource.object("dataAbsentReason"),
                   {"http://terminology.hl7.org/CodeSystem/data-absent-reason", fact.absent, {}});
    else if (!fact.value.empty())
        write_concept(writer, resource.object("valueCodeableConcept"), fact.value);
    else
        write_result_value(writer, resource, result);
    write_interpretation(writer, resource, result);
    add_note(resource, result.comment);
    if (!result.method.empty()) resource.object("method").set_string("text", result.method);
    write_reference_range(writer, resource, result);
    return writer.last_url();
}

}  // namespace facts

Unit write_findings_unit(const UnitHeader& header, const PatientFact& patient, std::span<const FindingFact> findings,
                         fhir::Report& report) {
    facts::UnitWriter writer(UnitKind::laboratory, header, patient, report);
    writer.begin("collection", {}, facts::canonicals::kBundleIdentifier);
    writer.add_patient(facts::canonicals::kPatient);
    for (const FindingFact& finding : findings)
        facts::add_finding(writer, finding, header.local_id + "|" + finding.result.key_suffix, {});
    return writer.finish();
}

}  // namespace kakehashi::mappers
