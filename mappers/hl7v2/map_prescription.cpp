#include <algorithm>
#include <map>

#include "hl7v2/mapping.hpp"
#include "hl7v2/messages.hpp"
#include "kakehashi/mappers/result_text.hpp"
#include "results/drug_units.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

using fhir::IssueSeverity;

CodedText take_coded(Segment& segment, unsigned field, std::string_view target) {
    CodedText coded{.code = segment.take({field}, target), .text = segment.take({field, 2}, target)};
    segment.take({field, 3}, target);
    return coded;
}

std::string without_leading_zeros(std::string text) {
    text.erase(0, std::min(text.find_first_not_of('0'), text.size()));
    return text;
}

/// `1`, `01`, `2_001`, `order_01`, `order_01_001`. Source: vendor-exports.md 2.12 (ORC-4)
void read_group_number(Segment& orc, const std::string& order, DrugFact& drug) {
    std::string text = orc.take({4}, "MedicationRequest.identifier (rpNumber and orderInRp)");
    std::vector<std::string> parts;
    for (std::size_t at = 0; at != std::string::npos;) {
        const auto end = text.find('_', at);
        parts.push_back(text.substr(at, end == std::string::npos ? end : end - at));
        at = end == std::string::npos ? end : end + 1;
    }
    if (parts.size() > 1 && (parts.size() > 2 || parts[0] == order || parts[0].size() > 3)) parts.erase(parts.begin());
    drug.rp_number = without_leading_zeros(parts[0]);
    if (parts.size() > 1) drug.order_in_rp = without_leading_zeros(parts[1]);
}

/// ORC-1 as MedicationRequest.status. Source: HL7 table 0119
std::string status_of(std::string_view control) {
    if (control == "CA" || control == "OC") return "cancelled";
    return control == "DC" || control == "OD" ? "stopped" : "";
}

void read_drug_code(Segment& rxe, DrugFact& drug) {
    const CodedText coded = take_coded(rxe, 2, "MedicationRequest.medicationCodeableConcept");
    const std::string system = rxe.peek({2, 3});
    drug.text = coded.text.empty() ? coded.code : coded.text;
    if (system == "HOT9" || system == "HOT" || system == "HOT7" || system == "HOT13") {
        drug.hot = coded.code;
    } else if (system == "YJ") {
        drug.yj = coded.code;
    } else {
        drug.local_code = coded.code;
    }
    for (unsigned repetition = 1; repetition <= rxe.repetitions(31); ++repetition) {
        const At code{.field = 31, .repetition = repetition};
        if (rxe.peek({.field = 31, .component = 3, .repetition = repetition}) != "YJ" || !drug.yj.empty()) continue;
        drug.yj = rxe.take(code, "MedicationRequest.medicationCodeableConcept");
    }
}

/// 1 product, 2 ingredient, "" when neither the message nor the configuration says.
std::string dose_type_of(Mapping& mapping, Segment& rxe, const DrugFact& drug) {
    if (counts_products(drug.dose_unit.code)) return "1";
    if (!rxe.peek({25}).empty() && rxe.peek({26}) == drug.dose_unit.code) {
        rxe.take({25}, "doseAndRate.type");
        rxe.take({26}, "doseAndRate.type");
        return "2";
    }
    const auto configured = mapping.context.code_maps.find("rxe|dose-type");
    return configured == mapping.context.code_maps.end() ? std::string() : configured->second;
}

void read_rxe(Mapping& mapping, Segment& rxe, DrugFact& drug) {
    read_drug_code(rxe, drug);
    drug.dose = rxe.take({3}, "MedicationRequest.dosageInstruction.doseAndRate.doseQuantity");
    if (drug.dose == "0") drug.dose.clear();  // uneven doses: RXE-19 has the day's amount
    if (!rxe.peek({4}).empty() && rxe.peek({4}) != rxe.peek({3}))
        mapping.note(IssueSeverity::warning, messages::kDoseRange, rxe.place(4));
    else
        rxe.ignore(4, "equal to RXE-3");
    drug.dose_unit = take_coded(rxe, 5, "MedicationRequest.dosageInstruction.doseAndRate.doseQuantity");
    drug.quantity = rxe.take({10}, "MedicationRequest.dispenseRequest.quantity");
    drug.quantity_unit = take_coded(rxe, 11, "MedicationRequest.dispenseRequest.quantity");
    constexpr std::string_view kDaily = "MedicationRequest.dosageInstruction.doseAndRate.rateRatio";
    drug.daily_dose = rxe.take({19}, kDaily);
    drug.daily_dose_unit = {.code = rxe.take({19, 2}, kDaily), .text = rxe.take({19, 2, 1, 2}, kDaily)};
    rxe.take({19, 2, 1, 3}, kDaily);
    drug.dose_type = dose_type_of(mapping, rxe, drug);
    drug.as_needed = rxe.take({27}, "MedicationRequest.dosageInstruction.asNeededBoolean") == "22";
    rxe.take({27, 2}, "MedicationRequest.dosageInstruction.asNeededBoolean");
    rxe.take({27, 3}, "MedicationRequest.dosageInstruction.asNeededBoolean");
    for (unsigned repetition = 1; repetition <= rxe.repetitions(7); ++repetition) {
        const std::string text =
            rxe.take({.field = 7, .component = 2, .repetition = repetition}, "MedicationRequest.note");
        if (!text.empty()) drug.note.append(drug.note.empty() ? "" : "、").append(text);
    }
}

