#include "cda/consolidated/document.hpp"

namespace kakehashi::mappers::cda {
namespace {

using xml::Element;

/// What was given: code, lot, maker.
void read_vaccine(ForeignDocument& document, Element& administration, ImmunizationFact& fact) {
    Element* product = administration.find({"consumable", "manufacturedProduct"});
    if (product == nullptr) return;
    if (Element* material = product->child("manufacturedMaterial"); material != nullptr) {
        if (Element* code = material->child("code"); code != nullptr)
            fact.vaccine = take_concept(document, *code, "Immunization.vaccineCode");
        if (Element* lot = material->child("lotNumberText"); lot != nullptr)
            fact.lot = lot->take_text("Immunization.lotNumber");
    }
    if (Element* maker = product->child("manufacturerOrganization"); maker != nullptr)
        if (Element* name = maker->child("name"); name != nullptr)
            fact.manufacturer = name->take_text("Immunization.manufacturer");
    for (Element* id : product->children("id")) id->mark(FieldFate::ignored, "number of the product in the chart");
}

void read_way(ForeignDocument& document, Element& administration, ImmunizationFact& fact) {
    if (Element* dose = administration.child("doseQuantity"); dose != nullptr) {
        fact.dose = dose->take("value", "Immunization.doseQuantity");
        fact.dose_unit.text = dose->take("unit", "Immunization.doseQuantity");
        fact.dose_unit_is_ucum = true;
    }
    if (Element* route = administration.child("routeCode"); route != nullptr)
        fact.route = take_concept(document, *route, "Immunization.route");
    if (Element* site = administration.child("approachSiteCode"); site != nullptr)
        fact.site = take_concept(document, *site, "Immunization.site");
    if (Element* who = administration.find({"performer", "assignedEntity"}); who != nullptr)
        fact.performer = read_doctor(*who, "Practitioner.name");
}

/// Why it was not given (4.53).
void read_refusal(ForeignDocument& document, Element& administration, ImmunizationFact& fact) {
    for (Element* reason : observations_below(administration, "4.53"))
        if (Element* code = reason->child("code"); code != nullptr) {
            fact.status_reason = take_concept(document, *code, "Immunization.statusReason");
            mark_frame(*reason);
        }
}

bool read_given(ForeignDocument& document, Element& administration) {
    Mapping& mapping = document.mapping;
    ImmunizationFact fact;
    fact.occurred = take_period(document, administration, "Immunization.occurrence").start;
    read_vaccine(document, administration, fact);
    // Without a time nothing was given: "no vaccination is known of" is said so.
    if (fact.occurred.empty() && is_denied(document, administration)) return true;
    if (fact.vaccine.empty() || fact.occurred.empty()) return false;
    fact.origins = {administration.begin_record()};
    const bool is_denied = administration.take("negationInd", "Immunization.status") == "true";
    if (is_denied || was_given_up(administration)) fact.status = "not-done";
    read_way(document, administration, fact);
    read_refusal(document, administration, fact);
    fact.recorded = take_authorship(document, administration, "Immunization.recorded").time;
    fact.note = take_comment(document, administration, "Immunization.note");
    const std::string code = fact.vaccine.codings.empty() ? fact.vaccine.text : fact.vaccine.codings.front().code;
    fact.key = take_id(administration) + "|" + code + "|" + fact.occurred;
    mark_frame(administration);
    mapping.out.units.push_back(write_immunization_unit(document.event_header(fact.key, fact.occurred), mapping.patient,
                                                        fact, mapping.out.report));
    return true;
}

}  // namespace

bool read_vaccination(ForeignDocument& document, Element& administration) {
    return carried(administration, read_given(document, administration));
}

}  // namespace kakehashi::mappers::cda
