#include <fmt/format.h>

#include "facts/canonicals.hpp"
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

constexpr std::string_view kProfileName = "JP_MedicationRequest_Injection";
constexpr std::string_view kRpNumber = "http://jpfhir.jp/fhir/core/mhlw/IdSystem/Medication-RPGroupNumber";
constexpr std::string_view kRequest = "urn:oid:1.2.392.100495.20.3.11";
constexpr std::string_view kCategory = "http://jpfhir.jp/fhir/core/CodeSystem/JP_MedicationCategoryMERIT9_CS";

std::string_view or_one(const std::string& text) { return text.empty() ? "1" : std::string_view(text); }

void write_identifiers(const UnitWriter& writer, fhir::Builder resource, const InjectionOrderFact& order,
                       const InjectionFact& fact) {
    add_identifier(resource, kRpNumber, or_one(fact.usage.rp_number));
    add_identifier(resource, kRequest, order.order);
    add_identifier(
        resource, canonicals::kResourceInstance,
        fmt::format("{}-INJ-{}-{}", writer.header().institution_number, order.order, or_one(fact.usage.rp_number)));
}

void write_categories(fhir::Builder resource, const InjectionOrderFact& order, const InjectionFact& fact) {
    if (!order.category.code.empty())
        add_coding(resource.append_object("category"), {kCategory, order.category.code, order.category.text});
    if (!fact.kind.code.empty() || !fact.kind.text.empty()) {
        fhir::Builder category = resource.append_object("category");
        // The table has no URI of its own (jp-clins.md section 4): a name that is the same for everybody.
        add_coding(category, {code_system_of({}, "JHSI0002"), fact.kind.code, fact.kind.text});
        category.set_string("text", fact.kind.text.empty() ? "注射種別 " + fact.kind.code : fact.kind.text);
    }
}

/// `60 mL/h`: a ratio with the hour below, as JP_MedicationRatio_DosePerPeriod wants it.
void write_rate(UnitWriter& writer, fhir::Builder dose, const InjectionFact& fact) {
    const auto decimal = decimal_text(to_half_width(fact.rate));
    if (!decimal) return;
    const std::string written = fact.rate_unit.text.empty() ? fact.rate_unit.code : fact.rate_unit.text;
    const auto slash = written.find('/');
    const std::string time = slash == std::string::npos ? fact.rate_time : written.substr(slash + 1);
    const bool is_hour = time == "h" || time == "hr" || time == "H" || time == "時間" || time == "H1";
    const bool is_minute = time == "min" || time == "分";
    if (!is_hour && !is_minute && time != "d" && time != "日") {
        writer.warn(messages::kUnitUnknown, "MedicationRequest.dosageInstruction.doseAndRate.rate");
        return;
    }
    fhir::Builder rate = dose.object("rateRatio");
    const std::string amount = written.substr(0, slash);
    write_coded_amount(writer, rate, "numerator", fact.rate, {.code = amount, .text = amount});
    rate.object("denominator")
        .set_number("value", "1")
        .set_string("unit", is_hour     ? "時間"
                            : is_minute ? "分"
                                        : "日")
        .set_string("system", canonicals::kUcum)
        .set_string("code", is_hour     ? "h"
                            : is_minute ? "min"
                                        : "d");
}

std::string usage_text(const InjectionFact& fact) {
    std::string text = dosage_text(fact.usage);
    const auto append = [&text](const std::string& part) {
        if (!part.empty()) text.append(text.empty() ? "" : " ").append(part);
    };
    append(fact.usage.route.text);
    append(fact.method);
    append(fact.rate.empty() ? std::string()
                             : fact.rate + (fact.rate_unit.text.empty() ? fact.rate_unit.code : fact.rate_unit.text));
    return text;
}

