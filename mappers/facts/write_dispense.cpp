#include <fmt/format.h>

#include "facts/canonicals.hpp"
#include "facts/drug_elements.hpp"
#include "facts/elements.hpp"
#include "facts/messages.hpp"
#include "results/decimal_text.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers {
namespace facts {
namespace {

constexpr std::string_view kRpNumber = "http://jpfhir.jp/fhir/core/mhlw/IdSystem/Medication-RPGroupNumber";
constexpr std::string_view kOrderInRp = "http://jpfhir.jp/fhir/core/mhlw/IdSystem/MedicationAdministrationIndex";
constexpr std::string_view kGeneralName = "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationGeneralOrderCode";
constexpr std::string_view kJamiUsage = "http://jami.jp/CodeSystem/MedicationUsage";

std::string key_of(const InstitutionFact& institution) {
    return institution.number.empty() ? institution.name : institution.number;
}

/// An Organization entry, once a unit. @return its fullUrl; "" when nothing is known of it
std::string add_organization(UnitWriter& writer, const InstitutionFact& fact) {
    if (fact.name.empty() && fact.number.empty()) return {};
    fhir::Builder resource = writer.add({.type = "Organization", .key = key_of(fact), .profile = {}});
    writer.came_from(fact.origins);
    add_identifier(resource, canonicals::kInstitution, fact.number);
    resource.set_string("name", fact.name.empty() ? fact.number : fact.name);
    if (!fact.phone.empty())
        resource.append_object("telecom").set_string("system", "phone").set_string("value", fact.phone);
    if (!fact.address.empty() || !fact.postal_code.empty())
        resource.append_object("address")
            .set_string("text", fact.address)
            .set_string("postalCode", fact.postal_code)
            .set_string("country", "JP");
    return writer.last_url();
}

/// The fullUrls of the organisations of one unit.
struct Places {
    std::string pharmacy;
    std::string prescriber;
};

void write_medication(UnitWriter& writer, fhir::Builder medication, const DrugFact& drug, std::string_view type) {
    add_drug_codings(medication, drug);
    if (medication.node().find("coding") == nullptr)
        writer.inform(messages::kDispensedUncoded, fmt::format("{}.medication", type));
    medication.set_string("text", drug.text);
}

void write_dosage(fhir::Builder dosage, const DrugFact& drug) {
    dosage.set_string("text", dosage_text(drug));
    for (const CodedText& usage : drug.additional_usages)
        dosage.append_object("additionalInstruction").set_string("text", usage.text);
    if (!drug.usage_text.empty() || !drug.usage_code.empty()) {
        fhir::Builder timing = dosage.object("timing");
        write_days(timing.object("repeat"), "boundsDuration", drug.days);
        fhir::Builder code = timing.object("code");
        add_coding(code, {kJamiUsage, drug.usage_code, drug.usage_text});
        code.set_string("text", drug.usage_text);
    }
    if (drug.as_needed) dosage.set_boolean("asNeededBoolean", true);
    fhir::Builder dose = dosage.append_object("doseAndRate");
    write_amount(dose, "doseQuantity", drug.dose, drug.dose_unit);
    if (drug.daily_dose.empty() || !decimal_text(to_half_width(drug.daily_dose))) return;
    fhir::Builder rate = dose.object("rateRatio");
    write_amount(rate, "numerator", drug.daily_dose, drug.daily_dose_unit);
    write_days(rate, "denominator", "1");
}

/// The prescription behind it is known by who wrote it only. Contained, so that nobody takes it for an order.
void write_prescription(UnitWriter& writer, fhir::Builder resource, const DispensedDrugFact& fact,
                        const Places& places) {
    std::string who;
    for (const NameFact& name : fact.prescribed.doctor.names) {
        who = name.given.empty() ? name.family : name.family + " " + name.given;
        break;
    }
    const std::string& department = fact.prescribed.department.text;
    if (!department.empty()) who = who.empty() ? department : department + " " + who;
    if (who.empty() && places.prescriber.empty() && fact.prescribed_as.text.empty()) return;
    writer.came_from(fact.prescribed.origins);
    fhir::Builder request = resource.append_object("contained");
    request.set_string("resourceType", "MedicationRequest").set_string("id", "prescription");
    request.set_string("status", "completed").set_string("intent", "order");
    fhir::Builder medication = request.object("medicationCodeableConcept");
    add_coding(medication, {kGeneralName, fact.prescribed_as.code, fact.prescribed_as.text});
    medication.set_string("text", fact.prescribed_as.text.empty() ? fact.drug.text : fact.prescribed_as.text);
    set_reference(request, "subject", writer.patient_url());
    request.object("requester").set_string("reference", places.prescriber).set_string("display", who);
    resource.append_object("authorizingPrescription").set_string("reference", "#prescription");
}

void write_performers(UnitWriter& writer, fhir::Builder resource, const DispenseFact& fact, const Places& places) {
    if (!fact.pharmacist.names.empty()) {
        writer.came_from(fact.pharmacist.origins);
        fhir::Builder pharmacist = resource.append_object("contained");
        pharmacist.set_string("resourceType", "Practitioner").set_string("id", "pharmacist");
        write_doctor(writer, pharmacist, fact.pharmacist);
        if (!fact.pharmacist_phone.empty())
            pharmacist.append_object("telecom")
                .set_string("system", "phone")
                .set_string("value", fact.pharmacist_phone);
        set_reference(resource.append_object("performer"), "actor", "#pharmacist");
    }
    if (!places.pharmacy.empty()) set_reference(resource.append_object("performer"), "actor", places.pharmacy);
}

fhir::Builder begin(UnitWriter& writer, const DispenseFact& fact, const DrugFact& drug, std::string_view type) {
    const std::string key =
        fmt::format("{}|{}|{}|{}", writer.patient().number, fact.key, drug.rp_number, drug.order_in_rp);
    fhir::Builder resource = writer.add({.type = type, .key = key, .profile = {}});
    writer.came_from(fact.origins);
    writer.came_from(drug.origins);
    add_identifier(resource, kRpNumber, drug.rp_number);
    add_identifier(resource, kOrderInRp, drug.order_in_rp);
    return resource;
}

void add_dispense(UnitWriter& writer, const DispenseFact& fact, const DispensedDrugFact& dispensed,
                  const Places& places) {
    const DrugFact& drug = dispensed.drug;
    fhir::Builder resource = begin(writer, fact, drug, "MedicationDispense");
    resource.set_string("status", "completed");
    write_medication(writer, resource.object("medicationCodeableConcept"), drug, "MedicationDispense");
    set_reference(resource, "subject", writer.patient_url());
    write_performers(writer, resource, fact, places);
    write_prescription(writer, resource, dispensed, places);
    write_amount(resource, "quantity", drug.quantity, drug.quantity_unit);
    write_days(resource, "daysSupply", drug.days);
    resource.set_string("whenHandedOver", fact.handed_over);
    add_note(resource, drug.note);
    write_dosage(resource.append_object("dosageInstruction"), drug);
}

/// What only the patient says is no dispensing. Whether the drug is still taken, nobody says.
void add_statement(UnitWriter& writer, const DispenseFact& fact, const DispensedDrugFact& dispensed) {
    const DrugFact& drug = dispensed.drug;
    fhir::Builder resource = begin(writer, fact, drug, "MedicationStatement");
    resource.set_string("status", "unknown");
    write_medication(writer, resource.object("medicationCodeableConcept"), drug, "MedicationStatement");
    set_reference(resource, "subject", writer.patient_url());
    resource.object("effectivePeriod").set_string("start", fact.handed_over);
    set_reference(resource, "informationSource", writer.patient_url());
    add_note(resource, drug.note);
    write_dosage(resource.append_object("dosage"), drug);
}

}  // namespace
}  // namespace facts

Unit write_dispense_unit(const UnitHeader& header, const PatientFact& patient, const DispenseFact& dispense,
                         fhir::Report& report) {
    facts::UnitWriter writer(UnitKind::prescription, header, patient, report);
    writer.begin("collection", {}, facts::canonicals::kBundleIdentifier);
    writer.add_patient({});
    facts::Places places;
    places.pharmacy = facts::add_organization(writer, dispense.pharmacy);
    const bool is_one_place = facts::key_of(dispense.pharmacy) == facts::key_of(dispense.prescriber);
    places.prescriber = is_one_place ? places.pharmacy : facts::add_organization(writer, dispense.prescriber);
    for (const DispensedDrugFact& drug : dispense.drugs) {
        if (drug.told_by_patient)
            facts::add_statement(writer, dispense, drug);
        else
            facts::add_dispense(writer, dispense, drug, places);
    }
    return writer.finish();
}

}  // namespace kakehashi::mappers
