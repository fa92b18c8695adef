#include <algorithm>
#include <array>

#include "facts/translated.hpp"
#include "mml/mapping.hpp"
#include "mml/messages.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::mml {
namespace {

using fhir::IssueSeverity;

constexpr std::string_view kCode = "Condition.code";
constexpr std::string_view kModifierMark = "ZZZ";
constexpr std::string_view kSuspectedModifier = "8002";  // の疑い
constexpr std::size_t kReceiptLength = 7;
constexpr std::size_t kModifierLength = 4;
constexpr std::size_t kKeyNumberLength = 8;

/// A disease while its parts are read.
struct Reading {
    Mapping& mapping;
    const Module& module;
    ConditionFact& fact;
    bool has_stem = false;
    bool has_uncoded_modifier = false;
};

/// `E79.0`, `E790`, `E79`.
bool is_icd10(std::string_view code) {
    std::string plain(code);
    std::erase(plain, '.');
    const bool has_letter = !plain.empty() && plain.front() >= 'A' && plain.front() <= 'Z';
    return has_letter && plain.size() >= 3 && plain.size() <= 5 && facts::is_digits(plain.substr(1));
}

/// ZZZ4042 or 4042. Source: レセプト電算 修飾語コード
std::string modifier_code(std::string_view part) {
    if (part.starts_with(kModifierMark)) part.remove_prefix(kModifierMark.size());
    return part.size() == kModifierLength && facts::is_digits(part) ? std::string(part) : std::string();
}

/// A modifier is before or behind the stem. Without management number the profile has no place for its code: the whole
/// name carries it.
void add_modifier(Reading& reading, const std::string& code, const std::string& text) {
    if (code == kSuspectedModifier || text == "の疑い") reading.fact.suspected = true;
    const std::string key = facts::translated_or_missed(reading.mapping.context, "modifier", code, text);
    if (key.empty() || text.empty()) {
        reading.has_uncoded_modifier = true;
        return;
    }
    ModifierFact modifier{.key_number = key, .exchange_code = {}, .receipt_code = code, .text = text};
    (reading.has_stem ? reading.fact.suffixes : reading.fact.prefixes).push_back(std::move(modifier));
}

/// A code of the receipts' disease master (レセプト電算 傷病名マスター). @return false when it is none
bool add_receipt_part(Reading& reading, const std::string& part, const std::string& text) {
    if (const std::string modifier = modifier_code(part); !modifier.empty()) {
        add_modifier(reading, modifier, text);
        return true;
    }
    if (part.size() != kReceiptLength || !facts::is_digits(part)) return false;
    if (reading.has_stem) {
        reading.mapping.note(IssueSeverity::warning, messages::kSeveralStems, reading.module.place);
        return true;
    }
    reading.has_stem = true;
    if (part == "0000999") return true;  // 未コード化傷病名
    reading.fact.receipt_code = part;
    reading.fact.stem_text = text;
    return true;
}

bool is_system(std::string_view system, std::string_view start) {
    std::string plain;
    for (const char c : system)
        if (c != '-' && c != '_' && c != ' ') plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return plain.starts_with(start);
}

/// Codes joined by a full stop, as the receipt computer takes them: `4042.4273006`.
bool read_receipt_codes(Reading& reading, std::string_view codes, const std::string& text) {
    const bool is_one = codes.find('.') == std::string_view::npos;
    while (!codes.empty()) {
        const auto end = codes.find('.');
        // The words of the parts are not told apart: a modifier in the middle has none.
        if (!add_receipt_part(reading, std::string(codes.substr(0, end)), is_one ? text : std::string())) return false;
        codes = end == std::string_view::npos ? std::string_view() : codes.substr(end + 1);
    }
    return true;
}

/// @return whether the code is used
bool read_icd10(Reading& reading, const std::string& system, const std::string& code) {
    const bool is_other_version = is_system(system, "ICD1020") && !is_system(system, "ICD102013");
    if (is_other_version) {
        reading.mapping.note(IssueSeverity::warning, messages::kIcdVersion, reading.module.place + "/@code");
        return false;
    }
    if (!is_icd10(code)) {
        reading.mapping.note(IssueSeverity::warning, messages::kCodeShape, reading.module.place + "/@code", {"ICD-10"});
        return false;
    }
    if (reading.fact.icd10.empty()) reading.fact.icd10 = code;
    return true;
}

/// One code with its label; the label decides, then the code must have that form. Source: vendor-exports.md 6.3, 13.2
bool read_code(Reading& reading, const std::string& system, const std::string& code, const std::string& text) {
    ConditionFact& fact = reading.fact;
    if (const std::string mapped = facts::translated(reading.mapping.context, "disease", code); !mapped.empty()) {
        fact.key_number = mapped;
        fact.stem_text = text;
        reading.has_stem = true;
        return true;
    }
    if (is_system(system, "ICD10")) return read_icd10(reading, system, code);
    if (is_system(system, "MEDIS") && code.size() == kKeyNumberLength && facts::is_digits(code)) {
        fact.key_number = code;
        reading.has_stem = true;
        return true;
    }
    if ((is_system(system, "DIAGNOSIS") || is_system(system, "MEDIS")) && read_receipt_codes(reading, code, text))
        return true;
    reading.mapping.note(IssueSeverity::warning, messages::kUnknownCode, reading.module.place + "/@code",
                         {system.empty() ? std::string_view("-") : std::string_view(system)});
    return false;
}

/// The words and the code of `diagnosis` or `name`.
std::string read_part(Reading& reading, Element& part) {
    std::string text = take_text(&part, kCode);
    const std::string code = facts::to_half_width(peek_attribute(&part, "code"));
    if (code.empty()) return text;
    if (read_code(reading, peek_attribute(&part, "system"), code, text)) {
        take_attribute(&part, "code", kCode);
        take_attribute(&part, "system", kCode);
    }
    return text;
}

/// `diagnosis`, or the parts of dxItem in their order.
void read_name(Reading& reading) {
    if (Element* whole = child(reading.module.content, "diagnosis"); whole != nullptr)
        reading.fact.text = read_part(reading, *whole);
    std::vector<Element*> items = children(child(reading.module.content, "diagnosisContents"), "dxItem");
    if (items.empty()) items = children(reading.module.content, "dxItem");
    std::string joined;
    for (Element* item : items)
        for (Element* name : children(item, "name")) joined += read_part(reading, *name);
    if (reading.fact.text.empty()) reading.fact.text = joined;
    if (reading.has_uncoded_modifier)
        reading.mapping.note(IssueSeverity::warning, messages::kModifierUncoded, reading.module.place);
}

/// MML0012 main or complication, MML0015 suspected: what else there is tells nothing that FHIR has a place for.
void read_categories(Module& module, ConditionFact& fact) {
    for (Element* category : children(child(module.content, "categories"), "category")) {
        const std::string value = peek_text(category);
        if (value == "mainDiagnosis") fact.principal = true;
        if (value == "suspectedDiagnosis") fact.suspected = true;
        constexpr std::array<std::string_view, 3> kUsed{"mainDiagnosis", "suspectedDiagnosis", "confirmedDiagnosis"};
        if (std::ranges::find(kUsed, std::string_view(value)) == kUsed.end()) continue;
        take_text(category, value == "mainDiagnosis" ? "Condition.extension" : "Condition.verificationStatus");
        take_attribute(category, "tableId", "used: which list the category is of");
    }
}

struct Outcome {
    std::string_view code;
    std::string_view status;
};
/// MML0016. 軽快 is remission. Source: jp-clins.md section 6; `fullyRecoverd` and `fullRecoverd` are spelled so in use
constexpr std::array kOutcomes{
    Outcome{"died", "inactive"},
    Outcome{"worsening", "active"},
    Outcome{"unchanged", "active"},
    Outcome{"recovering", "remission"},
    Outcome{"fullyRecovered", "resolved"},
    Outcome{"fullyRecoverd", "resolved"},
    Outcome{"fullRecoverd", "resolved"},
    Outcome{"sequelae", "inactive"},
    Outcome{"end", "inactive"},
    Outcome{"pause", "inactive"},
    Outcome{"continued", "active"},
    Outcome{"transfer", "inactive"},
    Outcome{"transferAcute", "inactive"},
    Outcome{"transferChronic", "inactive"},
    Outcome{"home", "inactive"},
    Outcome{"unknown", ""},
};

void read_course(Mapping& mapping, Module& module, ConditionFact& fact) {
    const auto date = [&](std::string_view name, std::string_view target) {
        return mapping.time(child(module.content, name), target, module.place + "/" + std::string(name));
    };
    fact.onset = date("startDate", "Condition.onsetDateTime");
    fact.abatement = date("endDate", "Condition.abatementDateTime");
    fact.recorded = date("firstEncounterDate", "Condition.recordedDate");
    Element* element = child(module.content, "outcome");
    const std::string outcome = peek_text(element);
    if (outcome.empty()) return;
    const auto* row = std::ranges::find(kOutcomes, std::string_view(outcome), &Outcome::code);
    if (outcome == "delete") {
        fact.entered_in_error = true;
    } else if (row == kOutcomes.end()) {
        return mapping.note(IssueSeverity::warning, messages::kUnknownCode, module.place + "/outcome", {"MML0016"});
    } else {
        fact.clinical_status = row->status;
    }
    take_text(element, "Condition.clinicalStatus");
    // con-4: what has an end goes on no longer, whatever the outcome says of its course.
    if (fact.clinical_status == "active" && !fact.abatement.empty()) fact.clinical_status = "inactive";
}

}  // namespace

