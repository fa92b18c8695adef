#include <algorithm>

#include "hl7v2/messages.hpp"
#include "hl7v2/orders/drug_fields.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

using fhir::IssueSeverity;

/// RXE of an injection: its kind, or in other countries the mixture's name; how much and how fast.
void read_rxe(Mapping& mapping, Segment& rxe, InjectionFact& injection, InjectionOrderFact& order) {
    constexpr std::string_view kDose = "MedicationRequest.dosageInstruction.doseAndRate.doseQuantity";
    constexpr std::string_view kRate = "MedicationRequest.dosageInstruction.doseAndRate.rateRatio";
    DrugFact& usage = injection.usage;
    if (is_injection_kind(rxe, 2)) {
        injection.kind = take_coded(rxe, 2, "MedicationRequest.category");
    } else if (injection.ingredients.empty()) {
        DrugFact drug;
        read_drug_code(rxe, 2, "Medication.ingredient", drug);
        translate_drug(mapping, drug);
        drug.dose = rxe.peek({3});
        drug.dose_unit = {.code = rxe.peek({5}), .text = rxe.peek({5, 2})};
        drug.origins = {rxe.offset()};
        injection.ingredients.push_back(std::move(drug));
    } else {
        rxe.ignore(2, "name of the mixture; RXC says what is in it");
    }
    usage.dose = rxe.take({3}, kDose);
    if (rxe.peek({4}) == usage.dose) rxe.ignore(4, "equal to RXE-3");
    usage.dose_unit = take_coded(rxe, 5, kDose);
    for (unsigned repetition = 1; repetition <= rxe.repetitions(7); ++repetition) {
        const auto part = [&](unsigned component) {
            return rxe.take({.field = 7, .component = component, .repetition = repetition}, "MedicationRequest.note");
        };
        const std::string code = part(1);
        const std::string name = part(2);
        const std::string& text = name.empty() ? code : name;
        if (!text.empty()) usage.note.append(usage.note.empty() ? "" : "、").append(text);
    }
    CodedText category = take_coded(rxe, 21, "MedicationRequest.category");
    if (order.category.code.empty()) order.category = std::move(category);
    injection.rate_time = rxe.take({22}, kRate);
    injection.rate = rxe.take({23}, kRate);
    injection.rate_unit = take_coded(rxe, 24, kRate);
    if (order.authored.empty()) order.authored = mapping.time(rxe, 32, "MedicationRequest.authoredOn");
}

InjectionFact read_injection(Mapping& mapping, const OrderGroup& group, InjectionOrderFact& order) {
    InjectionFact injection;
    injection.ingredients = read_mixture(group);
    for (Segment* segment : group.segments) {
        const auto name = segment->name();
        if (name == "RXO") {
            segment->ignore_rest("the order as it was asked for; RXE and what follows say how it is given");
            continue;
        }
        if (name != "ORC" && name != "RXE" && name != "TQ1" && name != "RXR" && name != "NTE") continue;
        injection.usage.origins.push_back(segment->offset());
        if (name == "ORC") {
            const std::string number = segment->take({2}, "MedicationRequest.identifier");
            if (order.order.empty()) order.order = number;
            const std::string authored = mapping.time(*segment, 9, "MedicationRequest.authoredOn");
            if (order.authored.empty()) order.authored = authored;
            read_order_visit(*segment, order.visit);
            injection.usage.status = order_status(segment->take({1}, "MedicationRequest.status"));
            read_group_number(*segment, order.order, injection.usage);
        } else if (name == "RXE") {
            read_rxe(mapping, *segment, injection, order);
        } else if (name == "TQ1") {
            read_tq1(mapping, *segment, injection.usage);
        } else if (name == "RXR") {
            read_rxr(*segment, kRequested, injection.usage);
            injection.method = read_method(*segment, kRequested);
            const CodedText device = take_coded(*segment, 3, "MedicationRequest.dosageInstruction.extension Device");
            injection.device = device.text.empty() ? device.code : device.text;
        } else if (const std::string text = segment->take({3}, "MedicationRequest.note"); !text.empty()) {
            injection.usage.note.append(injection.usage.note.empty() ? "" : "\n").append(text);
        }
    }
    return injection;
}

}  // namespace

std::string order_unit_id(std::string_view prefix, std::string_view order) {
    return std::string(prefix).append(prefix.empty() ? "" : "-").append(order);
}

void map_injections(Mapping& mapping, const std::vector<OrderGroup>& groups) {
    InjectionOrderFact order;
    order.visit = read_visit(mapping);
    for (const OrderGroup& group : groups) order.injections.push_back(read_injection(mapping, group, order));
    if (!mapping.origin.order_number.empty()) order.order = mapping.origin.order_number;
    if (order.order.empty()) {
        mapping.note(IssueSeverity::error, messages::kNothingToMap, "ORC-2", {"ORC-2"});
        return;
    }
    // Injections of one order without an Rp number are told apart by their place in it.
    for (std::size_t i = 0; i < order.injections.size(); ++i) {
        DrugFact& usage = order.injections[i].usage;
        const auto same = [&usage](const InjectionFact& other) {
            return &other.usage != &usage && other.usage.rp_number == usage.rp_number;
        };
        const bool repeats = std::any_of(order.injections.begin(), order.injections.end(), same);
        if (usage.rp_number.empty() || repeats) usage.rp_number = std::to_string(i + 1);
    }
    const std::string& dated = order.authored.empty() ? mapping.recorded : order.authored;
    const UnitHeader header = mapping.header(order_unit_id("INJ", order.order), dated);
    const bool is_cancelled = std::all_of(order.injections.begin(), order.injections.end(),
                                          [](const auto& injection) { return injection.usage.status == "cancelled"; });
    mapping.out.units.push_back(is_cancelled
                                    ? remove_unit(UnitKind::prescription, header, mapping.patient.number)
                                    : write_injection_unit(header, mapping.patient, order, mapping.out.report));
}

}  // namespace kakehashi::mappers::hl7v2