void write_timing(fhir::Builder timing, const DrugFact& usage) {
    fhir::Builder repeat = timing.object("repeat");
    // One of duration and period: R4 Timing.repeat.bounds[x].
    if (!usage.days.empty())
        write_days(repeat, "boundsDuration", usage.days);
    else if (!usage.start.empty() || !usage.end.empty())
        repeat.object("boundsPeriod").set_string("start", usage.start).set_string("end", usage.end);
    if (usage.usage_text.empty() && usage.usage_code.empty()) return;
    fhir::Builder code = timing.object("code");
    add_coding(code, {"http://jami.jp/CodeSystem/MedicationUsage", usage.usage_code, usage.usage_text});
    code.set_string("text", usage.usage_text);
}

void write_dosage(UnitWriter& writer, fhir::Builder resource, const InjectionFact& fact) {
    const DrugFact& usage = fact.usage;
    fhir::Builder dosage = resource.append_object("dosageInstruction");
    if (!fact.device.empty())
        dosage.append_object("extension")
            .set_string("url", "http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationDosage_Device")
            .object("valueReference")
            .set_string("type", "Device")
            .set_string("display", fact.device);
    dosage.set_string("text", usage_text(fact));
    for (const CodedText& additional : usage.additional_usages) {
        fhir::Builder instruction = dosage.append_object("additionalInstruction");
        add_coding(instruction, {"http://jami.jp/CodeSystem/MedicationUsageAdditional", additional.code, {}});
        instruction.set_string("text", additional.text.empty() ? additional.code : additional.text);
    }
    write_timing(dosage.object("timing"), usage);
    if (usage.as_needed) dosage.set_boolean("asNeededBoolean", true);
    write_route(dosage, usage);
    if (!fact.method.empty()) dosage.object("method").set_string("text", fact.method);
    fhir::Builder dose = dosage.append_object("doseAndRate");
    // JP_MedicationDosage_Injection wants a unit's code; the text says the amount in any case.
    if (!usage.dose.empty() && !write_drug_quantity(dose, "doseQuantity", usage.dose, usage.dose_unit))
        writer.warn(messages::kUnitUnknown, "MedicationRequest.dosageInstruction.doseAndRate.dose");
    write_rate(writer, dose, fact);
}

void add_injection(UnitWriter& writer, const InjectionOrderFact& order, const InjectionFact& fact) {
    const std::string key =
        fmt::format("INJ|{}|{}|{}", writer.patient().number, order.order, or_one(fact.usage.rp_number));
    fhir::Builder resource = writer.add({.type = "MedicationRequest", .key = key, .profile = canonicals::kInjection});
    writer.came_from(fact.usage.origins);
    const Visited visited = add_contained_visit(writer, resource, order.visit);
    add_contained_mixture(writer, resource, fact.ingredients);
    add_department_extension(writer, resource, order.visit.department);
    write_identifiers(writer, resource, order, fact);
    resource.set_string("status", fact.usage.status.empty() ? "active" : std::string_view(fact.usage.status));
    resource.set_string("intent", "order");
    write_categories(resource, order, fact);
    set_reference(resource, "medicationReference", kContainedMedication);
    set_reference(resource, "subject", writer.patient_url());
    if (visited.has_encounter) set_reference(resource, "encounter", kContainedEncounter);
    if (!order.authored.empty()) resource.set_string("authoredOn", date_time_to_the_second(order.authored));
    if (visited.has_doctor) set_reference(resource, "requester", kContainedDoctor);
    add_note(resource, fact.usage.note);
    write_dosage(writer, resource, fact);
    if (order.authored.empty()) writer.missing("MedicationRequest.authoredOn", kProfileName);
    if (fact.ingredients.empty()) writer.missing("MedicationRequest.medication", kProfileName);
}

}  // namespace
}  // namespace facts

Unit write_injection_unit(const UnitHeader& header, const PatientFact& patient, const InjectionOrderFact& order,
                          fhir::Report& report) {
    facts::UnitWriter writer(UnitKind::prescription, header, patient, report);
    writer.begin("collection", {}, facts::canonicals::kBundleIdentifier);
    writer.add_patient(facts::canonicals::kPatient);
    for (const InjectionFact& injection : order.injections) facts::add_injection(writer, order, injection);
    return writer.finish();
}

}  // namespace kakehashi::mappers
