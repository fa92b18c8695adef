#include <algorithm>
#include <map>
#include <set>

#include "facts/translated.hpp"
#include "mml/mapping.hpp"
#include "mml/messages.hpp"
#include "results/decimal_text.hpp"
#include "results/drug_units.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::mml {
namespace {

using fhir::IssueSeverity;

constexpr std::string_view kDosage = "MedicationRequest.dosageInstruction";

/// One medication while it is read.
struct Reading {
    Mapping& mapping;
    Element& medication;
    std::string place;
    DrugFact& drug;

    std::string text(std::string_view name, std::string_view target) {
        return take_text(child(&medication, name), target);
    }
};

/// The times a day that an instruction names: 内服 2回 朝夕食後, １日３回; "" when it names none.
std::string times_of(const std::string& instruction) {
    const std::string text = facts::without_spaces(facts::to_half_width(instruction));
    constexpr std::string_view kTimes = "回";
    for (auto at = text.find(kTimes); at != std::string::npos; at = text.find(kTimes, at + 1)) {
        auto first = at;
        while (first > 0 && facts::is_digits(std::string_view(text).substr(first - 1, 1))) --first;
        const std::string number = text.substr(first, at - first);
        const bool is_amount = text.substr(at).starts_with("回量");
        if (!number.empty() && !is_amount) return number;
    }
    return {};
}

/// `P14D`, `P2W` as days.
std::string days_of(std::string_view duration) {
    if (duration.size() < 3 || duration.front() != 'P') return {};
    const std::string_view number = duration.substr(1, duration.size() - 2);
    if (!facts::is_digits(number)) return {};
    if (duration.back() == 'D') return std::string(number);
    return duration.back() == 'W' ? times(number, "7") : std::string();
}

void read_duration(Reading& reading) {
    const std::string duration = reading.text("duration", kDosage);
    if (duration.empty()) return;
    reading.drug.days = days_of(facts::to_half_width(duration));
    if (!reading.drug.days.empty()) return;
    reading.mapping.note(IssueSeverity::warning, messages::kDuration, reading.place + "/duration");
    reading.drug.additional_usages.push_back({.code = {}, .text = "期間 " + duration});
}

/// dose is that of one intake; a day's is that times the frequency. Where the instruction names another number of
/// intakes, nobody can tell which of the two the dose belongs to.
void read_dose(Reading& reading) {
    DrugFact& drug = reading.drug;
    const std::string dose = facts::to_half_width(reading.text("dose", kDosage));
    const CodedText unit = drug_unit_of(reading.mapping.context, reading.text("doseUnit", kDosage));
    const std::string frequency = facts::to_half_width(reading.text("frequencyPerDay", kDosage));
    if (dose.empty()) return;
    const std::string told = times_of(drug.usage_text);
    const bool contradicts = !told.empty() && !frequency.empty() && told != frequency;
    const bool is_decimal = facts::decimal_text(dose).has_value();
    if (contradicts) reading.mapping.note(IssueSeverity::warning, messages::kDoseBasis, reading.place + "/dose");
    if (!is_decimal) reading.mapping.note(IssueSeverity::warning, messages::kNumberInvalid, reading.place + "/dose");
    // Of which the amount is, product or ingredient, only pieces say of themselves: a wrong guess is a factor.
    drug.dose_type = counts_products(unit.code) ? "1" : facts::translated(reading.mapping.context, "mml", "dose-type");
    if (drug.dose_type.empty())
        reading.mapping.note(IssueSeverity::warning, messages::kStrengthType, reading.place + "/doseUnit");
    if (contradicts || !is_decimal || drug.dose_type.empty()) {
        drug.additional_usages.push_back({.code = {}, .text = "用量 " + dose + unit.text});
        return;
    }
    drug.dose = dose;
    drug.dose_unit = unit;
    drug.daily_dose = times(dose, frequency);
    if (!drug.daily_dose.empty()) drug.daily_dose_unit = unit;
}

void read_usage(Reading& reading) {
    constexpr std::size_t kJamiLength = 16;
    DrugFact& drug = reading.drug;
    drug.usage_text = reading.text("instruction", kDosage);
    const std::string code = facts::translated_or_missed(reading.mapping.context, "usage", drug.usage_text, {});
    if (code.size() == kJamiLength) drug.usage_code = code;
    Element* prn = child(&reading.medication, "PRN");
    drug.as_needed = peek_text(prn) == "true";
    if (drug.as_needed) take_text(prn, "MedicationRequest.dosageInstruction.asNeeded");
    if (peek_text(prn) == "false") prn->mark(FieldFate::ignored, "not as needed, as where nothing is said");
}

void read_notes(Reading& reading) {
    reading.drug.note = take_lines(child(&reading.medication, "comment"), "MedicationRequest.note");
    Element* brand = child(&reading.medication, "brandSubstitutionPermitted");
    if (peek_text(brand) == "true")
        brand->mark(FieldFate::ignored, "substitution is permitted, as where nothing is said");
    if (peek_text(brand) != "false") return;
    take_text(brand, "MedicationRequest.note");
    reading.drug.note += reading.drug.note.empty() ? "変更不可" : "、変更不可";
}

/// @return false when there is no name
bool read_drug(Reading& reading) {
    DrugFact& drug = reading.drug;
    Element* medicine = child(&reading.medication, "medicine");
    drug.text = take_text(child(medicine, "name"), "MedicationRequest.medication");
    if (drug.text.empty()) {
        reading.mapping.note(IssueSeverity::error, messages::kNoName, reading.place + "/medicine/name");
        return false;
    }
    drug.rp_number = facts::to_half_width(reading.text("batchNo", "MedicationRequest.identifier"));
    read_drug_code(reading.mapping, child(medicine, "code"), reading.place + "/medicine/code", drug);
    read_usage(reading);
    read_dose(reading);
    read_duration(reading);
    drug.start = reading.mapping.time(child(&reading.medication, "startDate"), kDosage, reading.place + "/startDate");
    read_notes(reading);
    return true;
}

/// One code at two names is wrong at one of them. Source: vendor-exports.md 6.3
void drop_codes_of_two(Mapping& mapping, const std::string& place, std::vector<DrugFact>& drugs) {
    for (std::string DrugFact::*member : {&DrugFact::yj, &DrugFact::hot, &DrugFact::receipt_code}) {
        std::map<std::string, std::string> name_of;
        std::set<std::string> doubtful;
        for (const DrugFact& drug : drugs) {
            if ((drug.*member).empty()) continue;
            const auto [found, is_new] = name_of.emplace(drug.*member, drug.text);
            if (!is_new && found->second != drug.text) doubtful.insert(drug.*member);
        }
        for (DrugFact& drug : drugs) {
            if (doubtful.count(drug.*member) == 0) continue;
            mapping.note(IssueSeverity::warning, messages::kCodeOfTwo, place);
            (drug.*member).clear();
        }
    }
}

/// A batch (Rp) counts its drugs; without batch numbers every drug is one of its own.
void number_drugs(std::vector<DrugFact>& drugs) {
    std::map<std::string, unsigned> seen;
    unsigned alone = 0;
    for (const DrugFact& drug : drugs)
        if (facts::is_digits(drug.rp_number))
            alone = std::max(alone, static_cast<unsigned>(std::stoul(drug.rp_number.substr(0, 6))));
    for (DrugFact& drug : drugs) {
        if (drug.rp_number.empty()) drug.rp_number = std::to_string(++alone);
        drug.order_in_rp = std::to_string(++seen[drug.rp_number]);
    }
}

CodedText category_of(Element* module) {
    Element* issued = child(module, "issuedTo");
    const std::string to = peek_text(issued);
    if (to != "external" && to != "internal") return {};
    take_text(issued, "MedicationRequest.category");
    if (to == "external") return {.code = "OHO", .text = "院外処方"};
    return {.code = "OHI", .text = "院内処方"};
}

}  // namespace

void map_prescription(Mapping& mapping, Module& module) {
    PrescriptionFact fact;
    unsigned number = 0;
    for (Element* medication : children(module.content, "medication")) {
        DrugFact drug;
        drug.origins = module.origins;
        drug.origins.push_back(medication->begin_record());
        Reading reading{.mapping = mapping,
                        .medication = *medication,
                        .place = module.place + "/medication[" + std::to_string(++number) + "]",
                        .drug = drug};
        if (read_drug(reading)) fact.drugs.push_back(std::move(drug));
    }
    if (fact.drugs.empty()) return mapping.note(IssueSeverity::error, messages::kNoDrugs, module.place);
    drop_codes_of_two(mapping, module.place, fact.drugs);
    number_drugs(fact.drugs);
    fact.category = category_of(module.content);
    fact.authored = module.confirmed;
    fact.key = module.key();
    fact.visit = module.visit;
    const UnitHeader header = header_of(mapping, module, unit_id(mapping, module, module.confirmed), module.confirmed);
    remove_replaced(mapping, module, UnitKind::prescription, header);
    mapping.out.units.push_back(write_prescription_unit(header, mapping.patient, fact, mapping.out.report));
}

}  // namespace kakehashi::mappers::mml
