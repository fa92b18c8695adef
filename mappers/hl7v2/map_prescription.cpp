#include <algorithm>

#include "facts/translated.hpp"
#include "hl7v2/mapping.hpp"
#include "hl7v2/messages.hpp"
#include "hl7v2/orders/drug_fields.hpp"
#include "kakehashi/mappers/result_text.hpp"
#include "results/drug_units.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

using fhir::IssueSeverity;

/// 1 product, 2 ingredient, "" when neither the message nor the configuration says.
std::string dose_type_of(Mapping& mapping, Segment& rxe, const DrugFact& drug) {
    if (counts_products(drug.dose_unit.code)) return "1";
    if (!rxe.peek({25}).empty() && rxe.peek({26}) == drug.dose_unit.code) {
        rxe.take({25}, "doseAndRate.type");
        rxe.take({26}, "doseAndRate.type");
        return "2";
    }
    return facts::translated(mapping.context, "rxe", "dose-type");
}

/// RXE-31: the YJ code beside another one.
void read_supplementary_codes(Segment& rxe, DrugFact& drug) {
    for (unsigned repetition = 1; repetition <= rxe.repetitions(31); ++repetition) {
        const At code{.field = 31, .repetition = repetition};
        if (rxe.peek({.field = 31, .component = 3, .repetition = repetition}) != "YJ" || !drug.yj.empty()) continue;
        drug.yj = rxe.take(code, "MedicationRequest.medicationCodeableConcept");
    }
}

void read_rxe(Mapping& mapping, Segment& rxe, DrugFact& drug) {
    read_drug_code(rxe, 2, "MedicationRequest.medicationCodeableConcept", drug);
    read_supplementary_codes(rxe, drug);
    translate_drug(mapping, drug);
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

/// What the order is called and when and where it was written, from the first ORC that says so.
void read_order(Mapping& mapping, Segment& orc, PrescriptionFact& prescription) {
    const std::string number = orc.take({2}, "MedicationRequest.identifier");
    if (prescription.order.empty()) prescription.order = number;
    const std::string authored = mapping.time(orc, 9, "MedicationRequest.authoredOn");
    if (prescription.authored.empty()) prescription.authored = authored;
    read_order_visit(orc, prescription.visit);
}

/// What stands before RXE is the order as it was asked for; without anything behind it, it counts.
bool is_superseded(const OrderGroup& group, const Segment& segment) {
    const Segment* rxe = group.find("RXE");
    const bool is_usage = segment.name() == "TQ1" || segment.name() == "RXR";
    if (!is_usage || rxe == nullptr || segment.offset() > rxe->offset()) return false;
    return std::any_of(group.segments.begin(), group.segments.end(), [&](const Segment* other) {
        return other->name() == segment.name() && other->offset() > rxe->offset();
    });
}

/// { ORC RXE [TQ1…] [RXR] [NTE] }
void read_drug(Mapping& mapping, const OrderGroup& group, PrescriptionFact& prescription) {
    DrugFact drug;
    for (Segment* segment : group.segments) {
        const auto name = segment->name();
        if (name == "RXO" || is_superseded(group, *segment)) {
            segment->ignore_rest("the order as it was asked for; RXE and what follows say how it is given");
            continue;
        }
        if (name != "ORC" && name != "RXE" && name != "TQ1" && name != "RXR" && name != "NTE") continue;
        drug.origins.push_back(segment->offset());
        if (name == "ORC") {
            read_order(mapping, *segment, prescription);
            drug.status = order_status(segment->take({1}, "MedicationRequest.status"));
            read_group_number(*segment, prescription.order, drug);
        } else if (name == "RXE") {
            read_rxe(mapping, *segment, drug);
            CodedText category = take_coded(*segment, 21, "MedicationRequest.category");
            if (prescription.category.code.empty()) prescription.category = std::move(category);
            if (prescription.authored.empty())
                prescription.authored = mapping.time(*segment, 32, "MedicationRequest.authoredOn");
        } else if (name == "TQ1") {
            read_tq1(mapping, *segment, drug);
        } else if (name == "RXR") {
            read_rxr(*segment, kRequested, drug);
        } else if (const std::string text = segment->take({3}, "MedicationRequest.note"); !text.empty()) {
            drug.note.append(drug.note.empty() ? "" : "\n").append(text);
        }
    }
    prescription.drugs.push_back(std::move(drug));
}

void map_drugs(Mapping& mapping, const std::vector<OrderGroup>& groups) {
    PrescriptionFact prescription;
    prescription.visit = read_visit(mapping);
    for (const OrderGroup& group : groups) read_drug(mapping, group, prescription);
    if (!mapping.origin.order_number.empty()) prescription.order = mapping.origin.order_number;
    if (prescription.order.empty()) {
        mapping.note(IssueSeverity::error, messages::kNothingToMap, "ORC-2", {"ORC-2"});
        return;
    }
    std::vector<DrugFact*> drugs;
    for (DrugFact& drug : prescription.drugs) drugs.push_back(&drug);
    number_drugs(std::move(drugs));
    const UnitHeader header =
        mapping.header(prescription.order, prescription.authored.empty() ? mapping.recorded : prescription.authored);
    const bool is_cancelled = std::all_of(prescription.drugs.begin(), prescription.drugs.end(),
                                          [](const DrugFact& drug) { return drug.status == "cancelled"; });
    mapping.out.units.push_back(
        is_cancelled ? remove_unit(UnitKind::prescription, header, mapping.patient.number)
                     : write_prescription_unit(header, mapping.patient, prescription, mapping.out.report));
}

}  // namespace

void map_prescription(Mapping& mapping) {
    std::vector<OrderGroup> drugs;
    std::vector<OrderGroup> injections;
    for (OrderGroup& group : order_groups(mapping.message, "RXE"))
        if (group.has("RXE")) (is_injection(group) ? injections : drugs).push_back(std::move(group));
    if (drugs.empty() && injections.empty())
        mapping.note(IssueSeverity::error, messages::kNothingToMap, "RXE", {"RXE"});
    if (!drugs.empty()) map_drugs(mapping, drugs);
    if (!injections.empty()) map_injections(mapping, injections);
    if (!mapping.out.units.empty()) map_listed_allergies(mapping);
}

}  // namespace kakehashi::mappers::hl7v2
