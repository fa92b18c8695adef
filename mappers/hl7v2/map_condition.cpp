#include "facts/translated.hpp"
#include "hl7v2/mapping.hpp"
#include "hl7v2/messages.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

using fhir::IssueSeverity;

bool is_key_number(std::string_view code) {
    return code.size() == 8 && code.find_first_not_of("0123456789") == std::string_view::npos;
}

void read_codes(const Mapping& mapping, Segment& prb, ConditionFact& condition) {
    constexpr std::string_view kTarget = "Condition.code";
    const std::string code = prb.take({3}, kTarget);
    condition.stem_text = prb.take({3, 2}, kTarget);
    const std::string system = prb.take({3, 3}, kTarget);
    if (is_key_number(code) && (system.empty() || system == "MDCDX2")) condition.key_number = code;
    // PRB-10.7 empty means the 2003 edition, which is another code system: kept in the account only.
    if (prb.peek({10, 7}) == "2013") {
        condition.icd10 = prb.take({10}, kTarget);
        prb.take({10, 3}, kTarget);
        prb.take({10, 7}, kTarget);
    }
    if (condition.key_number.empty() && condition.icd10.empty())
        condition.key_number = facts::translated_or_missed(mapping.context, "disease", code, condition.stem_text);
    condition.text = facts::trimmed(prb.take({17}, "Condition.code.text"));
}

/// Clinical status by PRB-14. Source: vendor-exports.md 2.11 (HL70241, JHSD0006)
std::string status_of(std::string_view outcome, std::string_view system) {
    if (system == "JHSD0006") {
        if (outcome == "C") return "active";
        if (outcome == "M") return "remission";
        return outcome == "I" || outcome == "O" ? "inactive" : "";
    }
    if (outcome == "R" || outcome == "F" || outcome == "2") return "resolved";
    if (outcome == "N" || outcome == "W" || outcome == "1" || outcome == "ACTIVE") return "active";
    return outcome == "S" || outcome == "D" || outcome == "3" || outcome == "4" ? "inactive" : "";
}

void read_course(Mapping& mapping, Segment& prb, ConditionFact& condition) {
    condition.recorded = mapping.date(prb, 7, "Condition.recordedDate");
    condition.onset = mapping.date(prb, 16, "Condition.onsetDateTime");
    if (condition.onset.empty() && !condition.recorded.empty()) {
        condition.onset = condition.recorded;
        mapping.note(IssueSeverity::warning, messages::kOnsetGuessed, prb.place(16));
    }
    constexpr std::string_view kStatus = "Condition.clinicalStatus";
    const std::string outcome = prb.take({14}, kStatus);
    prb.take({14, 2}, kStatus);
    condition.clinical_status = status_of(outcome, prb.take({14, 3}, kStatus));
    const std::string resolved = mapping.date(prb, 9, "Condition.abatementDateTime");
    const std::string outcome_date = mapping.date(prb, 15, "Condition.abatementDateTime");
    condition.abatement = resolved.empty() ? outcome_date : resolved;
    // con-4: an abatement with an active status is invalid; the date is that of the status then.
    if (condition.clinical_status == "active" && !condition.abatement.empty()) {
        condition.abatement.clear();
        prb.ignore(9, "the outcome says that the disease goes on");
        prb.ignore(15, "date of the status, not of the end");
        mapping.note(IssueSeverity::warning, messages::kStatusDate, prb.place(15));
    }
}

void read_flags(Mapping& mapping, Segment& prb, ConditionFact& condition) {
    condition.entered_in_error = prb.take({1}, "Condition.verificationStatus") == "DE";
    condition.suspected = prb.take({13}, "Condition.verificationStatus") == "1";
    prb.take({13, 2}, "Condition.verificationStatus");
    prb.take({13, 3}, "Condition.verificationStatus");
    condition.principal = prb.take({18}, "DiagnosisType extension") == "1";
    prb.take({18, 2}, "DiagnosisType extension");
    prb.take({18, 3}, "DiagnosisType extension");
    // HL7 table 0177: V very restricted, R restricted. What it means for the patient is never guessed.
    const std::string confidentiality = prb.peek({25});
    if (confidentiality == "V" || confidentiality == "R")
        mapping.note(IssueSeverity::warning, messages::kNeedsPolicy, prb.place(25));
}

