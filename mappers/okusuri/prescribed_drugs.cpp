#include "okusuri/prescribed_drugs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "okusuri/messages.hpp"
#include "results/decimal_text.hpp"
#include "results/drug_units.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::okusuri {
namespace {

using fhir::IssueSeverity;

constexpr std::string_view kDosage = "MedicationRequest.dosageInstruction";
constexpr std::string_view kNote = "MedicationRequest.note";
constexpr std::string_view kRpNumber = "MedicationRequest.identifier (rpNumber and orderInRp)";

void append(std::string& text, std::string_view part) {
    if (part.empty()) return;
    text.append(text.empty() ? "" : "、").append(part);
}

/// The numbers of an RP and of a drug in it, as they are written in FHIR: `01` and `1` are one.
std::string plain_number(const std::string& text) {
    std::string number = facts::to_half_width(text);
    number.erase(0, std::min(number.find_first_not_of('0'), number.size()));
    return number;
}

/// 101-2. Not the numbering of the notebook's record 301. Source: vendor-exports.md 8.3
enum class Form : std::uint8_t { oral, as_needed, external, drops, other };
Form form_of(const std::string& code) {
    if (code == "1") return Form::oral;
    if (code == "2") return Form::as_needed;
    if (code == "3") return Form::external;
    return code == "4" ? Form::drops : Form::other;
}

/// The drugs with the records that they come from, while they are read.
struct Reading {
    Mapping& mapping;
    std::vector<DrugFact> drugs;
    std::vector<Record*> records;  ///< of each drug

