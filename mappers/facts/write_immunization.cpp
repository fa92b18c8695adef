#include <fmt/format.h>

#include "facts/canonicals.hpp"
#include "facts/concepts.hpp"
#include "facts/drug_elements.hpp"
#include "facts/elements.hpp"
#include "facts/messages.hpp"

namespace kakehashi::mappers {
namespace facts {
namespace {

constexpr std::string_view kProfileName = "JP_Immunization";

void write_if_said(const UnitWriter& writer, fhir::Builder resource, std::string_view name, const ConceptFact& fact) {
    if (!fact.empty()) write_concept(writer, resource.object(name), fact);
}

void write_performer(UnitWriter& writer, fhir::Builder resource, const ImmunizationFact& fact) {
    if (fact.performer.number.empty() && fact.performer.names.empty()) return;
    fhir::Builder doctor = resource.append_object("contained");
    doctor.set_string("resourceType", "Practitioner").set_string("id", "practitioner");
    doctor.object("meta").append_string("profile", canonicals::kPractitioner);
    write_doctor(writer, doctor, fact.performer);
    fhir::Builder performer = resource.append_object("performer");
    add_coding(performer.object("function"),
               {"http://terminology.hl7.org/CodeSystem/v2-0443", "AP", "Administering Provider"});
    set_reference(performer, "actor", kContainedDoctor);
}

void write_education(fhir::Builder resource, const ImmunizationFact& fact) {
    if (fact.education.empty()) return;
    fhir::Builder education = resource.append_object("education");
    education.set_string("documentType", text_of(fact.education));
    education.set_string("presentationDate", fact.education_date);
}

void add_immunization(UnitWriter& writer, const ImmunizationFact& fact) {
    fhir::Builder resource = writer.add({.type = "Immunization",
                                         .key = fmt::format("{}|{}", writer.patient().number, fact.key),
                                         .profile = canonicals::kImmunization});
    writer.came_from(fact.origins);
    add_resource_identifier(writer, resource, "IMM-" + fact.key);
    resource.set_string("status", fact.status.empty() ? "completed" : std::string_view(fact.status));
    write_if_said(writer, resource, "statusReason", fact.status_reason);
    write_concept(writer, resource.object("vaccineCode"), fact.vaccine);
    set_reference(resource, "patient", writer.patient_url());
    resource.set_string("occurrenceDateTime", fact.occurred).set_string("recorded", fact.recorded);
    if (!fact.primary_source.empty()) resource.set_boolean("primarySource", fact.primary_source == "true");
    if (!fact.place.empty()) resource.object("location").set_string("display", fact.place);
    if (!fact.manufacturer.empty()) resource.object("manufacturer").set_string("display", fact.manufacturer);
    resource.set_string("lotNumber", fact.lot).set_string("expirationDate", fact.expires);
    write_if_said(writer, resource, "site", fact.site);
    write_if_said(writer, resource, "route", fact.route);
    if (fact.dose_unit_is_ucum)
        write_ucum_amount(resource, "doseQuantity", fact.dose, fact.dose_unit.text);
    else
        write_coded_amount(writer, resource, "doseQuantity", fact.dose, fact.dose_unit);
    write_performer(writer, resource, fact);
    add_note(resource, fact.note);
    write_education(resource, fact);
    if (!fact.eligibility.empty())
        write_concept(writer, resource.append_object("programEligibility"), fact.eligibility);
    write_if_said(writer, resource, "fundingSource", fact.funding_source);
    if (fact.occurred.empty()) writer.missing("Immunization.occurrence", kProfileName);
    if (fact.vaccine.empty()) writer.missing("Immunization.vaccineCode", kProfileName);
}

}  // namespace
}  // namespace facts

Unit write_immunization_unit(const UnitHeader& header, const PatientFact& patient, const ImmunizationFact& immunization,
                             fhir::Report& report) {
    facts::UnitWriter writer(UnitKind::immunization, header, patient, report);
    writer.begin("collection", {}, facts::canonicals::kBundleIdentifier);
    writer.add_patient(facts::canonicals::kPatient);
    facts::add_immunization(writer, immunization);
    return writer.finish();
}

}  // namespace kakehashi::mappers
