#include <algorithm>

#include "facts/translated.hpp"
#include "mml/mapping.hpp"
#include "mml/messages.hpp"
#include "results/decimal_text.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::mml {
namespace {

using fhir::IssueSeverity;

constexpr std::string_view kDosage = "MedicationRequest.dosageInstruction";
constexpr std::string_view kBilling = "billing: no prescription";

/// 診療種別区分 (Claim007): 21x to be swallowed, 22x as needed, 23x external.
enum class Form : std::uint8_t { none, oral, as_needed, external };
Form form_of(std::string_view class_code) {
    if (class_code.size() != 3) return Form::none;
    if (class_code.starts_with("21")) return Form::oral;
    if (class_code.starts_with("22")) return Form::as_needed;
    return class_code.starts_with("23") ? Form::external : Form::none;
}

bool is_drug(const Element* item) { return peek_attribute(item, "subclassCode") == "2"; }

/// What every drug of a bundle shares: how it is taken and how long.
DrugFact read_bundle(const Context& context, Element& bundle, Form form) {
    DrugFact shared;
    take_attribute(&bundle, "classCode", "used: what the amount is of");
    Element* administration = child(&bundle, "administration");
    shared.usage_text = take_text(administration, kDosage);
    const std::string code = peek_attribute(administration, "adminCode");
    constexpr std::size_t kJamiLength = 16;
    std::string usage = facts::translated(context, "usage", code.empty() ? shared.usage_text : code);
    if (usage.empty() && code.size() == kJamiLength && facts::is_alphanumeric(code)) usage = code;
    if (!usage.empty()) {
        shared.usage_code = usage;
        take_attribute(administration, "adminCode", kDosage);
        take_attribute(administration, "adminCodeId", kDosage);
    }
    if (const std::string memo = take_text(child(&bundle, "admMemo"), kDosage); !memo.empty())
        shared.additional_usages.push_back({.code = {}, .text = memo});
    Element* number = child(&bundle, "bundleNumber");
    const std::string count = facts::to_half_width(peek_text(number));
    if (facts::is_digits(count) && form != Form::external) {
        take_text(number, kDosage);
        (form == Form::oral ? shared.days : shared.repeat_count) = count;
    } else if (count == "1") {
        number->mark(FieldFate::ignored, "dispensed once, as every external drug");
    }
    shared.as_needed = form == Form::as_needed;
    shared.note = take_text(child(&bundle, "memo"), "MedicationRequest.note");
    return shared;
}

/// 内服: a day's amount, 頓服: one intake's, 外用: all. Source: vendor-exports.md 6.4, the convention of the receipts
void read_amount(Mapping& mapping, const std::string& place, Element& item, Form form, DrugFact& drug) {
    Element* number = child(&item, "number");
    const std::string amount = facts::to_half_width(take_text(number, kDosage));
    const CodedText unit = drug_unit_of(mapping.context, take_attribute(number, "unit", kDosage));
    if (amount.empty()) return;
    if (!facts::decimal_text(amount)) {
        mapping.note(IssueSeverity::warning, messages::kNumberInvalid, place + "/number");
        drug.additional_usages.push_back({.code = {}, .text = "用量 " + amount + unit.text});
        return;
    }
    if (form == Form::oral) {
        drug.daily_dose = amount;
        drug.daily_dose_unit = unit;
    } else if (form == Form::as_needed) {
        drug.dose = amount;
        drug.dose_unit = unit;
    } else {
        drug.quantity = amount;
        drug.quantity_unit = unit;
        return;
    }
    // A receipt counts the product in the unit of the price list, never the ingredient.
    drug.dose_type = "1";
}

/// code is one of the receipt master; YJ by the hospital's table.
void read_claim_code(Mapping& mapping, const std::string& place, Element& item, DrugFact& drug) {
    constexpr std::size_t kReceiptLength = 9;
    constexpr std::string_view kTarget = "MedicationRequest.medication";
    const std::string code = facts::to_half_width(peek_attribute(&item, "code"));
    if (code.empty()) return;
    const bool is_receipt = code.size() == kReceiptLength && facts::is_digits(code);
    drug.yj = facts::translated_or_missed(mapping.context, "drug", code, peek_text(child(&item, "name")));
    if (is_receipt) drug.receipt_code = code;
    if (drug.yj.empty() && !is_receipt)
        return mapping.note(IssueSeverity::warning, messages::kCodeShape, place + "/@code", {"receipt master"});
    take_attribute(&item, "code", kTarget);
    take_attribute(&item, "tableId", kTarget);
}

void read_item(Mapping& mapping, const std::string& place, Element& item, Form form, DrugFact& drug) {
    take_attribute(&item, "subclassCode", "used: whether it is a drug");
    drug.text = take_text(child(&item, "name"), "MedicationRequest.medication");
    read_claim_code(mapping, place, item, drug);
    read_amount(mapping, place, item, form, drug);
    if (const std::string memo = take_lines(child(&item, "memo"), "MedicationRequest.note"); !memo.empty())
        drug.note += (drug.note.empty() ? "" : "、") + memo;
}

struct BundlePlace {
    Form form = Form::none;
    unsigned rp = 0;
    std::string place;
};

void read_bundle_drugs(Mapping& mapping, const Module& module, Element& bundle, const BundlePlace& at,
                       PrescriptionFact& fact) {
    const DrugFact shared = read_bundle(mapping.context, bundle, at.form);
    const std::uint32_t record = bundle.begin_record();
    unsigned position = 0;
    for (Element* item : children(&bundle, "item")) {
        if (!is_drug(item)) continue;
        DrugFact drug = shared;
        drug.origins = module.origins;
        drug.origins.push_back(record);
        drug.origins.push_back(item->begin_record());
        drug.rp_number = std::to_string(at.rp);
        drug.order_in_rp = std::to_string(++position);
        read_item(mapping, at.place + "/item", *item, at.form, drug);
        if (drug.text.empty())
            mapping.note(IssueSeverity::error, messages::kNoName, at.place + "/item/name");
        else
            fact.drugs.push_back(std::move(drug));
    }
}

}  // namespace

