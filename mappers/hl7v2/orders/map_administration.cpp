#include <algorithm>

#include "hl7v2/messages.hpp"
#include "hl7v2/orders/drug_fields.hpp"
#include "hl7v2/orders/vaccination.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

using fhir::IssueSeverity;

/// RXA-20 as MedicationAdministration.status. Source: HL7 table 0322; vendor-exports.md 2.13
std::string status_of(std::string_view code) {
    // RULING: NA (not administered) is said as what it is: stopped would say that some of it was given. Test:
    // Administration.NotGivenIsNotDone
    if (code == "RE" || code == "NA") return "not-done";
    return code == "PA" ? "stopped" : "";
}

/// The drug of RXA-5, or where it names the kind of an injection what was mixed. Order and place in it are the order's.
AdministrationFact read_rxa(Mapping& mapping, Segment& rxa, const OrderGroup& group, const DrugFact& ordered) {
    AdministrationFact fact;
    fact.drug = ordered;
    fact.is_injection = is_injection(group);
    fact.origins = {rxa.offset()};
    if (const Segment* orc = group.find("ORC")) fact.origins.push_back(orc->offset());
    fact.start = mapping.time(rxa, 3, "MedicationAdministration.effective");
    fact.end = mapping.time(rxa, 4, "MedicationAdministration.effective");
    const std::string dose = rxa.take({6}, "MedicationAdministration.dosage.dose");
    // 999: the amount is not known. Source: HL7 v2.5 section 4.14.7.6
    if (dose != "999") fact.drug.dose = dose;
    fact.drug.dose_unit = take_coded(rxa, 7, "MedicationAdministration.dosage.dose");
    if (is_injection_kind(rxa, 5)) {
        for (const unsigned component : {1U, 2U, 3U}) rxa.take({5, component}, "used: the kind of injection");
        fact.ingredients = read_mixture(group);
    } else if (fact.is_injection) {
        DrugFact drug;
        read_drug_code(rxa, 5, "Medication.ingredient", drug);
        translate_drug(mapping, drug);
        drug.dose = fact.drug.dose;
        drug.dose_unit = fact.drug.dose_unit;
        fact.ingredients = {std::move(drug)};
    } else {
        read_drug_code(rxa, 5, "MedicationAdministration.medication", fact.drug);
        translate_drug(mapping, fact.drug);
    }
    const CodedText note = take_coded(rxa, 9, "MedicationAdministration.note");
    fact.drug.note = note.text.empty() ? note.code : note.text;
    fact.performer = read_doctor(rxa, 10, "MedicationAdministration.performer");
    fact.place = read_place(rxa, 11, "MedicationAdministration.extension Location");
    fact.lot = rxa.take({15}, "MedicationAdministration.note");
    const CodedText reason = take_coded(rxa, 18, "MedicationAdministration.statusReason");
    fact.reason = reason.text.empty() ? reason.code : reason.text;
    fact.status = status_of(rxa.take({20}, "MedicationAdministration.status"));
    if (rxa.take({21}, "MedicationAdministration.status") == "D") fact.status = "entered-in-error";
    return fact;
}

void read_group(Mapping& mapping, const OrderGroup& group, AdministrationOrderFact& order) {
    DrugFact ordered;
    if (Segment* orc = group.find("ORC")) {
        const std::string number = orc->take({2}, "used: the order that is carried out");
        if (order.order.empty()) order.order = number;
        const std::string authored = mapping.time(*orc, 9, "MedicationAdministration.extension RequestAuthoredOn");
        if (order.authored.empty()) order.authored = authored;
        read_order_visit(*orc, order.visit);
        read_group_number(*orc, order.order, ordered);
    }
    const std::size_t first = order.administrations.size();
    for (Segment* segment : group.segments) {
        if (segment->name() == "RXA")
            order.administrations.push_back(read_rxa(mapping, *segment, group, ordered));
        else if (segment->name() == "RXE" || segment->name() == "TQ1")
            segment->ignore_rest("the order, which has its own message");
    }
    // RXR stands behind what it is of, once for all of them.
    for (Segment* segment : group.segments) {
        if (segment->name() != "RXR") continue;
        for (std::size_t i = first; i < order.administrations.size(); ++i) {
            AdministrationFact& fact = order.administrations[i];
            fact.origins.push_back(segment->offset());
            read_rxr(*segment, kAdministered, fact.drug);
            fact.method = read_method(*segment, kAdministered);
        }
    }
}

}  // namespace

void map_administrations(Mapping& mapping) {
    AdministrationOrderFact order;
    order.visit = read_visit(mapping);
    bool has_vaccinations = false;
    for (const OrderGroup& group : order_groups(mapping.message, "RXA")) {
        if (is_vaccination(group))
            has_vaccinations = map_vaccination(mapping, group) || has_vaccinations;
        else
            read_group(mapping, group, order);
    }
    if (!mapping.origin.order_number.empty()) order.order = mapping.origin.order_number;
    if (order.administrations.empty() && has_vaccinations) return;
    if (order.order.empty() || order.administrations.empty()) {
        const std::string_view lacking = order.order.empty() ? "ORC-2" : "RXA";
        mapping.note(IssueSeverity::error, messages::kNothingToMap, lacking, {lacking});
        return;
    }
    std::vector<DrugFact*> drugs;
    for (AdministrationFact& fact : order.administrations) drugs.push_back(&fact.drug);
    number_drugs(std::move(drugs));
    const std::string& start = order.administrations.front().start;
    const UnitHeader header =
        mapping.header(order_unit_id("ADM", order.order), start.empty() ? mapping.recorded : start);
    Segment* orc = mapping.message.find("ORC");
    const std::string control = orc == nullptr ? std::string() : orc->take({1}, "used: whether it is taken back");
    mapping.out.units.push_back(control == "CA" || control == "OC" || control == "DE"
                                    ? remove_unit(UnitKind::prescription, header, mapping.patient.number)
                                    : write_administration_unit(header, mapping.patient, order, mapping.out.report));
}

}  // namespace kakehashi::mappers::hl7v2
