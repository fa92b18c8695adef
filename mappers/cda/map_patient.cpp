#include <algorithm>
#include <array>

#include "cda/mapping.hpp"
#include "cda/messages.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::cda {
namespace {

using fhir::IssueSeverity;
using xml::Element;

constexpr std::string_view kLocalPatientRoot = "1.2.392.100495.20.3.51.1";
constexpr std::string_view kRole = "/ClinicalDocument/recordTarget/patientRole";

/// What an id's root says that its extension is. Source: vendor-exports.md 5.2
struct CardPart {
    std::string_view root;
    std::string InsuranceFact::*part;
};
constexpr std::array kCardParts{
    CardPart{"1.2.392.200119.6.101", &InsuranceFact::insurer},
    CardPart{"1.2.392.200119.6.204", &InsuranceFact::symbol},
    CardPart{"1.2.392.200119.6.205", &InsuranceFact::number},
    CardPart{"1.2.392.200119.6.211", &InsuranceFact::branch},
};

/// A patient number under a root of the vendor's own: that which the sender is named for, else the only one there is.
/// The numbers of other institutions stay unmapped: a wrong choice mixes patients. Source: vendor-exports.md 4.2
void read_unnamed_number(const Mapping& mapping, Element& role, PatientFact& patient) {
    std::vector<Element*> open;
    Element* named = nullptr;
    for (Element* id : role.children("id")) {
        const std::string root = id->peek("root");
        const bool is_card = std::ranges::any_of(kCardParts, [&](const CardPart& row) { return row.root == root; });
        if (is_card || root.empty() || id->peek("extension").empty() || root.starts_with(kLocalPatientRoot)) continue;
        const std::string assigner = id->peek("assigningAuthorityName");
        if (assigner == "紹介元" || (!assigner.empty() && assigner == mapping.institution.name)) named = id;
        if (assigner.empty()) open.push_back(id);
    }
    if (named == nullptr && open.size() == 1) named = open.front();
    if (named == nullptr) return;
    patient.number = named->take("extension", "Patient.identifier");
    named->take("root", "used: whose number it is");
    named->take("assigningAuthorityName", "used: whose number it is");
}

void read_ids(Mapping& mapping, Element& role, PatientFact& patient) {
    InsuranceFact card;
    for (Element* id : role.children("id")) {
        const std::string root = id->peek("root");
        if (is_own_number(root, mapping.context.institution_number) && patient.number.empty()) {
            patient.number = id->take("extension", "Patient.identifier");
            id->take("root", "Patient.identifier");
            continue;
        }
        for (const CardPart& row : kCardParts) {
            if (row.root != root || !(card.*row.part).empty()) continue;
            card.*row.part = id->take("extension", "Patient.identifier");
            id->take("root", "Patient.identifier");
        }
    }
    if (patient.number.empty()) read_unnamed_number(mapping, role, patient);
    card.origins = patient.origins;
    if (!card.insurer.empty() || !card.number.empty()) patient.insurances.push_back(std::move(card));
}

/// Without a number of the institution the card tells patients apart, else the ticket of the checkup.
void number_by_card(Element& document, PatientFact& patient) {
    if (!patient.number.empty()) return;
    patient.has_no_local_number = true;
    if (!patient.insurances.empty()) patient.number = insured_person_identifier(patient.insurances.front());
    if (!patient.number.empty()) return;
    Element* ticket = document.find({"participant", "associatedEntity", "id"});
    if (ticket != nullptr && !ticket->peek("extension").empty())
        patient.number = ticket->peek("root") + "^" + ticket->peek("extension");
}

}  // namespace

bool is_own_number(std::string_view root, std::string_view institution) {
    if (!root.starts_with(kLocalPatientRoot)) return false;
    root.remove_prefix(kLocalPatientRoot.size());
    if (root.starts_with('.')) root.remove_prefix(1);
    return root == institution;
}

std::string read_gender(Mapping& mapping, Element& person) {
    Element* element = person.child("administrativeGenderCode");
    if (element == nullptr) return {};
    const std::string code = element->take("code", "Patient.gender");
    element->take("codeSystem", "Patient.gender");
    element->take("displayName", "Patient.gender");
    element->take("nullFlavor", "Patient.gender");
    if (code == "M" || code == "1") return "male";
    if (code == "F" || code == "2") return "female";
    if (code == "UN" || code == "O") return "other";
    if (!code.empty() && code != "U" && code != "9" && code != "0")
        mapping.note(IssueSeverity::error, messages::kSexInvalid, kRole);
    return "unknown";
}

