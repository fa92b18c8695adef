#include <algorithm>

#include "facts/canonicals.hpp"
#include "facts/clinical_writers.hpp"
#include "facts/concepts.hpp"
#include "facts/elements.hpp"
#include "facts/messages.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers {
namespace facts {
namespace {

constexpr std::string_view kProfileName = "JP_Condition_eCS";
constexpr std::string_view kKeyNumber = "http://medis.or.jp/CodeSystem/master-disease-keyNumber";
constexpr std::string_view kExchange = "http://medis.or.jp/CodeSystem/master-disease-exCode";
constexpr std::string_view kReceipt = "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/masterB-disease";
constexpr std::string_view kIcd10 = "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/ICD10-2013-full";
constexpr std::string_view kModifierKeyNumber = "http://medis.or.jp/CodeSystem/master-disease-modKeyNumber";
constexpr std::string_view kModifierExchange = "http://medis.or.jp/CodeSystem/master-disease-modExCode";
constexpr std::string_view kModifierReceipt = "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/masterZ-disease-modifier";

/// K297 → K29.7; what has a dot or no place for one stays.
std::string icd10_with_dot(std::string_view code) {
    constexpr std::size_t kCategoryLength = 3;
    if (code.size() <= kCategoryLength || code.find('.') != std::string_view::npos) return std::string(code);
    return std::string(code.substr(0, kCategoryLength)).append(".").append(code.substr(kCategoryLength));
}

void add_modifier(UnitWriter& writer, fhir::Builder code, std::string_view url, const ModifierFact& modifier) {
    fhir::Builder extension = code.append_object("extension").set_string("url", url);
    fhir::Builder value = extension.object("valueCodeableConcept");
    add_coding(value, {kModifierKeyNumber, modifier.key_number, modifier.text});
    add_coding(value, {kModifierExchange, modifier.exchange_code, modifier.text});
    add_coding(value, {kModifierReceipt, modifier.receipt_code, modifier.text});
    value.set_string("text", modifier.text);
    if (modifier.key_number.empty()) writer.missing("Condition.code.extension.value.coding", kProfileName);
}

void write_code(UnitWriter& writer, fhir::Builder code, const ConditionFact& fact) {
    const std::string& stem = fact.stem_text.empty() ? fact.text : fact.stem_text;
    for (const ModifierFact& modifier : fact.prefixes)
        add_modifier(writer, code, canonicals::kPrefixModifier, modifier);
    for (const ModifierFact& modifier : fact.suffixes)
        add_modifier(writer, code, canonicals::kPostfixModifier, modifier);
    if (is_digits(fact.key_number) && fact.key_number.size() == 8) {
        add_coding(code, {kKeyNumber, fact.key_number, stem});
    } else if (writer.is_for_service()) {
        // A filler that the guide names: 未コード化傷病名.
        add_coding(code, {kKeyNumber, "99999999", "未コード化傷病名"});
        writer.warn(messages::kKeyNumberMissing, "Condition.code");
    }
    add_coding(code, {kExchange, fact.exchange_code, stem});
    add_coding(code, {kReceipt, fact.receipt_code, stem});
    add_coding(code, {kIcd10, icd10_with_dot(fact.icd10), stem});
    add_codings(writer, code, fact.other_codes);
    code.set_string("text", fact.text);
    if (fact.text.empty()) writer.missing("Condition.code.text", kProfileName);
}

void write_status(fhir::Builder resource, const ConditionFact& fact) {
    // con-5: no clinicalStatus with entered-in-error; con-4: an abatement goes with an ended status only.
    std::string_view clinical = fact.clinical_status;
    if (clinical.empty()) clinical = fact.abatement.empty() ? "active" : "inactive";
    if (!fact.entered_in_error)
        add_coding(resource.object("clinicalStatus"),
                   {"http://terminology.hl7.org/CodeSystem/condition-clinical", clinical, {}});
    std::string_view verification = fact.suspected ? "unconfirmed" : "confirmed";
    if (fact.entered_in_error) verification = "entered-in-error";
    add_coding(resource.object("verificationStatus"),
               {"http://terminology.hl7.org/CodeSystem/condition-ver-status", verification, {}});
}

bool may_have_abatement(const ConditionFact& fact) {
    return fact.clinical_status != "active" && fact.clinical_status != "recurrence" &&
           fact.clinical_status != "relapse";
}

void write_extensions(UnitWriter& writer, fhir::Builder resource, const ConditionFact& fact) {
    add_institution_extension(writer, resource);
    if (!add_department_extension(writer, resource, fact.visit.department))
        writer.missing_for_service("Condition.extension (JP_eCS_Department)");
    if (!fact.principal) return;
    fhir::Builder extension = resource.append_object("extension").set_string("url", canonicals::kDiagnosisType);
    add_coding(extension.object("valueCodeableConcept"),
               {"http://terminology.hl7.org/CodeSystem/ex-diagnosistype", "principal", "Principal Diagnosis"});
}

void add_tags(fhir::Builder meta, const ConditionFact& fact) {
    if (fact.uninformed)
        meta.append_object("tag").set_string("system", canonicals::kIndication).set_string("code", "UNINFORMED");
    if (fact.undelivered)
        meta.append_object("tag").set_string("system", canonicals::kIndication).set_string("code", "UNDELIVERED");
}

}  // namespace

std::string add_condition(UnitWriter& writer, const ConditionFact& fact, const std::string& key_prefix) {
    const std::string key = key_prefix + writer.patient().number + "|" + fact.key;
    fhir::Builder resource =
        writer.add({.type = "Condition",
                    .key = key,
                    .profile = writer.is_for_service() ? canonicals::kCondition : canonicals::kConditionCore});
    writer.came_from(fact.origins);
    add_tags(resource.object("meta"), fact);
    const Visited visited = add_contained_visit(writer, resource, fact.visit);
    write_extensions(writer, resource, fact);
    add_resource_identifier(writer, resource, "COND-" + key_prefix + fact.key);
    write_status(resource, fact);
    add_coding(resource.append_object("category"), {"http://terminology.hl7.org/CodeSystem/condition-category",
                                                    "encounter-diagnosis", "Encounter Diagnosis"});
    write_code(writer, resource.object("code"), fact);
    set_reference(resource, "subject", writer.patient_url());
    if (visited.has_encounter) set_reference(resource, "encounter", kContainedEncounter);
    resource.set_string("onsetDateTime", fact.onset);
    if (may_have_abatement(fact)) resource.set_string("abatementDateTime", fact.abatement);
    resource.set_string("recordedDate", fact.recorded);
    if (visited.has_doctor) set_reference(resource, "recorder", kContainedDoctor);
    add_note(resource, fact.note);
    if (!visited.has_encounter) writer.missing_for_service("Condition.contained (JP_Encounter)");
    if (fact.onset.empty()) writer.missing_for_service("Condition.onsetDateTime");
    return writer.last_url();
}

}  // namespace facts

Unit write_condition_unit(const UnitHeader& header, const PatientFact& patient,
                          std::span<const ConditionFact> conditions, fhir::Report& report) {
    facts::UnitWriter writer(UnitKind::condition, header, patient, report);
    writer.begin("collection", writer.is_for_service() ? facts::canonicals::kBundleClins : std::string_view(),
                 facts::canonicals::kBundleIdentifier);
    writer.bundle()
        .object("meta")
        .append_object("tag")
        .set_string("system", "http://jpfhir.jp/fhir/clins/CodeSystem/BundleResourceType_CS")
        .set_string("code", "Condition");
    writer.add_patient(facts::canonicals::kPatient);
    for (const ConditionFact& condition : conditions) facts::add_condition(writer, condition, {});
    return writer.finish();
}

}  // namespace kakehashi::mappers
