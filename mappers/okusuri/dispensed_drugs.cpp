#include "okusuri/dispensed_drugs.hpp"

#include <fmt/format.h>

#include <map>

#include "okusuri/messages.hpp"
#include "results/decimal_text.hpp"
#include "results/drug_units.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::okusuri {
namespace {

using fhir::IssueSeverity;

constexpr std::string_view kDosage = "MedicationDispense.dosageInstruction";
constexpr std::string_view kNote = "MedicationDispense.note";

/// A drug while its block is read: what the amount means stands in the usage record, which comes later.
struct Dispensed {
    DispensedDrugFact fact;
    Record* record = nullptr;
};

/// The block while it is read.
struct Reading {
    Mapping& mapping;
    Block& block;
    std::vector<Dispensed> drugs;
    std::map<std::string, Record*> usages;  ///< by RP

    [[nodiscard]] std::vector<Dispensed*> of_rp(const std::string& rp) {
        std::vector<Dispensed*> found;
        for (Dispensed& drug : drugs)
            if (drug.fact.drug.rp_number == rp) found.push_back(&drug);
        return found;
    }
};

void append(std::string& text, std::string_view part) {
    if (part.empty()) return;
    text.append(text.empty() ? "" : "、").append(part);
}

VisitFact read_prescribing_doctor(Record& record) {
    VisitFact visit;
    visit.doctor.names = names_of(record.take(1, "MedicationRequest.requester"), {});
    visit.department.text = record.take(2, "MedicationRequest.requester");
    visit.origins = {record.offset()};
    return visit;
}

void read_general_name(Mapping& mapping, Record& record, DispensedDrugFact& fact) {
    constexpr std::string_view kTarget = "MedicationRequest.medicationCodeableConcept";
    fact.prescribed_as.text = record.take(8, kTarget);
    const std::string code = record.peek(10);
    if (code.empty() || record.peek(9) == "1") return;
    constexpr std::size_t kGeneralCodeLength = 12;
    if (record.peek(9) == "2" && code.size() == kGeneralCodeLength && facts::is_alphanumeric(code)) {
        record.take(9, kTarget);
        fact.prescribed_as.code = record.take(10, kTarget);
    } else {
        mapping.note(IssueSeverity::warning, messages::kCodeShape, record.place(10), {"general name"});
    }
}

void read_drug_record(Reading& reading, Record& record, const VisitFact& doctor, bool all_by_patient) {
    Dispensed drug;
    if (!read_drug(reading.mapping, record, {.kind = 5, .code = 6, .name = 2}, drug.fact.drug)) return;
    drug.record = &record;
    drug.fact.prescribed = doctor;
    drug.fact.drug.rp_number = record.take(1, "MedicationDispense.identifier (rpNumber)");
    drug.fact.drug.order_in_rp = std::to_string(reading.of_rp(drug.fact.drug.rp_number).size() + 1);
    const bool is_by_patient = record.take(7, "used: who says so") == "2";
    drug.fact.told_by_patient = all_by_patient || is_by_patient;
    if (drug.fact.told_by_patient)
        reading.mapping.note(IssueSeverity::information, messages::kToldByPatient, record.place());
    read_general_name(reading.mapping, record, drug.fact);
    reading.drugs.push_back(std::move(drug));
}

/// What the amount of 201-3 is of. Source: vendor-exports.md 8.2 (201, 301)
enum class Basis : std::uint8_t { day, intake, all, unknown };
Basis basis_of(const std::string& form) {
    if (form == "1" || form == "6" || form == "7") return Basis::day;
    if (form == "3") return Basis::intake;
    return form == "5" ? Basis::all : Basis::unknown;
}

void read_amount(Mapping& mapping, Dispensed& drug, const std::string& form) {
    Record& record = *drug.record;
    DrugFact& fact = drug.fact.drug;
    const std::string amount = facts::to_half_width(record.peek(3));
    if (amount.empty()) return;
    const CodedText unit = drug_unit(record.take(4, kDosage));
    Basis basis = basis_of(form);
    if (!facts::decimal_text(amount)) {
        mapping.note(IssueSeverity::warning, messages::kNumberInvalid, record.place(3));
        basis = Basis::unknown;
    } else if (basis == Basis::unknown) {
        mapping.note(IssueSeverity::warning, messages::kDoseBasis, record.place(3), {form.empty() ? "-" : form});
    }
    record.take(3, kDosage);
    if (basis == Basis::day) {
        fact.daily_dose = amount;
        fact.daily_dose_unit = unit;
    } else if (basis == Basis::intake) {
        fact.dose = amount;
        fact.dose_unit = unit;
        fact.as_needed = true;
    } else if (basis == Basis::all) {
        fact.quantity = amount;
        fact.quantity_unit = unit;
    } else {
        fact.additional_usages.push_back({.code = {}, .text = fmt::format("用量 {}{}", amount, unit.text)});
    }
}

/// 301-3 and 301-4: days, times, or a number of dispensings (1: nothing is said).
void read_count(Mapping& mapping, Record& usage, DrugFact& drug) {
    const std::string count = facts::to_half_width(usage.peek(3));
    const std::string unit = usage.peek(4);
    if (count.empty()) return;
    const bool is_number = facts::decimal_text(count).has_value();
    if (!is_number) mapping.note(IssueSeverity::warning, messages::kNumberInvalid, usage.place(3));
    if (unit == "調剤" && count == "1") {
        usage.ignore(3, "one dispensing of the whole amount");
        usage.ignore(4, "one dispensing of the whole amount");
        return;
    }
    usage.take(3, kDosage);
    usage.take(4, kDosage);
    if (is_number && unit == "日分")
        drug.days = count;
    else if (is_number && unit == "回分")
        drug.repeat_count = count;
    else
        append(drug.usage_text, count + unit);
}

void read_usage_code(Mapping& mapping, Record& usage, DrugFact& drug) {
    constexpr std::size_t kJamiLength = 16;
    const std::string kind = usage.peek(6);
    const std::string code = facts::to_half_width(usage.peek(7));
    if (code.empty() || kind == "1") return;
    if (kind == "2" && code.size() == kJamiLength && facts::is_alphanumeric(code)) {
        usage.take(6, kDosage);
        usage.take(7, kDosage);
        drug.usage_code = code;
    } else {
        mapping.note(IssueSeverity::warning, messages::kCodeShape, usage.place(7), {"JAMI usage"});
    }
}

void apply_usage(Reading& reading, Dispensed& drug) {
    const auto usage = reading.usages.find(drug.fact.drug.rp_number);
    if (usage == reading.usages.end()) {
        reading.mapping.note(IssueSeverity::warning, messages::kUsageMissing, drug.record->place());
        return read_amount(reading.mapping, drug, {});
    }
    Record& record = *usage->second;
    DrugFact& fact = drug.fact.drug;
    fact.origins.push_back(record.offset());
    record.take(1, "MedicationDispense.identifier (rpNumber)");
    fact.usage_text = record.take(2, kDosage);
    read_count(reading.mapping, record, fact);
    read_usage_code(reading.mapping, record, fact);
    read_amount(reading.mapping, drug, record.take(5, "used: what the amount is of"));
}

/// 281 and 291 are about the last drug of their RP, 311 and 391 about all of it.
void read_supplement(Reading& reading, Record& record) {
    auto drugs = reading.of_rp(record.peek(1));
    if (drugs.empty()) {
        reading.mapping.note(IssueSeverity::warning, messages::kRpUnknown, record.place(),
                             {std::to_string(record.number())});
        return;
    }
    const bool is_of_one = record.number() == 281 || record.number() == 291;
    if (is_of_one) {
        // The drug that stands before it.
        std::erase_if(drugs, [&](const Dispensed* drug) { return drug->record->offset() > record.offset(); });
        if (drugs.empty()) drugs = reading.of_rp(record.peek(1));
        drugs = {drugs.back()};
    }
    record.take(1, "MedicationDispense.identifier (rpNumber)");
    for (Dispensed* drug : drugs) {
        drug->fact.drug.origins.push_back(record.offset());
        if (record.number() == 311)
            drug->fact.drug.additional_usages.push_back({.code = {}, .text = record.take(2, kDosage)});
        else
            append(drug->fact.drug.note, record.take(2, kNote));
    }
}

/// 401, 411, 421, 501: about the whole dispensing.
void read_remark(Reading& reading, Record& record) {
    const std::string text = record.take(1, kNote);
    if (record.number() == 411) record.take(2, "used: what kind of information it is");
    for (Dispensed& drug : reading.drugs) {
        drug.fact.drug.origins.push_back(record.offset());
        append(drug.fact.drug.note, record.number() == 421 ? "残薬確認: " + text : text);
    }
}

void find_usages(Reading& reading) {
    for (Record* record : reading.block.records) {
        if (record->number() != 301) continue;
        if (reading.of_rp(record->peek(1)).empty())
            reading.mapping.note(IssueSeverity::warning, messages::kRpUnknown, record->place(), {"301"});
        else if (!reading.usages.emplace(record->peek(1), record).second)
            reading.mapping.note(IssueSeverity::warning, messages::kRepeated, record->place(), {"301"});
    }
}

}  // namespace

std::vector<DispensedDrugFact> read_dispensed_drugs(Mapping& mapping, Block& block, bool all_by_patient) {
    Reading reading{.mapping = mapping, .block = block, .drugs = {}, .usages = {}};
    VisitFact doctor;
    for (Record* record : block.records) {
        if (record->number() == 55) doctor = read_prescribing_doctor(*record);
        if (record->number() == 201) read_drug_record(reading, *record, doctor, all_by_patient);
    }
    if (reading.drugs.empty()) {
        for (Record* record : block.records) record->forget();
        return {};
    }
    find_usages(reading);
    for (Dispensed& drug : reading.drugs) apply_usage(reading, drug);
    for (Record* record : block.records) {
        const unsigned number = record->number();
        if (number == 281 || number == 291 || number == 311 || number == 391) read_supplement(reading, *record);
        if (number == 401 || number == 411 || number == 421 || number == 501) read_remark(reading, *record);
    }
    std::vector<DispensedDrugFact> facts;
    for (Dispensed& drug : reading.drugs) facts.push_back(std::move(drug.fact));
    return facts;
}

}  // namespace kakehashi::mappers::okusuri
