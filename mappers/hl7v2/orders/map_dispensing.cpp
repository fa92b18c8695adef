#include "hl7v2/messages.hpp"
#include "hl7v2/orders/drug_fields.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

using fhir::IssueSeverity;

DispensedDrugFact read_rxd(Mapping& mapping, Segment& rxd, DispenseFact& dispense) {
    DispensedDrugFact dispensed;
    DrugFact& drug = dispensed.drug;
    drug.origins = {rxd.offset()};
    read_drug_code(rxd, 2, "MedicationDispense.medication", drug);
    translate_drug(mapping, drug);
    const std::string when = mapping.time(rxd, 3, "MedicationDispense.whenHandedOver");
    if (dispense.handed_over.empty()) dispense.handed_over = when;
    drug.quantity = rxd.take({4}, "MedicationDispense.quantity");
    drug.quantity_unit = take_coded(rxd, 5, "MedicationDispense.quantity");
    for (unsigned repetition = 1; repetition <= rxd.repetitions(9); ++repetition) {
        const std::string text = rxd.take({.field = 9, .repetition = repetition}, "MedicationDispense.note");
        if (!text.empty()) drug.note.append(drug.note.empty() ? "" : "\n").append(text);
    }
    if (dispense.pharmacist.names.empty()) dispense.pharmacist = read_doctor(rxd, 10, "MedicationDispense.performer");
    return dispensed;
}

}  // namespace

void map_dispensing(Mapping& mapping) {
    DispenseFact dispense;
    for (const OrderGroup& group : order_groups(mapping.message, "RXD")) {
        DrugFact ordered;
        VisitFact visit;
        if (Segment* orc = group.find("ORC")) {
            const std::string number = orc->take({2}, "used: the order that is carried out");
            if (dispense.key.empty()) dispense.key = number;
            read_order_visit(*orc, visit);
            read_group_number(*orc, dispense.key, ordered);
        }
        for (Segment* segment : group.segments) {
            if (segment->name() == "RXD") {
                dispense.drugs.push_back(read_rxd(mapping, *segment, dispense));
                DispensedDrugFact& dispensed = dispense.drugs.back();
                dispensed.prescribed = visit;
                dispensed.drug.rp_number = ordered.rp_number;
                dispensed.drug.order_in_rp = ordered.order_in_rp;
            } else if (segment->name() == "RXE" || segment->name() == "RXO" || segment->name() == "TQ1") {
                segment->ignore_rest("the order, which has its own message");
            }
        }
    }
    if (!mapping.origin.order_number.empty()) dispense.key = mapping.origin.order_number;
    if (dispense.key.empty() || dispense.drugs.empty()) {
        const std::string_view lacking = dispense.key.empty() ? "ORC-2" : "RXD";
        mapping.note(IssueSeverity::error, messages::kNothingToMap, lacking, {lacking});
        return;
    }
    std::vector<DrugFact*> drugs;
    for (DispensedDrugFact& dispensed : dispense.drugs) drugs.push_back(&dispensed.drug);
    number_drugs(std::move(drugs));
    const UnitHeader header = mapping.header(order_unit_id("DSP", dispense.key),
                                             dispense.handed_over.empty() ? mapping.recorded : dispense.handed_over);
    mapping.out.units.push_back(write_dispense_unit(header, mapping.patient, dispense, mapping.out.report));
}

}  // namespace kakehashi::mappers::hl7v2
