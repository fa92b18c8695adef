#include <array>

#include "documents/document_writer.hpp"
#include "facts/canonicals.hpp"
#include "facts/clinical_writers.hpp"
#include "facts/elements.hpp"
#include "facts/write_encounter.hpp"
#include "kakehashi/mappers/lab_items.hpp"

namespace kakehashi::mappers {
namespace facts {
namespace {

constexpr std::string_view kProfileName = "JP_Composition_eReferral";
constexpr SectionRow kFromSection{"920", "紹介元情報", true};
constexpr SectionRow kToSection{"910", "紹介先情報", true};
constexpr SectionRow kStructured{"300", "構造情報", true};

// The sub-sections of 300, in the order of the profile.
constexpr std::array kSections{
    SectionRow{"950", "紹介目的", true},
    SectionRow{"340", "傷病名・主訴", true},
    SectionRow{"360", "現病歴", true},
    SectionRow{"370", "既往歴"},
    SectionRow{"510", "アレルギー・不耐性反応"},
    SectionRow{"550", "家族歴"},
    SectionRow{"610", "身体所見"},
    SectionRow{"520", "感染症情報"},
    SectionRow{"640", "社会歴・生活習慣"},
    SectionRow{"530", "予防接種歴"},
    SectionRow{"730", "手術"},
    SectionRow{"740", "輸血歴"},
    SectionRow{"720", "処置"},
    SectionRow{"430", "投薬指示"},
    SectionRow{"620", "検査結果"},
    SectionRow{"330", "臨床経過"},
    SectionRow{"420", "診療方針指示"},
    SectionRow{"810", "医療機器"},
    SectionRow{"410", "事前指示"},
    SectionRow{"830", "臨床研究参加"},
};

/// The entries of each sub-section, written as they are asked for.
std::vector<std::string> entries_of(UnitWriter& writer, const ReferralFact& fact, std::string_view code) {
    std::vector<std::string> urls;
    const std::string prefix = fact.key + "|";
    // The purpose's Encounter needs a class; without one the purpose stands in the section's text alone.
    if (code == "950" && !fact.visit.visit_class.empty() && !fact.purpose.empty()) {
        EncounterFact purpose;
        purpose.key = "purpose";
        purpose.visit = fact.visit;
        purpose.reason = fact.purpose;
        urls.push_back(add_encounter(writer, purpose, canonicals::kEncounterEcs, prefix));
    }
    if (code == "340")
        for (const ConditionFact& condition : fact.facts.conditions)
            urls.push_back(add_condition(writer, condition, prefix));
    if (code == "510")
        for (const AllergyFact& allergy : fact.facts.allergies) urls.push_back(add_allergy(writer, allergy, prefix));
    if (code == "430")
        for (const PrescriptionFact& prescription : fact.facts.prescriptions)
            for (std::string& url : add_prescription(writer, prescription, prefix)) urls.push_back(std::move(url));
    for (const LabResultFact& result : fact.facts.laboratory) {
        const LabItem* item = find_lab_item(result.jlac10);
        const bool is_infection = item != nullptr && item->area == LabArea::infection;
        if (code == (is_infection ? "520" : "620")) urls.push_back(add_lab_result(writer, result, prefix));
    }
    return urls;
}

void write_structured(UnitWriter& writer, fhir::Builder structured, const ReferralFact& fact) {
    write_section(structured, kStructured, {});
    for (const SectionRow& row : kSections) {
        SectionContent content{.text = text_of(fact.sections, row.code), .entries = entries_of(writer, fact, row.code)};
        if (row.code == "950" && content.text.empty()) content.text = fact.purpose;
        if (!content.empty()) {
            write_section(structured.append_object("section"), row, content);
        } else if (row.is_mandatory) {
            writer.missing(row.title, kProfileName);
        }
    }
}

void add_parties(UnitWriter& writer, const ReferralFact& fact, const InstitutionFact& from) {
    for (const auto& [doctor, institution] :
         {std::pair(&fact.from_doctor, &from), std::pair(&fact.to_doctor, &fact.to)})
        if (is_named(*doctor))
            add_doctor(writer, *doctor, institution_key(writer, *institution), canonicals::kPractitionerEcs);
    add_institution(writer, from, canonicals::kOrganizationEcs);
    add_institution(writer, fact.to, canonicals::kOrganizationEcs);
    if (!is_named(fact.from_doctor)) writer.missing("Bundle.entry (Practitioner)", "JP_Bundle_eReferral");
}

SectionContent party(const UnitWriter& writer, const InstitutionFact& institution, const DoctorFact& doctor) {
    const std::string key = institution_key(writer, institution);
    SectionContent content;
    content.entries.push_back(writer.full_url("Organization", key));
    if (is_named(doctor)) content.entries.push_back(writer.full_url("Practitioner", doctor_key(doctor, key)));
    return content;
}

void write_composition(UnitWriter& writer, const ReferralFact& fact, const InstitutionFact& from,
                       fhir::Builder composition) {
    add_coding(composition.append_object("category"),
               {"http://jpfhir.jp/fhir/Common/CodeSystem/doc-subtypecodes",
                fact.category.empty() ? "CONSULT" : std::string_view(fact.category),
                {}});
    fhir::Builder event = composition.append_object("event");
    event.append_object("code").set_string("text", "診療情報提供書発行");
    constexpr std::size_t kDateLength = 10;
    event.object("period").set_string("start", std::string_view(fact.issued).substr(0, kDateLength));
    write_section(composition.append_object("section"), kFromSection, party(writer, from, fact.from_doctor));
    write_section(composition.append_object("section"), kToSection, party(writer, fact.to, fact.to_doctor));
}

}  // namespace
}  // namespace facts

Unit write_referral_unit(const UnitHeader& header, const PatientFact& patient, const ReferralFact& referral,
                         fhir::Report& report) {
    facts::UnitWriter writer(UnitKind::document, header, patient, report);
    writer.begin("document", facts::canonicals::kBundleReferral, facts::canonicals::kBundleIdentifier);
    const InstitutionFact from = referral.from.number.empty() ? facts::own_institution(writer) : referral.from;
    facts::SectionContent authors = facts::party(writer, from, referral.from_doctor);
    facts::CompositionHead head{.profile = facts::canonicals::kCompositionReferral,
                                .type_code = "57133-1",
                                .type_display = "診療情報提供書",
                                .title = "診療情報提供書",
                                .key = referral.key,
                                .issued = referral.issued,
                                .version = referral.version,
                                .authors = {authors.entries.rbegin(), authors.entries.rend()},
                                .custodian = authors.entries.front(),
                                .origins = referral.origins};
    fhir::Builder composition = facts::add_composition(writer, head);
    facts::write_composition(writer, referral, from, composition);
    writer.add_patient(facts::canonicals::kPatient);
    facts::add_parties(writer, referral, from);
    facts::write_structured(writer, composition.append_object("section"), referral);
    facts::report_unknown_sections(writer, referral.sections, facts::kSections);
    return writer.finish();
}

}  // namespace kakehashi::mappers
