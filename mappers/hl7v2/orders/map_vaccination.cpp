#include "hl7v2/messages.hpp"
#include "hl7v2/orders/vaccination.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

using fhir::IssueSeverity;

constexpr std::string_view kVaccinationKind = "06";

/// RXA-20 as Immunization.status, where nothing was given for NA. Source: HL7 table 0322
std::string status_of(std::string_view code) { return code == "RE" || code == "NA" ? "not-done" : ""; }

/// A vaccine that RXA-5 names, or where that says only "vaccination" the first drug of the mixture.
ConceptFact read_vaccine(Segment& rxa, const OrderGroup& group) {
    constexpr std::string_view kTarget = "Immunization.vaccineCode";
    if (!is_injection_kind(rxa, 5)) return read_concept(rxa, 5, kTarget);
    for (const unsigned component : {1U, 2U, 3U}) rxa.take({5, component}, "used: the kind of injection");
    Segment* rxc = group.find("RXC");
    if (rxc == nullptr) return {};
    rxc->ignore(1, "base or additive: a vaccine is one drug");
    return read_concept(*rxc, 2, kTarget);
}

/// RXA-9: whether the one who reports has given it. Source: CDC table NIP001
void read_source(Segment& rxa, ImmunizationFact& fact) {
    const CodedText note = take_coded(rxa, 9, "Immunization.primarySource or note");
    if (rxa.peek({9, 3}) != "NIP001") {
        fact.note = note.text.empty() ? note.code : note.text;
        return;
    }
    fact.primary_source = note.code == "00" ? "true" : "false";
    if (fact.primary_source == "false") fact.note = note.text;
}

void read_rxa(Mapping& mapping, Segment& rxa, const OrderGroup& group, ImmunizationFact& fact) {
    fact.occurred = mapping.time(rxa, 3, "Immunization.occurrence");
    rxa.ignore(4, "end of the administration: a vaccination is a moment");
    fact.vaccine = read_vaccine(rxa, group);
    const std::string dose = rxa.take({6}, "Immunization.doseQuantity");
    if (dose != "999") fact.dose = dose;
    fact.dose_unit = take_coded(rxa, 7, "Immunization.doseQuantity");
    read_source(rxa, fact);
    fact.performer = read_doctor(rxa, 10, "Immunization.performer");
    fact.place = read_place(rxa, 11, "Immunization.location");
    fact.lot = rxa.take({15}, "Immunization.lotNumber");
    fact.expires = mapping.date(rxa, 16, "Immunization.expirationDate");
    const CodedText maker = take_coded(rxa, 17, "Immunization.manufacturer");
    fact.manufacturer = maker.text.empty() ? maker.code : maker.text;
    fact.status_reason = read_concept(rxa, 18, "Immunization.statusReason");
    fact.status = status_of(rxa.take({20}, "Immunization.status"));
    fact.recorded = mapping.time(rxa, 22, "Immunization.recorded");
}

/// What an OBX of a vaccination says of it. Source: LOINC codes of the CDC's guide; vendor-exports.md 3.4
void read_obx(Mapping& mapping, Segment& obx, ImmunizationFact& fact) {
    const std::string code = obx.peek({3});
    ConceptFact* to = code == "30963-3"   ? &fact.funding_source
                      : code == "64994-7" ? &fact.eligibility
                      : code == "69764-9" ? &fact.education
                                          : nullptr;
    const bool is_date = code == "29769-7";
    if (to == nullptr && !is_date) return;
    constexpr std::string_view kTarget = "Immunization.fundingSource, programEligibility or education";
    for (const unsigned component : {1U, 2U, 3U}) obx.take({3, component}, kTarget);
    obx.take({2}, "used: type of the value");
    fact.origins.push_back(obx.offset());
    if (is_date)
        fact.education_date = mapping.date(obx, 5, kTarget);
    else
        *to = read_concept(obx, 5, kTarget);
}

/// The filler's number, the placer's, or the day and the vaccine.
std::string key_of(const ImmunizationFact& fact, const OrderGroup& group) {
    if (Segment* orc = group.find("ORC"))
        for (const unsigned field : {3U, 2U})
            if (std::string number = orc->take({field}, "Immunization.identifier"); !number.empty()) return number;
    const std::string code = fact.vaccine.codings.empty() ? fact.vaccine.text : fact.vaccine.codings.front().code;
    return fact.occurred + "-" + code;
}

}  // namespace

std::string read_place(Segment& segment, unsigned field, std::string_view target) {
    std::string place;
    for (const unsigned component : {4U, 1U, 2U, 3U}) {
        const std::string part = segment.take({field, component}, target);
        if (!part.empty()) place.append(place.empty() ? "" : " ").append(part);
    }
    segment.take({field, 6}, target);
    return place;
}

bool is_vaccination(const OrderGroup& group) {
    for (const Segment* segment : group.segments) {
        const unsigned field = segment->name() == "RXE" ? 2U : segment->name() == "RXA" ? 5U : 0U;
        if (field != 0 && is_injection_kind(*segment, field) && segment->peek({field}) == kVaccinationKind) return true;
    }
    return false;
}

bool map_vaccination(Mapping& mapping, const OrderGroup& group) {
    Segment* rxa = group.find("RXA");
    if (rxa == nullptr) return false;
    ImmunizationFact fact;
    fact.origins = {rxa->offset()};
    read_rxa(mapping, *rxa, group, fact);
    if (Segment* rxr = group.find("RXR")) {
        fact.origins.push_back(rxr->offset());
        fact.route = read_concept(*rxr, 1, "Immunization.route");
        fact.site = read_concept(*rxr, 2, "Immunization.site");
    }
    for (Segment* segment : group.segments)
        if (segment->name() == "OBX") read_obx(mapping, *segment, fact);
    fact.key = key_of(fact, group);
    const UnitHeader header = mapping.header(mapping.patient.number + "-" + fact.key,
                                             fact.occurred.empty() ? mapping.recorded : fact.occurred);
    const bool is_deleted = rxa->take({21}, "Immunization.status") == "D";
    mapping.out.units.push_back(is_deleted
                                    ? remove_unit(UnitKind::immunization, header, mapping.patient.number)
                                    : write_immunization_unit(header, mapping.patient, fact, mapping.out.report));
    return true;
}

void map_vaccinations(Mapping& mapping) {
    bool has_any = false;
    for (const OrderGroup& group : order_groups(mapping.message, "RXA"))
        has_any = map_vaccination(mapping, group) || has_any;
    if (!has_any) mapping.note(IssueSeverity::error, messages::kNothingToMap, "RXA", {"RXA"});
}

}  // namespace kakehashi::mappers::hl7v2
