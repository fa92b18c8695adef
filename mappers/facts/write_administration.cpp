#include <fmt/format.h>

#include "facts/canonicals.hpp"
#include "facts/concepts.hpp"
#include "facts/drug_elements.hpp"
#include "facts/elements.hpp"
#include "facts/identity.hpp"
#include "facts/messages.hpp"

namespace kakehashi::mappers {
namespace facts {
namespace {

constexpr std::string_view kRpNumber = "http://jpfhir.jp/fhir/core/mhlw/IdSystem/Medication-RPGroupNumber";
constexpr std::string_view kOrderInRp = "http://jpfhir.jp/fhir/core/mhlw/IdSystem/MedicationAdministrationIndex";
constexpr std::string_view kExtension =
    "http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationAdministration_";
constexpr std::string_view kContainedPerformer = "#performer";

std::string_view or_one(const std::string& text) { return text.empty() ? "1" : std::string_view(text); }

fhir::Builder add_extension(fhir::Builder resource, std::string_view name) {
    return resource.append_object("extension").set_string("url", std::string(kExtension).append(name));
}

/// What the order was: JP Core has extensions for it. Source: JP_MedicationAdministrationBase
void write_request(fhir::Builder resource, const AdministrationOrderFact& order, const Visited& visited,
                   const std::string& place) {
    const CodedText& department = order.visit.department;
    if (!department.text.empty() || !department.code.empty()) {
        fhir::Builder value = add_extension(resource, "RequestDepartment").object("valueCodeableConcept");
        add_coding(value, {canonicals::kClinicalDepartment, department.code, {}});
        value.set_string("text", department.text);
    }
    if (!order.authored.empty())
        add_extension(resource, "RequestAuthoredOn").set_string("valueDateTime", order.authored);
    if (!place.empty())
        add_extension(resource, "Location")
            .object("valueReference")
            .set_string("type", "Location")
            .set_string("display", place);
    if (visited.has_doctor) set_reference(add_extension(resource, "Requester"), "valueReference", kContainedDoctor);
}

void add_performer(UnitWriter& writer, fhir::Builder resource, const DoctorFact& performer) {
    if (performer.number.empty() && performer.names.empty()) return;
    fhir::Builder who = resource.append_object("contained");
    who.set_string("resourceType", "Practitioner").set_string("id", "performer");
    who.object("meta").append_string("profile", canonicals::kPractitioner);
    write_doctor(writer, who, performer);
    set_reference(resource.append_object("performer"), "actor", kContainedPerformer);
}

void write_dosage(UnitWriter& writer, fhir::Builder resource, const AdministrationFact& fact) {
    fhir::Builder dosage = resource.object("dosage");
    dosage.set_string("text", dosage_text(fact.drug));
    write_route(dosage, fact.drug);
    if (!fact.method.empty()) dosage.object("method").set_string("text", fact.method);
    write_coded_amount(writer, dosage, "dose", fact.drug.dose, fact.drug.dose_unit);
    // R4 mad-1: a dosage has a dose or a rate.
    if (dosage.node().find("dose") == nullptr) {
        const std::string text = dosage_text(fact.drug);
        resource.remove("dosage");
        add_note(resource, text);
    }
}

void write_effective(UnitWriter& writer, fhir::Builder resource, const AdministrationFact& fact) {
    if (fact.start.empty()) {
        writer.missing("MedicationAdministration.effective", "JP_MedicationAdministration");
    } else if (fact.end.empty() || fact.end == fact.start) {
        resource.set_string("effectiveDateTime", fact.start);
    } else {
        resource.object("effectivePeriod").set_string("start", fact.start).set_string("end", fact.end);
    }
}

void add_administration(UnitWriter& writer, const AdministrationOrderFact& order, const AdministrationFact& fact) {
    const DrugFact& drug = fact.drug;
    const std::string local =
        fmt::format("{}-{}-{}-{}", order.order, or_one(drug.rp_number), or_one(drug.order_in_rp), fact.start);
    fhir::Builder resource =
        writer.add({.type = "MedicationAdministration",
                    .key = fmt::format("{}|{}", writer.patient().number, local),
                    .profile = fact.is_injection ? canonicals::kAdministrationInjection : canonicals::kAdministration});
    writer.came_from(fact.origins);
    const Visited visited = add_contained_visit(writer, resource, order.visit);
    if (fact.is_injection) add_contained_mixture(writer, resource, fact.ingredients);
    write_request(resource, order, visited, fact.place);
    add_identifier(resource, kRpNumber, or_one(drug.rp_number));
    if (!fact.is_injection) add_identifier(resource, kOrderInRp, or_one(drug.order_in_rp));
    add_identifier(resource, canonicals::kResourceInstance,
                   fmt::format("{}-ADM-{}", writer.header().institution_number, local));
    resource.set_string("status", fact.status.empty() ? "completed" : std::string_view(fact.status));
    if (!fact.reason.empty()) resource.append_object("statusReason").set_string("text", fact.reason);
    if (fact.is_injection)
        set_reference(resource, "medicationReference", kContainedMedication);
    else
        write_drug_concept(writer, resource.object("medicationCodeableConcept"), drug);
    set_reference(resource, "subject", writer.patient_url());
    if (visited.has_encounter) set_reference(resource, "context", kContainedEncounter);
    write_effective(writer, resource, fact);
    add_performer(writer, resource, fact.performer);
    add_note(resource, drug.note);
    // R4 has no lot at an administration, and the drug here is a kind, not a package.
    if (!fact.lot.empty()) add_note(resource, "ロット番号 " + fact.lot);
    write_dosage(writer, resource, fact);
}

}  // namespace
}  // namespace facts

Unit write_administration_unit(const UnitHeader& header, const PatientFact& patient,
                               const AdministrationOrderFact& order, fhir::Report& report) {
    facts::UnitWriter writer(UnitKind::prescription, header, patient, report);
    writer.begin("collection", {}, facts::canonicals::kBundleIdentifier);
    writer.add_patient(facts::canonicals::kPatient);
    for (const AdministrationFact& fact : order.administrations) facts::add_administration(writer, order, fact);
    return writer.finish();
}

}  // namespace kakehashi::mappers
