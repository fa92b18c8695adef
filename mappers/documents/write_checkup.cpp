#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "documents/document_writer.hpp"
#include "facts/canonicals.hpp"
#include "facts/clinical_writers.hpp"
#include "facts/elements.hpp"

namespace kakehashi::mappers {
namespace facts {
namespace {

// The checkup package compares meta.profile letter by letter: no version here. Source: constraints.csv, bundle-entry-*
constexpr std::string_view kBundle = "http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Bundle_eCheckupGeneral";
constexpr std::string_view kComposition =
    "http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Composition_eCheckupGeneral";
constexpr std::string_view kPatient = "http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Patient_eCS";
constexpr std::string_view kObservation =
    "http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Observation_eCheckupGeneral";
constexpr std::string_view kEncounter =
    "http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Encounter_eCheckupGeneral";
constexpr std::string_view kOrganization =
    "http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Organization_eCheckupGeneral";
constexpr std::string_view kPractitioner =
    "http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Practitioner_eCheckupGeneral";
constexpr std::string_view kSectionCodes = "http://jpfhir.jp/fhir/eCheckup/CodeSystem/section-code";
constexpr std::string_view kJlac10 = "urn:oid:1.2.392.200119.4.504";
constexpr std::string_view kCheckupItems = "urn:oid:1.2.392.200119.6.1005";
constexpr std::string_view kProfileName = "JP_Bundle_eCheckupGeneral";
constexpr std::string_view kOverallJudgement = "9N511000000000049";  // 医師の診断(判定)

struct CodeName {
    std::string_view system;
    std::string_view code;
    std::string_view display;
};
constexpr std::string_view kSpecialCategories = "urn:oid:2.16.840.1.113883.2.2.1.6.1001";
constexpr std::string_view kCategories = "http://jpfhir.jp/fhir/eCheckup/CodeSystem/checkup-report-category";
constexpr std::array kReportCategories{
    CodeName{kSpecialCategories, "10", "特定健診"},
    CodeName{kSpecialCategories, "40", "健診結果報告"},
    CodeName{kSpecialCategories, "90", "その他検診"},
    CodeName{kCategories, "41", {}},
    CodeName{kCategories, "42", {}},
    CodeName{kCategories, "43", {}},
    CodeName{kCategories, "44", {}},
};

LabResultFact result_of(const CheckupItemFact& item) {
    LabResultFact result;
    result.jlac10 = item.code;
    result.value = item.value;
    result.unit = item.unit;
    result.range_low = item.range_low;
    result.range_high = item.range_high;
    return result;
}

/// One item; `place` keeps repeated items apart. @return fullUrl
std::string add_item(UnitWriter& writer, const CheckupFact& fact, const CheckupItemFact& item, std::size_t place) {
    const std::string key = fmt::format("{}|{}|{}", fact.key, item.code.empty() ? item.name : item.code, place);
    fhir::Builder resource = writer.add({.type = "Observation", .key = key, .profile = kObservation});
    writer.came_from(item.origins);
    resource.set_string("status", "final");
    fhir::Builder code = resource.object("code");
    // RULING: items that begin with 9 are those that only the checkup list names (measures, findings, questions);
    // blood and urine items are JLAC10 in both, and both systems are in the binding.
    // The site's name is the text; the code systems have names of their own.
    add_coding(code, {item.code.starts_with('9') ? kCheckupItems : kJlac10, item.code, {}});
    code.set_string("text", item.name);
    set_reference(resource, "subject", writer.patient_url());
    resource.set_string("effectiveDateTime", fact.examined);
    if (item.questionnaire) {
        resource.set_string("valueString", item.value);
    } else {
        write_result_value(writer, resource, result_of(item));
    }
    if (!item.flag.empty())
        add_coding(resource.append_object("interpretation"),
                   {"http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", item.flag, {}});
    if (!item.method.empty()) resource.object("method").set_string("text", item.method);
    write_reference_range(writer, resource, result_of(item));
    if (item.code.empty()) writer.missing("Observation.code", "JP_Observation_eCheckupGeneral");
    return writer.last_url();
}

void write_items(UnitWriter& writer, fhir::Builder composition, const CheckupFact& fact, bool questionnaire) {
    std::vector<std::string> urls;
    for (std::size_t i = 0; i < fact.items.size(); ++i)
        if (fact.items[i].questionnaire == questionnaire) urls.push_back(add_item(writer, fact, fact.items[i], i));
    if (!questionnaire && !fact.overall_text.empty()) {
        CheckupItemFact overall;
        overall.code = kOverallJudgement;
        overall.name = "医師の診断(判定)";
        overall.value = fact.overall_text;
        overall.questionnaire = true;  // a text, never a number
        overall.origins = fact.origins;
        urls.push_back(add_item(writer, fact, overall, fact.items.size()));
    }
    if (urls.empty()) return;
    fhir::Builder section = composition.append_object("section");
    section.set_string("title", questionnaire ? "問診結果" : "検査結果");
    add_coding(section.object("code"), {kSectionCodes, questionnaire ? "01920" : "01910",
                                        questionnaire ? "問診結果セクション" : "検査結果セクション"});
    for (const std::string& url : urls) section.append_object("entry").set_string("reference", url);
}

void write_event(UnitWriter& writer, fhir::Builder composition, const CheckupFact& fact) {
    const std::string_view wanted = fact.category.empty() ? "40" : std::string_view(fact.category);
    for (const CodeName& row : kReportCategories)
        if (row.code == wanted) add_coding(composition.append_object("category"), {row.system, row.code, row.display});
    fhir::Builder event = composition.append_object("event");
    const bool is_other = fact.program.empty() || fact.program == "990";
    add_coding(event.append_object("code"),
               {"urn:oid:1.2.392.200119.6.1002", is_other ? "990" : std::string_view(fact.program),
                is_other ? "その他の健診（検診）" : ""});
    event.object("period").set_string("start", fact.examined).set_string("end", fact.examined);
    if (fact.examined.empty()) writer.missing("Encounter.period", "JP_Encounter_eCheckupGeneral");
}

void add_encounter_of_checkup(UnitWriter& writer, const CheckupFact& fact, const std::string& organization) {
    fhir::Builder encounter = writer.add({.type = "Encounter", .key = fact.key, .profile = kEncounter});
    writer.came_from(fact.origins);
    encounter.set_string("status", "finished");
    encounter.object("class")
        .set_string("system", "http://jpfhir.jp/fhir/eCheckup/CodeSystem/encounter-category")
        .set_string("code", "checkup")
        .set_string("display", "健診");
    set_reference(encounter, "subject", writer.patient_url());
    encounter.object("period").set_string("start", fact.examined).set_string("end", fact.examined);
    set_reference(encounter, "serviceProvider", organization);
}

}  // namespace
}  // namespace facts

Unit write_checkup_unit(const UnitHeader& header, const PatientFact& patient, const CheckupFact& checkup,
                        fhir::Report& report) {
    facts::UnitWriter writer(UnitKind::document, header, patient, report);
    writer.begin("document", facts::kBundle, facts::canonicals::kDocumentInstance);
    const InstitutionFact own = facts::own_institution(writer);
    const std::string institution = facts::institution_key(writer, own);
    facts::CompositionHead head{.profile = facts::kComposition,
                                .type_code = "53576-5",
                                .type_display = "検診・健診報告書",
                                .title = "健康診断結果報告書",
                                .key = checkup.key,
                                .issued = checkup.issued.empty() ? header.recorded : checkup.issued,
                                .version = {},
                                .authors = {},
                                .custodian = writer.full_url("Organization", institution),
                                .origins = checkup.origins};
    const bool has_doctor = facts::is_named(checkup.author);
    if (has_doctor)
        head.authors.push_back(writer.full_url("Practitioner", facts::doctor_key(checkup.author, institution)));
    head.authors.push_back(head.custodian);
    fhir::Builder composition = facts::add_composition(writer, head);
    facts::set_reference(composition, "encounter", writer.full_url("Encounter", checkup.key));
    facts::write_event(writer, composition, checkup);
    writer.add_patient(facts::kPatient);
    if (has_doctor) facts::add_doctor(writer, checkup.author, institution, facts::kPractitioner);
    if (!has_doctor) writer.missing("Bundle.entry (Practitioner)", facts::kProfileName);
    facts::add_institution(writer, own, facts::kOrganization);
    facts::add_encounter_of_checkup(writer, checkup, head.custodian);
    facts::write_items(writer, composition, checkup, false);
    facts::write_items(writer, composition, checkup, true);
    return writer.finish();
}

}  // namespace kakehashi::mappers
