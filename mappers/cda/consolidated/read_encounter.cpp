#include <algorithm>
#include <array>

#include "cda/consolidated/document.hpp"
#include "cda/messages.hpp"

namespace kakehashi::mappers::cda {
namespace {

using fhir::IssueSeverity;
using xml::Element;

constexpr std::string_view kActCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
constexpr std::array<std::string_view, 10> kClasses{"AMB",   "EMER",  "FLD",    "HH",    "IMP",
                                                    "ACUTE", "NONAC", "OBSENC", "PRENC", "VR"};

/// ActCode tells the class; what other systems say is the type.
void read_kind(ForeignDocument& document, Element& encounter, EncounterFact& fact) {
    Element* coded = encounter.child("code");
    if (coded == nullptr) return;
    fact.type = take_concept(document, *coded, "Encounter.type");
    std::erase_if(fact.type.codings, [&](const CodingFact& coding) {
        const bool is_class =
            coding.system == kActCode && std::ranges::find(kClasses, std::string_view(coding.code)) != kClasses.end();
        if (is_class) fact.visit.visit_class = coding.code;
        return is_class;
    });
}

void read_place(Element& encounter, EncounterFact& fact) {
    constexpr std::string_view kTarget = "Encounter.location";
    Element* place = encounter.find({"location", "healthCareFacility", "location", "name"});
    for (Element* participant : encounter.children("participant"))
        if (place == nullptr && participant->peek("typeCode") == "LOC")
            place = participant->find({"participantRole", "playingEntity", "name"});
    if (place != nullptr) fact.ward = place->take_text(kTarget);
}

/// Encounter diagnoses (4.80) and indications (4.19), as words.
void read_reasons(Element& encounter, EncounterFact& fact) {
    const auto add = [&](Element& observation) {
        Element* value = observation.child("value");
        if (value == nullptr) return;
        value->take_type();
        const std::string words = value->take("displayName", "Encounter.reasonCode");
        if (!words.empty()) fact.reason += (fact.reason.empty() ? "" : ", ") + words;
        mark_frame(observation);
    };
    for (Element* indication : observations_below(encounter, "4.19")) add(*indication);
    for (Element* relationship : encounter.children("entryRelationship"))
        for (Element* act : relationship->children("act")) {
            if (!has_template(*act, "4.80")) continue;
            mark_concern(*act);
            for (Element* problem : observations_below(*act, "4.4")) add(*problem);
        }
}

Element* attendant_of(Element& encounter) {
    Element* responsible = encounter.find({"responsibleParty", "assignedEntity"});
    return responsible != nullptr ? responsible : encounter.find({"performer", "assignedEntity"});
}

}  // namespace

bool read_encounter(ForeignDocument& document, Element& encounter) {
    Mapping& mapping = document.mapping;
    EncounterFact fact;
    read_kind(document, encounter, fact);
    if (fact.visit.visit_class.empty()) {
        mapping.note(IssueSeverity::warning, messages::kNoEncounterClass, "encounter/code");
        return carried(encounter, false);
    }
    fact.origins = {encounter.begin_record()};
    const Period period = take_period(document, encounter, "Encounter.period");
    fact.visit.start = period.start;
    fact.visit.end = period.end;
    if (was_given_up(encounter)) fact.status = "cancelled";
    read_place(encounter, fact);
    read_reasons(encounter, fact);
    if (Element* who = attendant_of(encounter); who != nullptr)
        fact.visit.doctor = read_doctor(*who, "Practitioner.name");
    const std::string id = take_id(encounter);
    fact.key = (id.empty() ? document.key : id) + "|" + period.start;
    mark_frame(encounter);
    mapping.out.units.push_back(
        write_encounter_unit(document.event_header(fact.key, period.start), mapping.patient, fact, mapping.out.report));
    return true;
}

}  // namespace kakehashi::mappers::cda
