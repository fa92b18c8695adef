#include <array>

#include "hl7v2/mapping.hpp"
#include "hl7v2/messages.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

using fhir::IssueSeverity;

/// Source: HL7 table 0004; vendor-exports.md 2.7
std::string class_of(std::string_view code) {
    if (code == "O") return "AMB";
    if (code == "I") return "IMP";
    if (code == "E") return "EMER";
    if (code == "P") return "PRENC";
    return {};
}

struct EventStatus {
    std::string_view trigger;
    std::string_view status;
    std::string_view visit_class;  ///< when PV1-2 does not say
};
constexpr std::array kStatuses{
    EventStatus{"A01", "in-progress", "IMP"}, EventStatus{"A02", "in-progress", "IMP"},
    EventStatus{"A03", "finished", "IMP"},    EventStatus{"A04", "arrived", "AMB"},
    EventStatus{"A05", "planned", "PRENC"},   EventStatus{"A11", "cancelled", "IMP"},
    EventStatus{"A12", "in-progress", "IMP"}, EventStatus{"A13", "in-progress", "IMP"},
    EventStatus{"A14", "planned", "IMP"},     EventStatus{"A15", "in-progress", "IMP"},
    EventStatus{"A16", "in-progress", "IMP"}, EventStatus{"A21", "onleave", "IMP"},
    EventStatus{"A22", "in-progress", "IMP"}, EventStatus{"A25", "in-progress", "IMP"},
    EventStatus{"A26", "in-progress", "IMP"}, EventStatus{"A27", "cancelled", "IMP"},
    EventStatus{"A52", "in-progress", "IMP"}, EventStatus{"A53", "onleave", "IMP"},
    EventStatus{"A54", "in-progress", "IMP"}, EventStatus{"A55", "in-progress", "IMP"},
};

std::string ward_of(Segment& pv1) {
    std::string ward;
    for (const unsigned component : {1U, 2U, 3U}) {
        const std::string part = pv1.take({3, component}, "Encounter.location");
        if (!part.empty()) ward.append(ward.empty() ? "" : " ").append(part);
    }
    pv1.take({3, 6}, "Encounter.location");
    return ward;
}

/// Referring, consulting and admitting doctor. Source: HL7 v2.5 3.4.3.8, 3.4.3.9, 3.4.3.17
void read_participants(Segment& pv1, EncounterFact& encounter) {
    struct Row {
        unsigned field;
        std::string_view role;
    };
    constexpr std::array kRows{Row{8, "REF"}, Row{9, "CON"}, Row{17, "ADM"}};
    for (const Row& row : kRows) {
        DoctorFact doctor = read_doctor(pv1, row.field, "Encounter.participant");
        if (!doctor.number.empty() || !doctor.names.empty())
            encounter.participants.push_back({.role = std::string(row.role), .doctor = std::move(doctor)});
    }
}

/// The visit number, else class and start, else class and end: what all messages of one stay share.
std::string key_of(Mapping& mapping, Segment& pv1, const VisitFact& visit) {
    if (std::string number = pv1.take({19}, "Encounter.identifier"); !number.empty()) return number;
    if (!visit.start.empty()) return mapping.patient.number + "-" + visit.visit_class + "-" + visit.start;
    if (!visit.end.empty()) return mapping.patient.number + "-" + visit.visit_class + "-end-" + visit.end;
    return {};
}

}  // namespace

VisitFact read_visit(Mapping& mapping) {
    VisitFact visit;
    Segment* pv1 = mapping.message.find("PV1");
    if (pv1 == nullptr) return visit;
    visit.origins = {pv1->offset()};
    visit.visit_class = class_of(pv1->take({2}, "Encounter.class"));
    visit.doctor = read_doctor(*pv1, 7, "Encounter.participant");
    std::string department = pv1->take({10}, "Department extension");
    const bool is_clinic = pv1->peek({3, 6}) == "C";
    if (is_clinic) pv1->ignore(3, "the clinic, which is the department");
    if (department.empty() && is_clinic) department = pv1->take({3}, "Department extension");
    if (department.size() == 2)
        visit.department.code = department;
    else
        visit.department.text = department;
    return visit;
}

void read_order_visit(Segment& orc, VisitFact& visit) {
    if (orc.has(12)) visit.doctor = read_doctor(orc, 12, "requester or recorder");
    if (orc.has(17)) {
        const std::string code = orc.take({17}, "Department extension");
        visit.department.code = code.size() == 2 ? code : std::string();
        visit.department.text = orc.take({17, 2}, "Department extension");
        orc.take({17, 3}, "Department extension");
        if (visit.department.text.empty() && visit.department.code.empty()) visit.department.text = code;
    }
    if (orc.has(29)) {
        const std::string type = class_of(orc.take({29}, "Encounter.class"));
        orc.take({29, 2}, "Encounter.class");
        orc.take({29, 3}, "Encounter.class");
        if (!type.empty()) visit.visit_class = type;
    }
}

void map_encounter(Mapping& mapping) {
    Segment* pv1 = mapping.message.find("PV1");
    if (pv1 == nullptr) {
        mapping.note(IssueSeverity::error, messages::kNothingToMap, "PV1", {"PV1"});
        return;
    }
    EncounterFact encounter;
    encounter.visit = read_visit(mapping);
    const std::string trigger = mapping.message.trigger();
    for (const EventStatus& row : kStatuses) {
        if (row.trigger != trigger) continue;
        encounter.status = row.status;
        if (encounter.visit.visit_class.empty()) encounter.visit.visit_class = row.visit_class;
    }
    encounter.visit.start = mapping.time(*pv1, 44, "Encounter.period.start");
    encounter.visit.end = mapping.time(*pv1, 45, "Encounter.period.end");
    if (trigger == "A04" && !encounter.visit.end.empty()) encounter.status = "finished";
    if (trigger == "A13") encounter.visit.end.clear();
    // A ward is a place of the stay; a clinic is the department.
    if (pv1->peek({3, 6}) != "C") encounter.ward = ward_of(*pv1);
    if (Segment* pv2 = mapping.message.find("PV2")) {
        encounter.reason = pv2->take({3, 2}, "Encounter.reasonCode.text");
        encounter.origins.push_back(pv2->offset());
    }
    read_participants(*pv1, encounter);
    encounter.key = key_of(mapping, *pv1, encounter.visit);
    if (encounter.key.empty()) {
        mapping.note(IssueSeverity::error, messages::kEncounterStart, pv1->place(44));
        return;
    }
    if (encounter.visit.start.empty()) mapping.note(IssueSeverity::warning, messages::kEncounterStart, pv1->place(44));
    const std::string& dated = encounter.visit.start.empty() ? encounter.visit.end : encounter.visit.start;
    UnitHeader header = mapping.header(encounter.key, dated.empty() ? mapping.recorded : dated);
    // Every message of one stay must find the same key: the year is that of the stay, not of the storage's folder.
    header.year = (dated.empty() ? mapping.recorded : dated).substr(0, 4);
    if (pv1->peek({19}) == encounter.key) header.year.clear();
    mapping.out.units.push_back(write_encounter_unit(header, mapping.patient, encounter, mapping.out.report));
}

}  // namespace kakehashi::mappers::hl7v2
