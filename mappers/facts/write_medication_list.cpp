#include <fmt/format.h>

#include "facts/canonicals.hpp"
#include "facts/concepts.hpp"
#include "facts/drug_elements.hpp"
#include "facts/elements.hpp"
#include "kakehashi/mappers/report_units.hpp"

namespace kakehashi::mappers {
namespace facts {
namespace {

void write_dosage(UnitWriter& writer, fhir::Builder resource, const MedicationStatementFact& fact) {
    const DrugFact& drug = fact.drug;
    fhir::Builder dosage = resource.append_object("dosage");
    dosage.set_string("text", drug.usage_text);
    if (drug.as_needed) dosage.set_boolean("asNeededBoolean", true);
    if (!fact.route.empty()) write_concept(writer, dosage.object("route"), fact.route);
    if (drug.dose.empty()) return;
    write_ucum_amount(dosage.append_object("doseAndRate"), "doseQuantity", drug.dose, drug.dose_unit.text);
}

void add_statement(UnitWriter& writer, const MedicationStatementFact& fact) {
    const DrugFact& drug = fact.drug;
    fhir::Builder resource = writer.add(
        {.type = "MedicationStatement", .key = fmt::format("{}|{}", writer.patient().number, fact.key), .profile = {}});
    writer.came_from(fact.origins);
    add_resource_identifier(writer, resource, "MED-" + fact.key);
    resource.set_string("status", fact.status.empty() ? "unknown" : std::string_view(fact.status));
    write_drug_concept(writer, resource.object("medicationCodeableConcept"), drug);
    set_reference(resource, "subject", writer.patient_url());
    if (!drug.start.empty() || !drug.end.empty())
        resource.object("effectivePeriod").set_string("start", drug.start).set_string("end", drug.end);
    add_note(resource, drug.note);
    write_dosage(writer, resource, fact);
}

}  // namespace
}  // namespace facts

Unit write_medication_list_unit(const UnitHeader& header, const PatientFact& patient,
                                std::span<const MedicationStatementFact> statements, fhir::Report& report) {
    facts::UnitWriter writer(UnitKind::prescription, header, patient, report);
    writer.begin("collection", {}, facts::canonicals::kBundleIdentifier);
    writer.add_patient(facts::canonicals::kPatient);
    for (const MedicationStatementFact& statement : statements) facts::add_statement(writer, statement);
    return writer.finish();
}

}  // namespace kakehashi::mappers
