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
constexpr std::string_view kObservationGroup =
    "http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_ObservationGroup_eCheckupGeneral";
constexpr std::string_view kCoverageService =
    "http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_CoverageService_eCheckupGeneral";
constexpr std::string_view kMethods = "urn:oid:1.2.392.200119.6.1007";
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

void write_value(UnitWriter& writer, fhir::Builder resource, const CheckupItemFact& item) {
    if (!item.absent.empty()) {
        fhir::Builder reason = resource.object("dataAbsentReason");
        add_coding(reason, {"http://terminology.hl7.org/CodeSystem/data-absent-reason", item.absent, {}});
        reason.set_string("text", item.absent_text);
    } else if (!item.value_system.empty()) {
        fhir::Builder value = resource.object("valueCodeableConcept");
        add_coding(value, {item.value_system, item.value, {}});
        value.set_string("text", item.value_display);
    } else if (item.questionnaire || item.is_text) {
        resource.set_string("valueString", item.value);
    } else {
        write_result_value(writer, resource, result_of(item));
    }
}

void write_method(fhir::Builder resource, const CheckupItemFact& item) {
    if (item.method.empty() && item.method_code.empty()) return;
    fhir::Builder method = resource.object("method");
    if (!item.method_code.empty()) add_coding(method, {kMethods, item.method_code, {}});
    method.set_string("text", item.method);
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
    resource.set_string("effectiveDateTime", item.time.empty() ? fact.examined : item.time);
    write_value(writer, resource, item);
    if (!item.flag.empty())
        add_coding(resource.append_object("interpretation"),
                   {"http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", item.flag, {}});
    add_note(resource, item.note);
    write_method(resource, item);
    write_reference_range(writer, resource, result_of(item));
    if (item.code.empty()) writer.missing("Observation.code", "JP_Observation_eCheckupGeneral");
    return writer.last_url();
}

/// 一連検査: what was measured together. @return fullUrl
std::string add_series(UnitWriter& writer, const CheckupFact& fact, const std::string& series,
                       const std::vector<std::string>& members) {
    fhir::Builder group = writer.add(
        {.type = "Observation", .key = fmt::format("{}|series|{}", fact.key, series), .profile = kObservationGroup});
    writer.came_from(fact.origins);
    group.set_string("status", "final");
    group.object("code").set_string("text", "一連検査");
    set_reference(group, "subject", writer.patient_url());
    group.set_string("effectiveDateTime", fact.examined);
    for (const std::string& member : members) group.append_object("hasMember").set_string("reference", member);
    return writer.last_url();
}

/// 受診券 as the coverage of the service. @return fullUrl
std::string add_ticket(UnitWriter& writer, const CheckupFact& fact) {
    fhir::Builder coverage =
        writer.add({.type = "Coverage", .key = fmt::format("{}|ticket", fact.key), .profile = kCoverageService});
    writer.came_from(fact.ticket.origins);
    coverage.set_string("status", "active");
    add_coding(coverage.object("type"), {"urn:oid:1.2.392.200119.6.208", "1", {}});
    coverage.set_string("subscriberId", fact.ticket.number);
    set_reference(coverage, "beneficiary", writer.patient_url());
    coverage.object("period").set_string("end", fact.ticket.end);
    fhir::Builder payor = coverage.append_object("payor");
    payor.object("identifier").set_string("system", canonicals::kInsurer).set_string("value", fact.ticket.insurer);
    if (fact.ticket.insurer.empty()) writer.missing("Coverage.payor", "JP_CoverageService_eCheckupGeneral");
    return writer.last_url();
}

/// One section of the report and what it is made of.
struct CheckupSection {
    std::string_view code;
    std::string_view title;
    std::string_view source;  ///< 119.6.1010; "": everything that has no section of its own
    bool questionnaire = false;
};
// In the order of the profile, which knows no other. Source: spec/data/document-sections.csv
constexpr std::array kSections{
    CheckupSection{"01011", "特定健診検査結果", "01010"},
    CheckupSection{"01012", "特定健診問診結果", "01010", true},
    CheckupSection{"01021", "広域連合保健事業検査結果", "01020"},
    CheckupSection{"01022", "広域連合保健事業問診結果", "01020", true},
    CheckupSection{"01031", "事業者健診検査結果", "01030"},
    CheckupSection{"01032", "事業者健診問診結果", "01030", true},
    CheckupSection{"01910", "検査結果", {}},
    CheckupSection{"01920", "問診結果", {}, true},
};
constexpr CheckupSection kAdditional{"01990", "特定健診任意追加項目", "01990"};

/// RULING: optional items (任意追加) have a section of their own only beside those of 特定健診, as the profile names
/// it; in other reports they are results and answers like the others.
const CheckupSection& section_of(const CheckupFact& fact, const CheckupItemFact& item) {
    if (item.section == kAdditional.source && fact.program == "010") return kAdditional;
    for (const CheckupSection& row : kSections)
        if (row.questionnaire == item.questionnaire && !row.source.empty() && row.source == item.section) return row;
    return kSections[item.questionnaire ? kSections.size() - 1 : kSections.size() - 2];
}

/// The first section with results in which the profile lets coverage stand.
std::string_view section_of_ticket(const CheckupFact& fact) {
    for (const std::string_view code : {"01011", "01021", "01910"})
        for (const CheckupItemFact& item : fact.items)
            if (section_of(fact, item).code == code) return code;
    return {};
}

std::string_view narrative_of(const CheckupFact& fact, const CheckupSection& row) {
    const bool carries_text = !row.questionnaire;  // one text of the source for results and answers
    return carries_text && !row.source.empty() ? text_of(fact.narratives, row.source) : std::string_view();
}

void write_items(UnitWriter& writer, fhir::Builder composition, const CheckupFact& fact, const CheckupSection& row) {
    std::vector<std::string> urls;
    std::vector<std::pair<std::string, std::vector<std::string>>> series;
    for (std::size_t i = 0; i < fact.items.size(); ++i) {
        const CheckupItemFact& item = fact.items[i];
        if (section_of(fact, item).code != row.code) continue;
        urls.push_back(add_item(writer, fact, item, i));
        if (item.series.empty()) continue;
        if (series.empty() || series.back().first != item.series)
            series.emplace_back(item.series, std::vector<std::string>());
        series.back().second.push_back(urls.back());
    }
    if (row.code == "01910" && !fact.overall_text.empty()) {
        CheckupItemFact overall;
        overall.code = kOverallJudgement;
        overall.name = "医師の診断(判定)";
        overall.value = fact.overall_text;
        overall.is_text = true;
        overall.origins = fact.origins;
        urls.push_back(add_item(writer, fact, overall, fact.items.size()));
    }
    for (const auto& [name, members] : series) urls.push_back(add_series(writer, fact, name, members));
    if (!fact.ticket.number.empty() && row.code == section_of_ticket(fact)) urls.push_back(add_ticket(writer, fact));
    if (urls.empty()) return;
    fhir::Builder section = composition.append_object("section");
    section.set_string("title", row.title);
    add_coding(section.object("code"), {kSectionCodes, row.code, fmt::format("{}セクション", row.title)});
    write_narrative(section, narrative_of(fact, row), "additional");
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
    const InstitutionFact own =
        checkup.institution.number.empty() ? facts::own_institution(writer) : checkup.institution;
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
    for (const facts::CheckupSection& row : facts::kSections) {
        facts::write_items(writer, composition, checkup, row);
        if (row.code == "01012") facts::write_items(writer, composition, checkup, facts::kAdditional);
    }
    return writer.finish();
}

}  // namespace kakehashi::mappers