// RULING: a document does not say that it holds all diagnoses of the patient, so each module is a unit of its own under
// its uid. The list's unit is refused: a document with one new diagnosis would delete the others.
// Test: MmlDiagnosis.ASecondDocumentLeavesTheFirstOnesDiagnoses
void map_diagnosis(Mapping& mapping, Module& module) {
    ConditionFact fact;
    fact.origins = module.origins;
    fact.visit = module.visit;
    Reading reading{.mapping = mapping, .module = module, .fact = fact};
    read_name(reading);
    if (fact.text.empty()) return mapping.note(IssueSeverity::error, messages::kNoName, module.place);
    read_categories(module, fact);
    read_course(mapping, module, fact);
    if (Element* place = child(module.content, "InOutPatient"); place != nullptr) {
        const std::string text = take_text(place, "Encounter.class");
        fact.visit.visit_class = text == "inpatient" ? "IMP" : text == "outpatient" ? "AMB" : "";
    }
    const std::string natural = fact.receipt_code + "|" + fact.text + "|" + fact.onset;
    fact.key = module.uid.empty() ? natural : module.key();
    const UnitHeader header = header_of(mapping, module, unit_id(mapping, module, natural), {});
    remove_replaced(mapping, module, UnitKind::condition, header);
    mapping.out.units.push_back(write_condition_unit(header, mapping.patient, {&fact, 1}, mapping.out.report));
}

}  // namespace kakehashi::mappers::mml
