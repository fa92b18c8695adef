#include <algorithm>

#include "facts/translated.hpp"
#include "orca/mapping.hpp"
#include "orca/messages.hpp"
#include "results/decimal_text.hpp"
#include "results/drug_units.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::orca {
namespace {

using fhir::IssueSeverity;

constexpr std::string_view kDosage = "MedicationRequest.dosageInstruction";
constexpr std::string_view kMedication = "MedicationRequest.medication";
constexpr std::string_view kNote = "MedicationRequest.note";

enum class Form : std::uint8_t { oral, as_needed, external, other };
Form form_of(std::string_view medical_class) {
    if (medical_class.starts_with("21")) return Form::oral;
    if (medical_class.starts_with("22")) return Form::as_needed;
    return medical_class.starts_with("23") ? Form::external : Form::other;
}

/// Usage (001…) and comments (8…, 099…) stand between the drugs as lines of their own. Source: vendor-exports.md 7.4
enum class LineKind : std::uint8_t { drug, usage, comment };
LineKind kind_of(std::string_view code) {
    if (code.starts_with("001")) return LineKind::usage;
    return code.starts_with("8") || code.starts_with("099") ? LineKind::comment : LineKind::drug;
}

void append(std::string& text, const std::string& part) {
    if (part.empty()) return;
    text.append(text.empty() ? "" : "、").append(part);
}

CodedText unit_of(const Context& context, const std::string& text) {
    CodedText unit = drug_unit(text);
    if (std::string mapped = facts::translated(context, "unit", text); !mapped.empty()) unit.code = std::move(mapped);
    if (unit.code.empty()) unit.code = facts::translated_or_missed(context, "unit", text, {});
    return unit;
}

/// 内服 is a day's amount, 頓服 one intake's, 外用 all: never mixed. Source: vendor-exports.md 7.4
void set_amount(Mapping& mapping, const RpHead& head, const CodedText& unit, const std::string& amount,
                DrugFact& drug) {
    Form basis = form_of(head.medical_class);
    if (!facts::decimal_text(amount)) {
        mapping.note(IssueSeverity::warning, messages::kNumberInvalid, head.place);
        basis = Form::other;
    } else if (basis == Form::other) {
        mapping.note(IssueSeverity::warning, messages::kDoseBasis, head.place, {head.medical_class});
    }
    if (basis == Form::other) {
        drug.additional_usages.push_back({.code = {}, .text = "用量 " + amount + unit.text});
        return;
    }
    if (basis == Form::external) {
        drug.quantity = amount;
        drug.quantity_unit = unit;
        return;
    }
    (basis == Form::oral ? drug.daily_dose : drug.dose) = amount;
    (basis == Form::oral ? drug.daily_dose_unit : drug.dose_unit) = unit;
    // A receipt counts the product in the unit of the price list, never the ingredient.
    drug.dose_type = "1";
}

/// The receipt master's code; the general name's only when it has its form (…ZZZ).
void read_codes(Mapping& mapping, Element& line, const LineNames& names, const RpHead& head, DrugFact& drug) {
    constexpr std::size_t kReceiptLength = 9;
    constexpr std::size_t kGeneralLength = 12;
    const std::string code = facts::to_half_width(peek(&line, names.code));
    drug.yj = facts::translated_or_missed(mapping.context, "drug", code, peek(&line, names.name));
    if (code.size() == kReceiptLength && facts::is_digits(code)) {
        drug.receipt_code = code;
        take(&line, names.code, kMedication);
    } else if (!drug.yj.empty()) {
        take(&line, names.code, kMedication);
    } else if (!code.empty()) {
        mapping.note(IssueSeverity::warning, messages::kCodeShape, head.place, {"receipt master"});
    }
    const std::string general = peek(&line, "Generic_Code");
    if (general.empty()) return;
    if (general.size() == kGeneralLength && general.ends_with("ZZZ")) {
        drug.general_code = take(&line, "Generic_Code", kMedication);
    } else {
        mapping.note(IssueSeverity::warning, messages::kCodeShape, head.place, {"general name"});
    }
}

/// What holds for all drugs of an Rp.
DrugFact shared_of(const RpHead& head) {
    DrugFact shared;
    shared.rp_number = head.number;
    const Form form = form_of(head.medical_class);
    shared.as_needed = form == Form::as_needed;
    if (form == Form::oral) shared.days = plain_amount(head.count);
    if (form == Form::as_needed) shared.repeat_count = plain_amount(head.count);
    return shared;
}

void read_usage(Mapping& mapping, Element& line, const LineNames& names, DrugFact& shared) {
    constexpr std::size_t kJamiLength = 16;
    const std::string code = peek(&line, names.code);
    append(shared.usage_text, take(&line, names.name, kDosage));
    const std::string mapped = facts::translated_or_missed(mapping.context, "usage", code, shared.usage_text);
    if (mapped.size() != kJamiLength) return;
    shared.usage_code = mapped;
    take(&line, names.code, kDosage);
}

}  // namespace

bool is_prescription_class(std::string_view medical_class) {
    const bool has_length = medical_class.size() == 2 || medical_class.size() == 3;
    return has_length && form_of(medical_class) != Form::other;
}

void read_rp(Mapping& mapping, const std::vector<Element*>& lines, const RpHead& head, const LineNames& names,
             std::vector<DrugFact>& drugs) {
    // The API gives 50 lines at most. Usages hold for every drug, so that their number is a factor.
    constexpr std::size_t kLinesMax = 200;
    if (lines.size() > kLinesMax)
        return mapping.note(IssueSeverity::error, messages::kTooLarge, head.place,
                            {std::to_string(lines.size()), std::to_string(kLinesMax)});
    DrugFact shared = shared_of(head);
    for (Element* line : lines) {
        if (kind_of(peek(line, names.code)) != LineKind::usage) continue;
        shared.origins.push_back(line->begin_record());
        read_usage(mapping, *line, names, shared);
    }
    const std::size_t first = drugs.size();
    for (Element* line : lines) {
        const LineKind kind = kind_of(peek(line, names.code));
        if (kind == LineKind::comment) {  // of the drug before it; before all drugs, of none
            if (drugs.size() == first) continue;
            drugs.back().origins.push_back(line->begin_record());
            append(drugs.back().note, take(line, names.name, kNote));
        }
        if (kind != LineKind::drug) continue;
        DrugFact drug = shared;
        drug.origins.push_back(line->begin_record());
        drug.order_in_rp = std::to_string(drugs.size() - first + 1);
        drug.text = take(line, names.name, kMedication);
        if (drug.text.empty()) {
            mapping.note(IssueSeverity::error, messages::kNoName, head.place);
            continue;
        }
        read_codes(mapping, *line, names, head, drug);
        const CodedText unit = unit_of(mapping.context, take(line, names.unit, kDosage));
        const std::string amount = plain_amount(take(line, names.amount, kDosage));
        if (!amount.empty() && amount != "0") set_amount(mapping, head, unit, amount, drug);
        drugs.push_back(std::move(drug));
    }
    if (drugs.size() > first && shared.usage_text.empty())
        mapping.note(IssueSeverity::warning, messages::kUsageMissing, head.place);
}

}  // namespace kakehashi::mappers::orca
