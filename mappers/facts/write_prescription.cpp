#include <fmt/format.h>

#include "facts/canonicals.hpp"
#include "facts/clinical_writers.hpp"
#include "facts/concepts.hpp"
#include "facts/drug_elements.hpp"
#include "facts/elements.hpp"
#include "facts/identity.hpp"
#include "facts/messages.hpp"
#include "results/decimal_text.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers {
namespace facts {
namespace {

constexpr std::string_view kProfileName = "JP_MedicationRequest_eCS";
constexpr std::string_view kRpNumber = "http://jpfhir.jp/fhir/core/mhlw/IdSystem/Medication-RPGroupNumber";
constexpr std::string_view kOrderInRp = "http://jpfhir.jp/fhir/core/mhlw/IdSystem/MedicationAdministrationIndex";
constexpr std::string_view kRequest = "urn:oid:1.2.392.100495.20.3.11";
constexpr std::string_view kNocoded = "http://jpfhir.jp/fhir/eCS/CodeSystem/MedicationCodeNocoded_CS";
constexpr std::string_view kJamiUsage = "http://jami.jp/CodeSystem/MedicationUsage";
constexpr std::string_view kMhlwUsage = "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationUsage_ePrescription";
constexpr std::string_view kDummyUsage = "http://jpfhir.jp/fhir/clins/CodeSystem/JP_CLINS_MedicationUsage_Uncoded_CS";
constexpr std::string_view kStrengthType =
    "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationIngredientStrengthStrengthType";

std::string_view or_one(const std::string& text) { return text.empty() ? "1" : std::string_view(text); }

const std::string& order_key(const PrescriptionFact& fact) { return fact.order.empty() ? fact.key : fact.order; }

void write_medication(UnitWriter& writer, fhir::Builder medication, const DrugFact& drug) {
    add_drug_codings(medication, drug);
    if (!has_yj_code(drug) && drug.general_code.empty()) {
        add_coding(medication, {kNocoded, "NOCODED", "標準コードなし"});
        writer.warn(messages::kDrugCodeMissing, "MedicationRequest.medication");
    }
    add_codings(writer, medication, drug.other_codes);
    medication.set_string("text", drug.text);
    if (drug.text.empty()) writer.missing("MedicationRequest.medication.text", kProfileName);
}

void write_timing(UnitWriter& writer, fhir::Builder dosage, const DrugFact& drug) {
    fhir::Builder timing = dosage.object("timing");
    write_days(timing.object("repeat"), "boundsDuration", drug.days);
    fhir::Builder code = timing.object("code");
    const std::string_view text = drug.usage_text.empty() ? drug.as_needed_reason : drug.usage_text;
    add_coding(code, {kJamiUsage, drug.usage_code, text});
    add_coding(code, {kMhlwUsage, drug.usage_mhlw_code, text});
    if (drug.usage_mhlw_code.empty()) {
        add_coding(code, {kDummyUsage, "0X0XXXXXXXXX0000", "ダミー用法コード"});
        writer.inform(messages::kUsageUncoded, "MedicationRequest.dosageInstruction.timing");
    }
    code.set_string("text", text);
    if (text.empty()) writer.missing("MedicationRequest.dosageInstruction.timing.code.text", kProfileName);
}

void write_dose(UnitWriter& writer, fhir::Builder dosage, const DrugFact& drug) {
    fhir::Builder dose = dosage.append_object("doseAndRate");
    const bool has_dose = write_drug_quantity(dose, "doseQuantity", drug.dose, drug.dose_unit);
    bool has_rate = false;
    if (!drug.daily_dose.empty()) {
        fhir::Builder rate = dose.object("rateRatio");
        has_rate = write_drug_quantity(rate, "numerator", drug.daily_dose, drug.daily_dose_unit);
        if (has_rate) write_days(rate, "denominator", "1");
    }
    if (!drug.dose.empty() && !has_dose)
        writer.warn(messages::kUnitUnknown, "MedicationRequest.dosageInstruction.dose");
    if (!has_dose && !has_rate) return;
    if (drug.dose_type.empty()) {
        writer.warn(messages::kStrengthTypeUnknown, "MedicationRequest.dosageInstruction.doseAndRate.type");
        return;
    }
    add_coding(dose.object("type"), {kStrengthType, drug.dose_type, drug.dose_type == "2" ? "原薬量" : "製剤量"});
}

void write_dosage(UnitWriter& writer, fhir::Builder resource, const DrugFact& drug, const std::string& authored) {
    fhir::Builder dosage = resource.append_object("dosageInstruction");
    fhir::Builder period =
        dosage.append_object("extension")
            .set_string("url",
                        "http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationDosage_PeriodOfUse");
    // jp-clins.md section 9: the issue date when no start is stated.
    constexpr std::size_t kDateLength = 10;
    period.object("valuePeriod")
        .set_string("start", drug.start.empty() ? std::string_view(authored).substr(0, kDateLength) : drug.start)
        .set_string("end", drug.end);
    // JP_MedicationDosage_eCS: an additional instruction has its code, so that words alone stand in the text.
    std::string text = dosage_text(drug);
    for (const CodedText& usage : drug.additional_usages)
        if (usage.code.empty() && !usage.text.empty()) text.append(text.empty() ? "" : " ").append(usage.text);
    dosage.set_string("text", text);
    for (const CodedText& usage : drug.additional_usages) {
        if (usage.code.empty()) continue;
        fhir::Builder instruction = dosage.append_object("additionalInstruction");
        add_coding(instruction, {"http://jami.jp/CodeSystem/MedicationUsageAdditional", usage.code, {}});
        instruction.set_string("text", usage.text.empty() ? usage.code : usage.text);
    }
    write_timing(writer, dosage, drug);
    if (drug.as_needed) dosage.set_boolean("asNeededBoolean", true);
    write_route(dosage, drug);
    write_dose(writer, dosage, drug);
}

void write_dispense(fhir::Builder resource, const DrugFact& drug) {
    fhir::Builder dispense = resource.object("dispenseRequest");
    if (const auto count = decimal_text(drug.repeat_count); count && is_digits(*count))
        dispense.append_object("extension")
            .set_string("url",
                        "http://jpfhir.jp/fhir/core/Extension/StructureDefinition/"
                        "JP_MedicationRequest_DispenseRequest_ExpectedRepeatCount")
            .set_number("valueInteger", *count);
    write_drug_quantity(dispense, "quantity", drug.quantity, drug.quantity_unit);
    write_days(dispense, "expectedSupplyDuration", drug.days);
}

void write_identifiers(const UnitWriter& writer, fhir::Builder resource, const PrescriptionFact& fact,
                       const DrugFact& drug) {
    add_identifier(resource, kRpNumber, or_one(drug.rp_number));
    add_identifier(resource, kOrderInRp, or_one(drug.order_in_rp));
    add_identifier(resource, kRequest, fact.order);
    add_identifier(resource, canonicals::kResourceInstance,
                   fmt::format("{}-RX-{}-{}-{}", writer.header().institution_number, order_key(fact),
                               or_one(drug.rp_number), or_one(drug.order_in_rp)));
}

void add_drug(UnitWriter& writer, const PrescriptionFact& fact, const DrugFact& drug, const std::string& key_prefix) {
    const std::string key = fmt::format("{}{}|{}|{}|{}", key_prefix, writer.patient().number, order_key(fact),
                                        or_one(drug.rp_number), or_one(drug.order_in_rp));
    fhir::Builder resource =
        writer.add({.type = "MedicationRequest", .key = key, .profile = canonicals::kMedicationRequest});
    writer.came_from(drug.origins);
    const Visited visited = add_contained_visit(writer, resource, fact.visit);
    add_institution_extension(writer, resource);
    add_department_extension(writer, resource, fact.visit.department);
    write_identifiers(writer, resource, fact, drug);
    resource.set_string("status", drug.status.empty() ? "completed" : std::string_view(drug.status));
    resource.set_string("intent", "order");
    if (!fact.category.code.empty())
        add_coding(resource.append_object("category"),
                   {"http://jpfhir.jp/fhir/core/CodeSystem/JP_MedicationCategoryMERIT9_CS", fact.category.code,
                    fact.category.text});
    write_medication(writer, resource.object("medicationCodeableConcept"), drug);
    set_reference(resource, "subject", writer.patient_url());
    if (visited.has_encounter) set_reference(resource, "encounter", kContainedEncounter);
    if (!fact.authored.empty()) resource.set_string("authoredOn", date_time_to_the_second(fact.authored));
    if (visited.has_doctor) set_reference(resource, "requester", kContainedDoctor);
    add_note(resource, drug.note);
    write_dosage(writer, resource, drug, fact.authored);
    write_dispense(resource, drug);
    if (fact.authored.empty()) writer.missing("MedicationRequest.authoredOn", kProfileName);
    if (!visited.has_encounter) writer.missing_for_service("MedicationRequest.contained (JP_Encounter)");
}

}  // namespace

std::vector<std::string> add_prescription(UnitWriter& writer, const PrescriptionFact& fact,
                                          const std::string& key_prefix) {
    std::vector<std::string> urls;
    for (const DrugFact& drug : fact.drugs) {
        add_drug(writer, fact, drug, key_prefix);
        urls.push_back(writer.last_url());
    }
    return urls;
}

}  // namespace facts

Unit write_prescription_unit(const UnitHeader& header, const PatientFact& patient, const PrescriptionFact& prescription,
                             fhir::Report& report) {
    facts::UnitWriter writer(UnitKind::prescription, header, patient, report);
    writer.begin("collection", {}, facts::canonicals::kBundleIdentifier);
    writer.add_patient(facts::canonicals::kPatient);
    facts::add_prescription(writer, prescription, {});
    return writer.finish();
}

}  // namespace kakehashi::mappers
