#include <array>

#include "documents/document_writer.hpp"
#include "facts/canonicals.hpp"
#include "facts/clinical_writers.hpp"
#include "facts/elements.hpp"
#include "facts/write_encounter.hpp"

namespace kakehashi::mappers {
namespace facts {
namespace {

constexpr std::string_view kProfileName = "JP_Composition_eDischargeSummary";
constexpr SectionRow kStructured{"300", "構造情報", true};

// The sub-sections of 300, in the order of the profile.
constexpr std::array kSections{
    SectionRow{"322", "入院時詳細", true},
    SectionRow{"342", "入院時診断", true},
    SectionRow{"510", "アレルギー・不耐性反応"},
    SectionRow{"352", "主訴", true},
    SectionRow{"312", "入院理由", true},
    SectionRow{"362", "現病歴", true},
    SectionRow{"372", "既往歴"},
    SectionRow{"432", "入院時服薬"},
    SectionRow{"642", "社会歴・生活習慣"},
    SectionRow{"612", "入院時身体所見"},
    SectionRow{"552", "家族歴"},
    SectionRow{"333", "入院中経過", true},
    SectionRow{"324", "退院時詳細", true},
    SectionRow{"344", "退院時診断", true},
    SectionRow{"444", "退院時投薬指示", true},
    SectionRow{"424", "退院時方針指示", true},
    SectionRow{"614", "退院時身体所見"},
    SectionRow{"713", "入院中治療"},
    SectionRow{"623", "入院中検査結果"},
    SectionRow{"810", "医療機器"},
    SectionRow{"530", "予防接種歴"},
    SectionRow{"410", "事前指示"},
    SectionRow{"830", "臨床研究参加"},
};

/// The entries of each sub-section, written as they are asked for; `stay` is the one Encounter of the document.
std::vector<std::string> entries_of(UnitWriter& writer, const DischargeSummaryFact& fact, std::string_view code,
                                    const std::string& stay) {
    const std::string prefix = fact.key + "|";
    std::vector<std::string> urls;
    if (code == "322" || code == "324" || (code == "312" && !fact.stay.reason.empty())) urls.push_back(stay);
    if (code == "342")
        for (const ConditionFact& condition : fact.admission_diagnoses)
            urls.push_back(add_condition(writer, condition, prefix + "admission|"));
    if (code == "344")
        for (const ConditionFact& condition : fact.facts.conditions)
            urls.push_back(add_condition(writer, condition, prefix));
    if (code == "510")
        for (const AllergyFact& allergy : fact.facts.allergies) urls.push_back(add_allergy(writer, allergy, prefix));
    if (code == "444")
        for (const PrescriptionFact& prescription : fact.facts.prescriptions)
            for (std::string& url : add_prescription(writer, prescription, prefix)) urls.push_back(std::move(url));
    if (code == "623")
        for (const LabResultFact& result : fact.facts.laboratory)
            urls.push_back(add_lab_result(writer, result, prefix));
    if (const std::string_view course = text_of(fact.sections, "333"); code == "333" && !course.empty())
        urls.push_back(add_text_document(writer, prefix + "course", course));
    return urls;
}

void write_structured(UnitWriter& writer, fhir::Builder structured, const DischargeSummaryFact& fact) {
    const std::string stay = add_encounter(writer, fact.stay, canonicals::kEncounterEcs, fact.key + "|");
    write_section(structured, kStructured, {});
    for (const SectionRow& row : kSections) {
        const SectionContent content{.text = text_of(fact.sections, row.code),
                                     .entries = entries_of(writer, fact, row.code, stay)};
        if (!content.empty()) {
            write_section(structured.append_object("section"), row, content);
        } else if (row.is_mandatory) {
            writer.missing(row.title, kProfileName);
        }
    }
    if (fact.facts.conditions.empty()) writer.missing("退院時診断 (Condition)", kProfileName);
}

void write_event(UnitWriter& writer, fhir::Builder composition, const DischargeSummaryFact& fact) {
    add_coding(composition.append_object("category"),
               {"http://jpfhir.jp/fhir/Common/CodeSystem/doc-subtypecodes", "DISCHARGE", {}});
    composition.append_object("event")
        .object("period")
        .set_string("start", fact.stay.visit.start)
        .set_string("end", fact.stay.visit.end);
    if (fact.stay.visit.start.empty() || fact.stay.visit.end.empty())
        writer.missing("Composition.event.period", kProfileName);
}

}  // namespace
}  // namespace facts

Unit write_discharge_summary_unit(const UnitHeader& header, const PatientFact& patient,
                                  const DischargeSummaryFact& summary, fhir::Report& report) {
    facts::UnitWriter writer(UnitKind::document, header, patient, report);
    writer.begin("document", facts::canonicals::kBundleDischarge, facts::canonicals::kBundleIdentifier);
    const InstitutionFact own = facts::own_institution(writer);
    const std::string institution = facts::institution_key(writer, own);
    facts::CompositionHead head{.profile = facts::canonicals::kCompositionDischarge,
                                .type_code = "18842-5",
                                .type_display = "退院時サマリー",
                                .title = "退院時サマリー",
                                .key = summary.key,
                                .issued = summary.issued,
                                .version = summary.version,
                                .authors = {},
                                .custodian = writer.full_url("Organization", institution),
                                .origins = summary.origins};
    if (facts::is_named(summary.author))
        head.authors.push_back(writer.full_url("Practitioner", facts::doctor_key(summary.author, institution)));
    head.authors.push_back(head.custodian);
    fhir::Builder composition = facts::add_composition(writer, head);
    facts::write_event(writer, composition, summary);
    writer.add_patient(facts::canonicals::kPatient);
    if (facts::is_named(summary.author)) {
        facts::add_doctor(writer, summary.author, institution, facts::canonicals::kPractitionerEcs);
    } else {
        writer.missing("Bundle.entry (Practitioner)", "JP_Bundle_eDischargeSummary");
    }
    facts::add_institution(writer, own, facts::canonicals::kOrganizationEcs);
    facts::write_structured(writer, composition.append_object("section"), summary);
    facts::report_unknown_sections(writer, summary.sections, facts::kSections);
    return writer.finish();
}

}  // namespace kakehashi::mappers