    /// The drugs of an RP, or the one that the record names by RP and order.
    std::vector<DrugFact*> drugs_of(Record& record, bool is_of_one) {
        std::vector<DrugFact*> found;
        for (DrugFact& drug : drugs)
            if (drug.rp_number == plain_number(record.peek(1)) &&
                (!is_of_one || drug.order_in_rp == plain_number(record.peek(2))))
                found.push_back(&drug);
        if (found.empty()) {
            mapping.note(IssueSeverity::warning, messages::kRpUnknown, record.place(),
                         {std::to_string(record.number())});
            return found;
        }
        record.take(1, kRpNumber);
        if (is_of_one) record.take(2, kRpNumber);
        for (DrugFact* drug : found) drug->origins.push_back(record.offset());
        return found;
    }
};

void read_drug_record(Reading& reading, Record& record) {
    if (record.peek(3) == "2") {
        reading.mapping.note(IssueSeverity::warning, messages::kNotADrug, record.place());
        return;
    }
    DrugFact drug;
    if (!read_drug(reading.mapping, record, {.kind = 4, .code = 5, .name = 6}, drug)) return;
    drug.rp_number = plain_number(record.take(1, kRpNumber));
    drug.order_in_rp = plain_number(record.take(2, kRpNumber));
    record.take(3, "used: drug or material");
    reading.drugs.push_back(std::move(drug));
    reading.records.push_back(&record);
}

/// 201-8 flag: 1 the product's unit, 2 the ingredient's. Pieces can only be of the product.
std::string dose_type_of(Record& record, const CodedText& unit) {
    const std::string flag = record.peek(8);
    if (flag == "1" || flag == "2") return record.take(8, "MedicationRequest.dosageInstruction.doseAndRate.type");
    return counts_products(unit.code) ? "1" : std::string();
}

/// 201-7 is of a day for 内服, of one intake for 頓服, of all for 外用. Source: vendor-exports.md 8.3
void read_amount(Mapping& mapping, Record& record, DrugFact& drug, const std::string& form) {
    const std::string amount = facts::to_half_width(record.take(7, kDosage));
    const CodedText unit = drug_unit(record.take(9, kDosage));
    if (amount.empty()) return;
    Form basis = form_of(form);
    if (!facts::decimal_text(amount)) {
        mapping.note(IssueSeverity::warning, messages::kNumberInvalid, record.place(7));
        basis = Form::other;
    } else if (basis == Form::drops || basis == Form::other) {
        mapping.note(IssueSeverity::warning, messages::kDoseBasis, record.place(7), {form.empty() ? "-" : form});
    }
    if (basis == Form::oral) {
        drug.daily_dose = amount;
        drug.daily_dose_unit = unit;
    } else if (basis == Form::as_needed) {
        drug.dose = amount;
        drug.dose_unit = unit;
    } else if (basis == Form::external) {
        drug.quantity = amount;
        drug.quantity_unit = unit;
        return;
    } else {
        drug.additional_usages.push_back({.code = {}, .text = fmt::format("用量 {}{}", amount, unit.text)});
        return;
    }
    drug.dose_type = dose_type_of(record, unit);
}

/// 101: form, and how many days or times.
void read_forms(Reading& reading) {
    std::set<const DrugFact*> has_form;
    for (Record* record : reading.mapping.all(101)) {
        const std::string form = record->peek(2);
        for (DrugFact* drug : reading.drugs_of(*record, false)) {
            record->take(2, "used: what the amount is of");
            if (!has_form.insert(drug).second) continue;
            const std::string count = facts::to_half_width(record->take(4, kDosage));
            drug->as_needed = form_of(form) == Form::as_needed;
            if (drug->as_needed)
                drug->repeat_count = count;
            else if (form_of(form) == Form::oral || form_of(form) == Form::drops)
                drug->days = count;
            else
                append(drug->usage_text, count.empty() || count == "1" ? "" : count + "調剤");
        }
    }
}

void read_amounts(Reading& reading) {
    for (std::size_t at = 0; at < reading.drugs.size(); ++at) {
        std::string form;
        for (Record* record : reading.mapping.all(101))
            if (plain_number(record->peek(1)) == reading.drugs[at].rp_number && form.empty()) form = record->peek(2);
        read_amount(reading.mapping, *reading.records[at], reading.drugs[at], form);
    }
}

/// 111: usage code and name.
void read_usages(Reading& reading) {
    constexpr std::size_t kJamiLength = 16;
    for (Record* record : reading.mapping.all(111)) {
        const auto drugs = reading.drugs_of(*record, false);
        const std::string code = facts::to_half_width(record->peek(3));
        const bool is_jami = record->peek(2) == "2" && code.size() == kJamiLength && facts::is_alphanumeric(code);
        if (!drugs.empty() && !code.empty() && !is_jami)
            reading.mapping.note(IssueSeverity::warning, messages::kCodeShape, record->place(3), {"JAMI usage"});
        for (DrugFact* drug : drugs) {
            if (is_jami) {
                record->take(2, kDosage);
                record->take(3, kDosage);
                drug->usage_code = code;
            }
            const std::string name = record->take(4, kDosage);
            drug->usage_text = drug->usage_text.empty() ? name : name + "、" + drug->usage_text;
        }
    }
}

/// 181: how it is taken beyond the usage, as text, as an 8-character code, or a site.
void read_supplements(Reading& reading) {
    constexpr std::size_t kAdditionalLength = 8;
    constexpr std::size_t kSiteLength = 3;
    for (Record* record : reading.mapping.all(181)) {
        for (DrugFact* drug : reading.drugs_of(*record, false)) {
            record->take(3, "used: what the supplement is about");
            CodedText usage{.code = {}, .text = record->take(4, kDosage)};
            if (record->peek(5).size() == kAdditionalLength && facts::is_alphanumeric(record->peek(5)))
                usage.code = record->take(5, kDosage);
            if (record->peek(6).size() == kSiteLength && drug->site.empty()) drug->site = record->take(6, kDosage);
            if (!usage.code.empty() || !usage.text.empty()) drug->additional_usages.push_back(std::move(usage));
        }
    }
}

/// 221: uneven amounts of the intakes of a day; no single dose is right then.
void read_uneven_amounts(Reading& reading) {
    constexpr unsigned kIntakes = 5;
    constexpr unsigned kFirstAmount = 3;
    constexpr std::size_t kAdditionalLength = 8;
    for (Record* record : reading.mapping.all(221)) {
        for (DrugFact* drug : reading.drugs_of(*record, true)) {
            for (unsigned intake = 0; intake < kIntakes; ++intake) {
                const std::string amount = record->take(kFirstAmount + intake, kDosage);
                const std::string code = record->peek(kFirstAmount + kIntakes + intake);
                if (amount.empty() && code.empty()) continue;
                CodedText usage{.code = {}, .text = fmt::format("{}回目 {}", intake + 1, amount)};
                if (code.size() == kAdditionalLength && facts::is_alphanumeric(code))
                    usage.code = record->take(kFirstAmount + kIntakes + intake, kDosage);
                drug->additional_usages.push_back(std::move(usage));
            }
            if (!drug->as_needed) drug->dose.clear();
        }
    }
}

/// 241: the amount of one intake; a text (`2/3`) stays text.
void read_intakes(Reading& reading) {
    for (Record* record : reading.mapping.all(241)) {
        for (DrugFact* drug : reading.drugs_of(*record, true)) {
            const std::string amount = facts::to_half_width(record->take(3, kDosage));
            const CodedText& unit = drug->as_needed ? drug->dose_unit : drug->daily_dose_unit;
            if (facts::decimal_text(amount) && !unit.text.empty()) {
                drug->dose_unit = unit;
                drug->dose = amount;
            } else if (!amount.empty()) {
                reading.mapping.note(IssueSeverity::warning, messages::kNumberInvalid, record->place(3));
                drug->additional_usages.push_back({.code = {}, .text = "1回量 " + amount});
            }
            record->ignore(4, "times a day: the usage says it");
        }
    }
}

/// 281 on a drug, 102 on an RP, 81 on the prescription: text for the pharmacist.
void read_notes(Reading& reading) {
    for (Record* record : reading.mapping.all(281))
        for (DrugFact* drug : reading.drugs_of(*record, true)) append(drug->note, record->take(5, kNote));
    for (Record* record : reading.mapping.all(102))
        for (DrugFact* drug : reading.drugs_of(*record, false))
            append(drug->note, "分割数量 " + record->take(2, kNote));
    for (Record* record : reading.mapping.all(81)) {
        // The text is the last column: class and number may stand before it.
        const std::string text = reading.drugs.empty() ? std::string() : record->take(record->size(), kNote);
        for (DrugFact& drug : reading.drugs) {
            append(drug.note, text);
            drug.origins.push_back(record->offset());
        }
    }
}

}  // namespace

std::vector<DrugFact> read_prescribed_drugs(Mapping& mapping) {
    Reading reading{.mapping = mapping, .drugs = {}, .records = {}};
    for (Record* record : mapping.all(201)) read_drug_record(reading, *record);
    if (reading.drugs.empty()) return {};
    read_amounts(reading);
    read_forms(reading);
    read_usages(reading);
    read_supplements(reading);
    read_uneven_amounts(reading);
    read_intakes(reading);
    read_notes(reading);
    for (std::size_t at = 0; at < reading.drugs.size(); ++at)
        if (reading.drugs[at].usage_text.empty() && reading.drugs[at].usage_code.empty())
            mapping.note(IssueSeverity::warning, messages::kUsageMissing, reading.records[at]->place());
    return std::move(reading.drugs);
}

}  // namespace kakehashi::mappers::okusuri