void read_usages(Segment& tq1, DrugFact& drug) {
    constexpr std::string_view kTarget = "MedicationRequest.dosageInstruction.timing.code";
    for (unsigned repetition = 1; repetition <= tq1.repetitions(3); ++repetition) {
        const auto part = [&](unsigned sub) {
            return tq1.take({.field = 3, .component = 1, .repetition = repetition, .subcomponent = sub}, kTarget);
        };
        const std::string code = part(1);
        const std::string text = part(2);
        part(3);
        if (code.size() == 8) {
            drug.additional_usages.push_back({.code = code, .text = text});
        } else if (code.size() == 16 && drug.usage_code.empty()) {
            drug.usage_code = code;
            drug.usage_text = text;
        } else if (drug.usage_text.empty()) {
            drug.usage_text = text.empty() ? code : text;
        }
    }
}

void read_tq1(Mapping& mapping, Segment& tq1, DrugFact& drug) {
    read_usages(tq1, drug);
    if (drug.dose.empty()) drug.dose = tq1.take({2}, "MedicationRequest.dosageInstruction.doseAndRate.doseQuantity");
    drug.days = tq1.take({6}, "MedicationRequest.dosageInstruction.timing.repeat.boundsDuration");
    tq1.take({6, 2, 1, 0}, "MedicationRequest.dosageInstruction.timing.repeat.boundsDuration");
    drug.start = mapping.date(tq1, 7, "MedicationRequest.dosageInstruction.extension periodOfUse");
    drug.end = mapping.date(tq1, 8, "MedicationRequest.dosageInstruction.extension periodOfUse");
    drug.as_needed_reason = tq1.take({10}, "MedicationRequest.dosageInstruction.text");
    if (const std::string text = tq1.take({11}, "MedicationRequest.dosageInstruction.text"); !text.empty())
        drug.usage_text.append(drug.usage_text.empty() ? "" : " ").append(text);
    drug.repeat_count = tq1.take({14}, "MedicationRequest.dosageInstruction ExpectedRepeatCount");
}

void read_rxr(Segment& rxr, DrugFact& drug) {
    drug.route = take_coded(rxr, 1, "MedicationRequest.dosageInstruction.route");
    drug.site = rxr.take({2}, "MedicationRequest.dosageInstruction.site");
}

/// What the order is called and when and where it was written, from the first ORC that says so.
void read_order(Mapping& mapping, Segment& orc, PrescriptionFact& prescription) {
    const std::string number = orc.take({2}, "MedicationRequest.identifier");
    if (prescription.order.empty()) prescription.order = number;
    const std::string authored = mapping.time(orc, 9, "MedicationRequest.authoredOn");
    if (prescription.authored.empty()) prescription.authored = authored;
    read_order_visit(orc, prescription.visit);
}

/// { ORC RXE [TQ1…] [RXR] }. @return false for what is no prescription of drugs
bool read_prescription(Mapping& mapping, PrescriptionFact& prescription) {
    prescription.visit = read_visit(mapping);
    DrugFact next;
    for (Segment& segment : mapping.message.segments) {
        if (segment.name() == "ORC") {
            next = {};
            next.origins = {segment.offset()};
            read_order(mapping, segment, prescription);
            next.status = status_of(segment.take({1}, "MedicationRequest.status"));
            read_group_number(segment, prescription.order, next);
        } else if (segment.name() == "RXE") {
            if (segment.peek({2, 3}) == "JHSI0002") return false;
            prescription.drugs.push_back(next);
            prescription.drugs.back().origins.push_back(segment.offset());
            read_rxe(mapping, segment, prescription.drugs.back());
            CodedText category = take_coded(segment, 21, "MedicationRequest.category");
            if (prescription.category.code.empty()) prescription.category = std::move(category);
            if (prescription.authored.empty())
                prescription.authored = mapping.time(segment, 32, "MedicationRequest.authoredOn");
        } else if (segment.name() == "RXC") {
            return false;
        } else if (!prescription.drugs.empty() && segment.name() == "TQ1") {
            prescription.drugs.back().origins.push_back(segment.offset());
            read_tq1(mapping, segment, prescription.drugs.back());
        } else if (!prescription.drugs.empty() && segment.name() == "RXR") {
            prescription.drugs.back().origins.push_back(segment.offset());
            read_rxr(segment, prescription.drugs.back());
        }
    }
    return true;
}

/// Drugs of one Rp that have no place in it get one by their order.
void number_drugs(PrescriptionFact& prescription) {
    std::map<std::string, unsigned> counts;
    for (DrugFact& drug : prescription.drugs) {
        if (drug.rp_number.empty()) drug.rp_number = "1";
        const unsigned position = ++counts[drug.rp_number];
        if (drug.order_in_rp.empty()) drug.order_in_rp = std::to_string(position);
    }
}

}  // namespace

void map_prescription(Mapping& mapping) {
    PrescriptionFact prescription;
    if (!read_prescription(mapping, prescription)) {
        mapping.note(IssueSeverity::error, messages::kInjection, "RXE-2");
        return;
    }
    if (!mapping.origin.order_number.empty()) prescription.order = mapping.origin.order_number;
    if (prescription.order.empty() || prescription.drugs.empty()) {
        const bool lacks_order = prescription.order.empty();
        mapping.note(IssueSeverity::error, messages::kNothingToMap, lacks_order ? "ORC-2" : "RXE",
                     {lacks_order ? "ORC-2" : "RXE"});
        return;
    }
    number_drugs(prescription);
    const UnitHeader header =
        mapping.header(prescription.order, prescription.authored.empty() ? mapping.recorded : prescription.authored);
    const bool is_cancelled = std::all_of(prescription.drugs.begin(), prescription.drugs.end(),
                                          [](const DrugFact& drug) { return drug.status == "cancelled"; });
    mapping.out.units.push_back(
        is_cancelled ? remove_unit(UnitKind::prescription, header, mapping.patient.number)
                     : write_prescription_unit(header, mapping.patient, prescription, mapping.out.report));
}

}  // namespace kakehashi::mappers::hl7v2
