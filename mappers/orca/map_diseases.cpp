#include <array>

#include "facts/repeated_keys.hpp"
#include "facts/translated.hpp"
#include "orca/mapping.hpp"
#include "orca/messages.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::orca {
namespace {

using fhir::IssueSeverity;

constexpr std::string_view kCode = "Condition.code";
constexpr std::string_view kModifierMark = "ZZZ";
constexpr std::string_view kUncoded = "0000999";
constexpr std::size_t kReceiptLength = 7;

/// A disease while its parts are read.
struct Reading {
    Mapping& mapping;
    Element& record;
    std::string place;
    ConditionFact& fact;
    std::string codes{};
    bool has_stem = false;
    bool has_uncoded_modifier = false;
};

/// Before the stem it is a prefix, behind it a suffix. Without management number the profile has no place for its code:
/// the whole name carries it.
void add_modifier(Reading& reading, Element& part, const std::string& code) {
    const std::string text = peek(&part, "Disease_Single_Name");
    if (code == "8002" || text == "の疑い") reading.fact.suspected = true;
    const std::string key = facts::translated_or_missed(reading.mapping.context, "modifier", code, text);
    if (key.empty() || text.empty()) {
        reading.has_uncoded_modifier = true;
        return;
    }
    take(&part, "Disease_Single_Code", kCode);
    take(&part, "Disease_Single_Name", kCode);
    ModifierFact modifier{.key_number = key, .exchange_code = {}, .receipt_code = code, .text = text};
    (reading.has_stem ? reading.fact.suffixes : reading.fact.prefixes).push_back(std::move(modifier));
}

void add_stem(Reading& reading, Element& part, const std::string& code) {
    if (reading.has_stem) return reading.mapping.note(IssueSeverity::warning, messages::kSeveralStems, reading.place);
    reading.has_stem = true;
    take(&part, "Disease_Single_Code", kCode);
    reading.fact.stem_text = take(&part, "Disease_Single_Name", kCode);
    if (code == kUncoded) return;
    reading.fact.receipt_code = code;
    reading.fact.key_number =
        facts::translated_or_missed(reading.mapping.context, "disease", code, reading.fact.stem_text);
}

void read_parts(Reading& reading) {
    for (Element* part : items(&reading.record, "Disease_Single")) {
        const std::string code = facts::to_half_width(peek(part, "Disease_Single_Code"));
        reading.codes += (reading.codes.empty() ? "" : ".") + code;
        if (code.starts_with(kModifierMark))
            add_modifier(reading, *part, code.substr(kModifierMark.size()));
        else if (code.size() == kReceiptLength && facts::is_digits(code))
            add_stem(reading, *part, code);
        else if (!code.empty())
            reading.mapping.note(IssueSeverity::warning, messages::kCodeShape, reading.place + "/Disease_Single",
                                 {"receipt master"});
    }
    if (reading.has_uncoded_modifier)
        reading.mapping.note(IssueSeverity::warning, messages::kModifierUncoded, reading.place);
}

/// The name on the chart where there is one; a supplement (右膝) is not part of the name and is joined to it.
void read_text(Reading& reading) {
    ConditionFact& fact = reading.fact;
    const std::string name = take(&reading.record, "Disease_Name", kCode);
    fact.text = take(&reading.record, "Disease_Karte_Name", kCode);
    if (fact.text.empty()) fact.text = name;
    std::string supplement = take(&reading.record, "Disease_Supplement_Name", kCode);
    for (Element* part : items(&reading.record, "Disease_Supplement_Single"))
        supplement += take(part, "Disease_Supplement_Single_Name", kCode);
    if (supplement.empty() || fact.text.find(supplement) != std::string::npos) return;
    fact.text += "　" + supplement;
    reading.mapping.note(IssueSeverity::information, messages::kSupplement, reading.place);
}

void read_course(Reading& reading) {
    ConditionFact& fact = reading.fact;
    fact.onset = reading.mapping.time(reading.record, "Disease_StartDate", "Condition.onsetDateTime", reading.place);
    fact.abatement =
        reading.mapping.time(reading.record, "Disease_EndDate", "Condition.abatementDateTime", reading.place);
    const std::string outcome = peek(&reading.record, "Disease_OutCome");
    if (outcome == "F") fact.clinical_status = "resolved";
    if (outcome == "D" || outcome == "C" || outcome == "S") fact.clinical_status = "inactive";
    if (!fact.clinical_status.empty()) {
        take(&reading.record, "Disease_OutCome", "Condition.clinicalStatus");
    } else if (!outcome.empty()) {
        reading.mapping.note(IssueSeverity::warning, messages::kUnknownCode, reading.place + "/Disease_OutCome",
                             {"Disease_OutCome"});
    } else if (!fact.abatement.empty()) {
        reading.mapping.note(IssueSeverity::warning, messages::kEndWithoutOutcome, reading.place);
    }
}

void read_flags(Reading& reading) {
    Element& record = reading.record;
    const std::string suspected = take(&record, "Disease_SuspectedFlag", "Condition.verificationStatus");
    if (suspected == "S" || suspected == "SA") reading.fact.suspected = true;
    if (peek(&record, "Disease_Category") == "PD") {
        take(&record, "Disease_Category", "Condition.extension");
        reading.fact.principal = true;
    }
    const std::string in_out = take(&record, "Disease_InOut", "Encounter.class");
    if (in_out == "I" || in_out == "O") reading.fact.visit.visit_class = in_out == "I" ? "IMP" : "AMB";
    const std::string receipt_only = take(&record, "Insurance_Disease", "Condition.note");
    if (receipt_only != "True") return;
    reading.fact.note = "保険病名";
    reading.mapping.note(IssueSeverity::information, messages::kInsuranceDisease, reading.place);
}

}  // namespace