std::vector<ModifierFact> read_modifiers(Mapping& mapping, Segment& zpr, unsigned field, unsigned exchange_field) {
    std::vector<ModifierFact> modifiers;
    constexpr std::string_view kTarget = "Condition.code modifier extension";
    const bool has_exchange = zpr.repetitions(exchange_field) == zpr.repetitions(field);
    if (!has_exchange && zpr.has(exchange_field))
        mapping.note(IssueSeverity::warning, messages::kModifierCount, zpr.place(exchange_field));
    for (unsigned repetition = 1; repetition <= zpr.repetitions(field); ++repetition) {
        const auto at = [&](unsigned f, unsigned component) {
            return At{.field = f, .component = component, .repetition = repetition};
        };
        ModifierFact modifier{.key_number = zpr.take(at(field, 1), kTarget),
                              .exchange_code = {},
                              .receipt_code = {},
                              .text = zpr.take(at(field, 2), kTarget)};
        zpr.take(at(field, 3), kTarget);
        if (has_exchange) {
            modifier.exchange_code = zpr.take(at(exchange_field, 1), kTarget);
            zpr.take(at(exchange_field, 2), kTarget);
            zpr.take(at(exchange_field, 3), kTarget);
        }
        if (!modifier.key_number.empty() || !modifier.text.empty()) modifiers.push_back(std::move(modifier));
    }
    return modifiers;
}

void read_zpr(Mapping& mapping, Segment& zpr, ConditionFact& condition) {
    condition.prefixes = read_modifiers(mapping, zpr, 1, 4);
    condition.suffixes = read_modifiers(mapping, zpr, 3, 6);
    const std::string stem = zpr.take({2}, "Condition.code");
    zpr.take({2, 2}, "Condition.code");
    zpr.take({2, 3}, "Condition.code");
    if (condition.key_number.empty() && is_key_number(stem)) condition.key_number = stem;
    condition.exchange_code = zpr.take({5}, "Condition.code");
    zpr.take({5, 2}, "Condition.code");
    zpr.take({5, 3}, "Condition.code");
    condition.note = zpr.take({7}, "Condition.note");
    // 「の疑い」 (8002) as a modifier means the same as PRB-13; the modifier stays in the name as well.
    for (const ModifierFact& suffix : condition.suffixes)
        if (suffix.key_number == "8002" || suffix.text == "の疑い") condition.suspected = true;
}

void complete(Mapping& mapping, const std::string& place, ConditionFact& condition) {
    if (condition.text.empty()) {
        for (const ModifierFact& prefix : condition.prefixes) condition.text += prefix.text;
        condition.text += condition.stem_text;
        for (const ModifierFact& suffix : condition.suffixes) condition.text += suffix.text;
    }
    if (!condition.key.empty()) return;
    condition.key = condition.key_number + "|" + condition.text + "|" + condition.onset;
    mapping.note(IssueSeverity::warning, messages::kKeyGuessed, place);
}

struct Placed {
    ConditionFact condition;
    std::string place;
};

/// { PRB [ZPR] [ZPD] [ZI1] [ORC] }. Source: vendor-exports.md 2.4
std::vector<Placed> read_problems(Mapping& mapping) {
    std::vector<Placed> problems;
    for (Segment& segment : mapping.message.segments) {
        if (segment.name() == "PRB") {
            ConditionFact condition;
            condition.origins = {segment.offset()};
            read_codes(mapping, segment, condition);
            read_course(mapping, segment, condition);
            read_flags(mapping, segment, condition);
            condition.key = segment.take({4}, "Condition.identifier");
            condition.visit = read_visit(mapping);
            segment.ignore(2, "time of the action; PRB-7 is the date of diagnosis");
            problems.push_back({std::move(condition), segment.place(4)});
        } else if (problems.empty()) {
            continue;
        } else if (segment.name() == "ZPR") {
            problems.back().condition.origins.push_back(segment.offset());
            read_zpr(mapping, segment, problems.back().condition);
        } else if (segment.name() == "ORC") {
            problems.back().condition.origins.push_back(segment.offset());
            read_order_visit(segment, problems.back().condition.visit);
            if (segment.peek({2}) == problems.back().condition.key) segment.ignore(2, "the same number as PRB-4");
        }
    }
    return problems;
}

}  // namespace

void map_conditions(Mapping& mapping) {
    std::vector<ConditionFact> conditions;
    for (Placed& problem : read_problems(mapping)) {
        complete(mapping, problem.place, problem.condition);
        conditions.push_back(std::move(problem.condition));
    }
    if (conditions.empty() && mapping.message.trigger() != "ZD1") {
        mapping.note(IssueSeverity::error, messages::kNothingToMap, "PRB", {"PRB"});
        return;
    }
    if (mapping.message.trigger() == "ZD1") {  // the whole list: it replaces what came before
        mapping.out.units.push_back(write_condition_unit(mapping.header(mapping.patient.number, {}), mapping.patient,
                                                         conditions, mapping.out.report));
        return;
    }
    // PC1 and PC2 add or update single problems: a unit each, so that the others stay.
    for (const ConditionFact& condition : conditions)
        mapping.out.units.push_back(
            write_condition_unit(mapping.header(mapping.patient.number + "-" + condition.key, {}), mapping.patient,
                                 {&condition, 1}, mapping.out.report));
}

}  // namespace kakehashi::mappers::hl7v2
