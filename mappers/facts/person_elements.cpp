#include "facts/person_elements.hpp"

#include "facts/canonicals.hpp"
#include "facts/elements.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::facts {
namespace {

constexpr std::string_view kIdentifierType = "http://terminology.hl7.org/CodeSystem/v2-0203";
constexpr std::string_view kRelationship = "http://terminology.hl7.org/CodeSystem/v2-0063";
constexpr std::string_view kContactRole = "http://terminology.hl7.org/CodeSystem/v2-0131";
constexpr std::string_view kMaritalStatus = "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus";
constexpr std::string_view kDisability = "http://hl7.org/fhir/StructureDefinition/patient-disability";

void write_concept(fhir::Builder to, std::string_view system, const CodedText& coded) {
    add_coding(to, {system, coded.code, {}});
    to.set_string("text", coded.text);
}

bool says_something(const ContactFact& contact) {
    return !contact.name.family.empty() || !contact.telecoms.empty() || !contact.address_text.empty() ||
           !contact.postal_code.empty() || !contact.organization.empty();
}

void write_contact(UnitWriter& writer, fhir::Builder to, const ContactFact& contact) {
    for (const auto& [system, coded] :
         {std::pair(kRelationship, &contact.relationship), std::pair(kContactRole, &contact.role)})
        if (!coded->code.empty() || !coded->text.empty())
            write_concept(to.append_object("relationship"), system, *coded);
    if (!contact.name.family.empty()) write_name(writer, to.object("name"), contact.name);
    write_telecoms(to, contact.telecoms);
    if (!contact.address_text.empty() || !contact.postal_code.empty())
        to.object("address").set_string("text", contact.address_text).set_string("postalCode", contact.postal_code);
    to.set_string("gender", contact.gender);
    if (!contact.organization.empty()) to.object("organization").set_string("display", contact.organization);
    if (!contact.start.empty() || !contact.end.empty())
        to.object("period").set_string("start", contact.start).set_string("end", contact.end);
}

}  // namespace

void write_telecoms(fhir::Builder person, std::span<const TelecomFact> telecoms) {
    for (const TelecomFact& telecom : telecoms) {
        if (telecom.value.empty()) continue;
        person.append_object("telecom")
            .set_string("system", telecom.system.empty() ? "phone" : std::string_view(telecom.system))
            .set_string("value", telecom.value)
            .set_string("use", telecom.use);
    }
}

void write_contacts(UnitWriter& writer, fhir::Builder resource) {
    for (const ContactFact& contact : writer.patient().contacts)
        if (says_something(contact)) write_contact(writer, resource.append_object("contact"), contact);
}

void write_other_identifiers(fhir::Builder resource, const PatientFact& patient) {
    for (const IdentifierFact& fact : patient.identifiers) {
        if (fact.value.empty()) continue;
        fhir::Builder identifier = resource.append_object("identifier");
        if (!fact.type.code.empty() || !fact.type.text.empty())
            write_concept(identifier.object("type"), kIdentifierType, fact.type);
        identifier.set_string("system", fact.system).set_string("value", fact.value);
        if (!fact.assigner.empty()) identifier.object("assigner").set_string("display", fact.assigner);
    }
}

void write_circumstances(fhir::Builder resource, const PatientFact& patient) {
    for (const std::string& disability : patient.disabilities)
        resource.append_object("extension")
            .set_string("url", kDisability)
            .object("valueCodeableConcept")
            .set_string("text", disability);
    if (!patient.marital_status.code.empty() || !patient.marital_status.text.empty())
        write_concept(resource.object("maritalStatus"), kMaritalStatus, patient.marital_status);
    if (is_digits(patient.multiple_birth))
        resource.set_number("multipleBirthInteger", patient.multiple_birth);
    else if (!patient.multiple_birth.empty())
        resource.set_boolean("multipleBirthBoolean", patient.multiple_birth == "true");
    if (!patient.language.code.empty() || !patient.language.text.empty())
        write_concept(resource.append_object("communication").object("language"), "urn:ietf:bcp:47", patient.language);
}

}  // namespace kakehashi::mappers::facts
