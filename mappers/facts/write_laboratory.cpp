#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "facts/canonicals.hpp"
#include "facts/clinical_writers.hpp"
#include "facts/elements.hpp"
#include "facts/identity.hpp"
#include "facts/messages.hpp"
#include "kakehashi/mappers/lab_items.hpp"
#include "kakehashi/mappers/result_text.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers {
namespace facts {
namespace {

constexpr std::string_view kProfileName = "JP_Observation_LabResult_eCS";
constexpr std::string_view kLocal = "http://jpfhir.jp/fhir/clins/CodeSystem/JP_CLINS_ObsLabResult_LocalCode_CS";
constexpr std::string_view kUncoded = "http://jpfhir.jp/fhir/clins/CodeSystem/JP_CLINS_ObsLabResult_Uncoded_CS";
constexpr std::string_view kCore = "http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS";
constexpr std::string_view kInfection =
    "http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS";
constexpr std::string_view kJlac10 = "http://medis.or.jp/CodeSystem/master-JLAC10-17digits";
constexpr std::size_t kJlac10Length = 17;

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kMaterials{{{"001", "尿"},
                                                                                   {"004", "蓄尿"},
                                                                                   {"018", "全血"},
                                                                                   {"019", "全血(添加物入り)"},
                                                                                   {"020", "動脈血"},
                                                                                   {"021", "毛細管血"},
                                                                                   {"022", "血漿"},
                                                                                   {"023", "血清"},
                                                                                   {"033", "血液ろ紙"}}};

bool is_local_code(std::string_view code) {
    return !code.empty() && std::all_of(code.begin(), code.end(), [](char c) {
        return c == '-' || c == '_' || is_alphanumeric(std::string_view(&c, 1));
    });
}

/// The four coding patterns of jp-clins.md section 8: local always, then listed, or JLAC10, or uncoded.
void write_code(UnitWriter& writer, fhir::Builder code, const LabResultFact& fact) {
    const std::string name = normalise_text(fact.local_name);
    const std::string display = without_spaces(name);
    const LabItem* item = find_lab_item(fact.jlac10);
    const bool is_jlac10 = fact.jlac10.size() == kJlac10Length && is_alphanumeric(fact.jlac10);
    if (is_local_code(fact.local_code)) {
        add_coding(code, {kLocal, fact.local_code, display.empty() ? fact.local_code : display});
    } else {
        writer.warn(messages::kLocalCodeMissing, "Observation.code");
    }
    if (item != nullptr) {
        add_coding(code, {item->area == LabArea::core ? kCore : kInfection, item->jlac10, item->display});
    } else if (is_jlac10) {
        add_coding(code, {kJlac10, fact.jlac10, display.empty() ? fact.jlac10 : display});
    } else {
        add_coding(code, {kUncoded, "99999999999999999", "未標準化コード項目(JLAC)"});
        if (!fact.jlac10.empty())
            writer.warn(messages::kJlacLength, "Observation.code", std::to_string(fact.jlac10.size()));
    }
    std::string_view text = display;
    if (text.empty()) text = item != nullptr ? item->display : std::string_view(fact.local_code);
    code.set_string("text", text);
    if (text.empty()) writer.missing("Observation.code.text", kProfileName);
}

void add_contained_order(UnitWriter& writer, fhir::Builder resource, const std::string& order) {
    fhir::Builder request = resource.append_object("contained");
    request.set_string("resourceType", "ServiceRequest").set_string("id", "order");
    request.object("meta").append_string("profile", canonicals::kServiceRequest);
    add_identifier(request, canonicals::kResourceInstance,
                   fmt::format("{}-ORDER-{}", writer.header().institution_number, order));
    request.set_string("status", "completed").set_string("intent", "order");
    set_reference(request, "subject", writer.patient_url());
}

/// The material that the JLAC10 code itself names, digits 10 to 12.
std::string_view material_of(std::string_view jlac10) {
    constexpr std::size_t kMaterialAt = 9;
    if (jlac10.size() != kJlac10Length) return {};
    for (const auto& [digits, name] : kMaterials)
        if (jlac10.substr(kMaterialAt, digits.size()) == digits) return name;
    return {};
}

void write_specimen(UnitWriter& writer, fhir::Builder resource, const LabResultFact& fact) {
    const std::string_view material =
        fact.specimen.text.empty() ? material_of(fact.jlac10) : std::string_view(fact.specimen.text);
    if (material.empty()) {
        writer.missing("Observation.specimen", kProfileName);
        return;
    }
    // A display-only reference, which the guide allows; the material's JLAC10 digits are part of the item's code.
    resource.object("specimen").set_string("type", "Specimen").set_string("display", material);
}

std::string key_of(const UnitWriter& writer, const LabResultFact& fact, const std::string& prefix) {
    const std::string& group = fact.order.empty() ? fact.collected : fact.order;
    const std::string& code = fact.local_code.empty() ? fact.jlac10 : fact.local_code;
    return fmt::format("{}{}|{}|{}|{}|{}", prefix, writer.patient().number, group, fact.specimen_id, code,
                       fact.key_suffix);
}

}  // namespace

std::string add_lab_result(UnitWriter& writer, const LabResultFact& fact, const std::string& key_prefix) {
    const std::string key = key_of(writer, fact, key_prefix);
    fhir::Builder resource = writer.add({.type = "Observation", .key = key, .profile = canonicals::kLabResult});
    writer.came_from(fact.origins);
    const Visited visited = add_contained_visit(writer, resource, fact.visit);
    if (!fact.order.empty()) add_contained_order(writer, resource, fact.order);
    add_institution_extension(writer, resource);
    if (!add_department_extension(writer, resource, fact.visit.department))
        writer.missing_for_service("Observation.extension (JP_eCS_Department)");
    add_identifier(resource, canonicals::kResourceInstance,
                   fmt::format("{}-OBS-{}", writer.header().institution_number, sha1_hex(key)));
    if (!fact.order.empty()) resource.append_object("basedOn").set_string("reference", "#order");
    resource.set_string("status", fact.status.empty() ? "final" : std::string_view(fact.status));
    add_coding(resource.append_object("category"), {canonicals::kSimpleCategory, "laboratory", {}});
    write_code(writer, resource.object("code"), fact);
    set_reference(resource, "subject", writer.patient_url());
    if (visited.has_encounter) set_reference(resource, "encounter", kContainedEncounter);
    resource.set_string("effectiveDateTime", fact.collected).set_string("issued", instant_of(fact.issued));
    if (visited.has_doctor) resource.append_object("performer").set_string("reference", kContainedDoctor);
    write_result_value(writer, resource, fact);
    write_interpretation(writer, resource, fact);
    add_note(resource, fact.comment);
    if (!fact.method.empty()) resource.object("method").set_string("text", fact.method);
    write_specimen(writer, resource, fact);
    write_reference_range(writer, resource, fact);
    if (fact.collected.empty()) writer.missing("Observation.effectiveDateTime", kProfileName);
    if (!visited.has_encounter) writer.missing_for_service("Observation.contained (JP_Encounter)");
    return writer.last_url();
}

}  // namespace facts

Unit write_laboratory_unit(const UnitHeader& header, const PatientFact& patient, std::span<const LabResultFact> results,
                           fhir::Report& report) {
    facts::UnitWriter writer(UnitKind::laboratory, header, patient, report);
    writer.begin("collection", facts::canonicals::kBundleClins, facts::canonicals::kBundleIdentifier);
    writer.bundle()
        .object("meta")
        .append_object("tag")
        .set_string("system", "http://jpfhir.jp/fhir/clins/CodeSystem/BundleResourceType_CS")
        .set_string("code", "Observation");
    writer.add_patient(facts::canonicals::kPatient);
    for (const LabResultFact& result : results) facts::add_lab_result(writer, result, {});
    return writer.finish();
}

}  // namespace kakehashi::mappers