void map_claim(Mapping& mapping, Module& module) {
    Element* information = child(module.content, "information");
    PrescriptionFact fact;
    fact.visit = module.visit;
    const std::string admitted = take_attribute(information, "admitFlag", "Encounter.class");
    if (admitted == "true" || admitted == "false") fact.visit.visit_class = admitted == "true" ? "IMP" : "AMB";
    if (peek_attribute(information, "status") == "perform")
        take_attribute(information, "status", "used: the orders are performed");
    std::string performed = take_attribute(information, "performTime", "MedicationRequest.authoredOn");
    if (performed.empty()) performed = take_attribute(information, "orderTime", "MedicationRequest.authoredOn");
    if (!performed.empty()) fact.authored = mapping.time(performed, module.place + "/information");
    if (fact.authored.empty()) fact.authored = module.confirmed;
    BundlePlace at;
    unsigned number = 0;
    for (Element* bundle : children(module.content, "bundle")) {
        at.place = module.place + "/bundle[" + std::to_string(++number) + "]";
        at.form = form_of(peek_attribute(bundle, "classCode"));
        const auto items = children(bundle, "item");
        if (at.form == Form::none || std::none_of(items.begin(), items.end(), is_drug)) {
            bundle->mark(FieldFate::ignored, kBilling);
            continue;
        }
        ++at.rp;
        read_bundle_drugs(mapping, module, *bundle, at, fact);
    }
    if (fact.drugs.empty()) {
        module.content->mark(FieldFate::ignored, kBilling);
        return mapping.note(IssueSeverity::information, messages::kClaimOfBilling, module.place);
    }
    mapping.note(IssueSeverity::information, messages::kAmountOfClaim, module.place);
    fact.key = module.key();
    const UnitHeader header = header_of(mapping, module, unit_id(mapping, module, fact.authored), fact.authored);
    remove_replaced(mapping, module, UnitKind::prescription, header);
    mapping.out.units.push_back(write_prescription_unit(header, mapping.patient, fact, mapping.out.report));
}

}  // namespace kakehashi::mappers::mml
