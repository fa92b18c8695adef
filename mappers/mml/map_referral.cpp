#include <array>

#include "mml/mapping.hpp"
#include "mml/messages.hpp"

namespace kakehashi::mappers::mml {
namespace {

using fhir::IssueSeverity;

struct SectionName {
    std::string_view element;
    std::string_view code;
};
// Source: vendor-exports.md 6.3
constexpr std::array kSections{
    SectionName{"chiefComplaints", "340"}, SectionName{"clinicalDiagnosis", "340"}, SectionName{"pastHistory", "370"},
    SectionName{"familyHistory", "550"},   SectionName{"presentIllness", "360"},    SectionName{"testResults", "620"},
    SectionName{"clinicalCourse", "330"},  SectionName{"medication", "430"},        SectionName{"remarks", "220"},
};

void add_section(std::vector<SectionFact>& sections, std::string_view code, const std::string& text) {
    if (text.empty()) return;
    for (SectionFact& section : sections)
        if (section.code == code) {
            section.text += "\n" + text;
            return;
        }
    sections.push_back({.code = std::string(code), .text = text});
}

/// Facility, doctor, address and telephone of who sends or receives.
void read_party(Mapping& mapping, Element* personalized, InstitutionFact& institution, DoctorFact& doctor) {
    if (personalized == nullptr) return;
    institution = take_facility(mapping.context, child(personalized, "Facility"));
    Address address = take_address(child(personalized, "addresses"), "Organization.address");
    institution.address = std::move(address.text);
    institution.postal_code = std::move(address.postal_code);
    institution.phone = take_phone(child(personalized, "phones"), "Organization.telecom");
    institution.origins = {personalized->begin_record()};
    doctor = take_doctor(personalized, "Practitioner");
    doctor.origins = institution.origins;
}

void read_receiver(Mapping& mapping, Element* root, ReferralFact& fact) {
    Element* facility = find(root, {"referToFacility", "Facility"});
    if (facility != nullptr) {
        fact.to = take_facility(mapping.context, facility);
        fact.to.origins = {facility->begin_record()};
    }
    InstitutionFact institution;
    read_party(mapping, find(root, {"referToPerson", "PersonalizedInfo"}), institution, fact.to_doctor);
    if (fact.to.name.empty()) fact.to = std::move(institution);
    if (fact.to.name.empty()) fact.to.name = take_text(child(root, "referToUnknownName"), "Organization.name");
}

}  // namespace

void map_referral(Mapping& mapping, Module& module) {
    Element* root = module.content;
    ReferralFact fact;
    fact.key = module.uid.empty() ? module.confirmed : module.key();
    fact.issued = module.confirmed;
    fact.origins = module.origins;
    fact.visit = module.visit;
    read_party(mapping, find(root, {"referFrom", "PersonalizedInfo"}), fact.from, fact.from_doctor);
    // Who sends is the source: an Id of another kind is no reason to doubt it, another institution's number is.
    if (!fact.from.number.empty() && fact.from.number != mapping.context.institution_number)
        return mapping.note(IssueSeverity::error, messages::kInstitutionMismatch, module.place + "/referFrom");
    fact.from.number = mapping.context.institution_number;
    if (!mapping.context.institution_name.empty()) fact.from.name = mapping.context.institution_name;
    read_receiver(mapping, root, fact);
    fact.purpose = take_lines(child(root, "referPurpose"), "Composition.section");
    for (const SectionName& row : kSections)
        add_section(fact.sections, row.code, take_lines(child(root, row.element), "Composition.section"));
    const UnitHeader header = header_of(mapping, module, unit_id(mapping, module, module.confirmed), module.confirmed);
    remove_replaced(mapping, module, UnitKind::document, header);
    mapping.out.units.push_back(write_referral_unit(header, mapping.patient, fact, mapping.out.report));
}

}  // namespace kakehashi::mappers::mml