Element* patient_role(Mapping& mapping) {
    const auto targets = mapping.document.children("recordTarget");
    if (targets.size() > 1) {
        mapping.note(IssueSeverity::error, messages::kSeveralPatients, "/ClinicalDocument/recordTarget",
                     {std::to_string(targets.size())});
        return nullptr;
    }
    Element* role = mapping.document.find({"recordTarget", "patientRole"});
    if (role == nullptr) mapping.note(IssueSeverity::error, messages::kNoPatient, "/ClinicalDocument/recordTarget");
    return role;
}

bool read_patient(Mapping& mapping) {
    Element* role = patient_role(mapping);
    if (role == nullptr) return false;
    PatientFact seen;
    seen.origins = {role->begin_record()};
    read_ids(mapping, *role, seen);
    number_by_card(mapping.document, seen);
    if (seen.number.empty()) {
        mapping.note(IssueSeverity::error, messages::kNoPatient, std::string(kRole) + "/id");
        return false;
    }
    Address address = take_address(*role, "Patient.address");
    seen.address_text = std::move(address.text);
    seen.postal_code = std::move(address.postal_code);
    seen.state = std::move(address.state);
    seen.city = std::move(address.city);
    seen.address_line = std::move(address.line);
    seen.phone = take_phone(*role, "Patient.telecom");
    if (Element* person = role->child("patient"); person != nullptr) {
        seen.names = take_names(*person, "Patient.name");
        seen.gender = read_gender(mapping, *person);
        const std::string birth = mapping.time(person->child("birthTime"), "Patient.birthDate", "patient/birthTime");
        constexpr std::size_t kDateLength = 10;
        seen.birth_date = birth.substr(0, kDateLength);
    }
    mapping.patient = with_known_patient(mapping.context, std::move(seen));
    return true;
}

Element* find_institution_id(Element& organization) {
    constexpr std::size_t kNumberLength = 10;
    for (Element* id : organization.children("id")) {
        const std::string number = facts::to_half_width(id->peek("extension"));
        if (number.size() == kNumberLength && facts::is_digits(number)) return id;
    }
    return nullptr;
}

bool read_institution(Mapping& mapping) {
    Element* organization = mapping.document.find({"author", "assignedAuthor", "representedOrganization"});
    InstitutionFact& institution = mapping.institution;
    if (organization != nullptr) {
        institution.origins = {organization->begin_record()};
        if (Element* id = find_institution_id(*organization); id != nullptr) {
            institution.number = facts::to_half_width(id->take("extension", "Organization.identifier"));
            id->take("root", "Organization.identifier");
        }
        if (Element* name = organization->child("name"); name != nullptr)
            institution.name = name->take_text("Organization.name");
        institution.phone = take_phone(*organization, "Organization.telecom");
        Address address = take_address(*organization, "Organization.address");
        institution.address = std::move(address.text);
        institution.postal_code = std::move(address.postal_code);
    }
    if (!institution.number.empty() && institution.number != mapping.context.institution_number) {
        mapping.note(IssueSeverity::error, messages::kInstitutionMismatch,
                     "/ClinicalDocument/author/assignedAuthor/representedOrganization/id");
        return false;
    }
    institution.number = mapping.context.institution_number;
    if (!mapping.context.institution_name.empty()) institution.name = mapping.context.institution_name;
    return true;
}

void mark_repeated_parties(Mapping& mapping) {
    const std::string insurer = mapping.patient.insurances.empty() ? "" : mapping.patient.insurances.front().insurer;
    for (Element* organization :
         {mapping.document.find({"custodian", "assignedCustodian", "representedCustodianOrganization"}),
          mapping.document.find(
              {"documentationOf", "serviceEvent", "performer", "assignedEntity", "representedOrganization"})}) {
        if (organization == nullptr) continue;
        for (Element* id : organization->children("id")) {
            const std::string number = facts::to_half_width(id->peek("extension"));
            if (number.empty() || (number != mapping.institution.number && number != insurer)) continue;
            id->mark(FieldFate::mapped, "used: the author's institution or the insurer once more");
        }
        Element* name = organization->child("name");
        if (name != nullptr && name->peek_text() == mapping.institution.name)
            name->mark(FieldFate::mapped, "used: the author's institution once more");
    }
}

DoctorFact read_doctor(Element& holder, std::string_view target) {
    DoctorFact doctor;
    Element* person = holder.child("assignedPerson");
    if (person == nullptr) return doctor;
    doctor.names = take_names(*person, target);
    if (!doctor.names.empty()) doctor.origins = {holder.begin_record()};
    return doctor;
}

}  // namespace kakehashi::mappers::cda