// The answer is the whole list, or is_cut has refused it: it replaces what came before.
void map_diseases(Mapping& mapping) {
    Element* person = mapping.answer.child("Disease_Infores");
    if (peek(person, "Patient_ID").empty())
        return mapping.note(IssueSeverity::error, messages::kNoPatient, "Disease_Infores");
    const PatientFact patient = with_known_patient(
        mapping.context,
        read_person(mapping, *person, {.number = "Patient_ID", .name = "WholeName", .kana = "WholeName_inKana"}));
    std::vector<ConditionFact> conditions;
    facts::RepeatedKeys keys;
    unsigned number = 0;
    for (Element* record : items(&mapping.answer, "Disease_Information")) {
        ConditionFact fact;
        fact.origins = {record->begin_record()};
        fact.visit.department = read_department(mapping.context, *record);
        const std::string department = peek(record, "Department_Code");
        Reading reading{.mapping = mapping,
                        .record = *record,
                        .place = "Disease_Information[" + std::to_string(++number) + "]",
                        .fact = fact};
        read_parts(reading);
        read_text(reading);
        read_course(reading);
        read_flags(reading);
        if (fact.text.empty()) {
            mapping.note(IssueSeverity::error, messages::kNoName, reading.place);
            continue;
        }
        // The API has no number of a disease. An uncoded one is known by its words. Source: vendor-exports.md 7.1
        const std::string words = reading.codes.empty() || reading.codes == kUncoded ? fact.text : std::string();
        fact.key = reading.codes + "|" + words + "|" + fact.onset + "|" + department + "|" + fact.visit.visit_class;
        fact.key += keys.suffix_of(fact.key);
        conditions.push_back(std::move(fact));
    }
    const UnitHeader header = mapping.header(patient.number, {}, {mapping.answer.offset()});
    if (!conditions.empty()) {
        mapping.out.units.push_back(write_condition_unit(header, patient, conditions, mapping.out.report));
    } else if (number == 0) {  // JP_Bundle_CLINS refuses a list of nothing: what was sent before is taken away
        mapping.out.units.push_back(remove_unit(UnitKind::condition, header, patient.number));
    }
}

}  // namespace kakehashi::mappers::orca
