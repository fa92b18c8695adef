#include <algorithm>
#include <array>

#include "cda/consolidated/document.hpp"
#include "cda/messages.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::cda {
namespace {

using fhir::IssueSeverity;
using xml::Element;

// Registers whose numbers are not for us: social security, driver's licences, passports. Source: vendor-exports.md B
constexpr std::array<std::string_view, 3> kPrivateRegisters{"2.16.840.1.113883.4.1", "2.16.840.1.113883.4.3.",
                                                            "2.16.840.1.113883.4.330."};

bool is_private(std::string_view root) {
    return std::ranges::any_of(kPrivateRegisters, [root](std::string_view known) {
        return known.ends_with('.') ? root.starts_with(known) : root == known;
    });
}

bool is_oid(std::string_view root) { return root.find_first_not_of("0123456789.") == std::string_view::npos; }

/// R4's form of an II: a root alone is the identifier itself. Source: R4 datatypes.html#Identifier
IdentifierFact identifier_of(const std::string& root, const std::string& extension) {
    const std::string uri = (is_oid(root) ? "urn:oid:" : "urn:uuid:") + root;
    IdentifierFact fact;
    fact.value = extension.empty() ? uri : extension;
    fact.system = extension.empty() ? "urn:ietf:rfc:3986" : uri;
    return fact;
}

void read_ids(Mapping& mapping, Element& role, PatientFact& patient) {
    std::string first;
    for (Element* id : role.children("id")) {
        const std::string root = id->peek("root");
        if (root.empty()) continue;
        if (is_private(root)) {
            id->mark(FieldFate::ignored, "number of another register of persons: data minimisation");
            continue;
        }
        id->take("root", "Patient.identifier");
        const std::string extension = id->take("extension", "Patient.identifier");
        const std::string assigner = id->take("assigningAuthorityName", "Patient.identifier");
        if (patient.number.empty() && is_own_number(root, mapping.context.institution_number)) {
            patient.number = extension;
            continue;
        }
        patient.identifiers.push_back(identifier_of(root, extension));
        patient.identifiers.back().assigner = assigner;
        if (first.empty()) first = extension.empty() ? root : root + "^" + extension;
    }
    if (!patient.number.empty()) return;
    patient.has_no_local_number = true;
    patient.number = first;
}

TelecomFact read_telecom(Element& telecom, std::string_view target) {
    TelecomFact fact;
    const std::string value = telecom.take("value", target);
    const auto colon = value.find(':');
    const std::string scheme = colon == std::string::npos ? "tel" : value.substr(0, colon);
    fact.value = facts::trimmed(colon == std::string::npos ? value : value.substr(colon + 1));
    if (scheme == "mailto") fact.system = "email";
    if (scheme == "fax") fact.system = "fax";
    if (scheme == "http" || scheme == "https") {
        fact.system = "url";
        fact.value = value;
    }
    if (fact.value.starts_with("//") && scheme == "mailto") fact.value = fact.value.substr(2);
    const std::string use = telecom.peek("use");
    if (use == "MC") fact.use = "mobile";
    if (use == "WP" || use == "DIR") fact.use = "work";
    if (use.starts_with('H')) fact.use = "home";
    if (!fact.use.empty()) telecom.take("use", target);
    return fact;
}

std::vector<TelecomFact> read_telecoms(Element& holder, std::string_view target) {
    std::vector<TelecomFact> telecoms;
    for (Element* telecom : holder.children("telecom"))
        if (!telecom->peek("value").empty()) telecoms.push_back(read_telecom(*telecom, target));
    return telecoms;
}

/// AD with the parts in the order of an envelope.
PatientFact read_address(Element& holder, std::string_view target) {
    PatientFact to;
    Element* address = holder.child("addr");
    if (address == nullptr) return to;
    address->take("use", "used: which address it is");
    const auto take = [&](std::string_view name) {
        std::string text;
        for (Element* part : address->children(name)) {
            const std::string words = part->take_text(target);
            if (!text.empty() && !words.empty()) text += ", ";
            text += words;
        }
        return text;
    };
    to.address_line = take("streetAddressLine");
    to.city = take("city");
    to.state = take("state");
    to.postal_code = take("postalCode");
    to.country = take("country");
    for (const std::string* part : {&to.address_line, &to.city, &to.state, &to.postal_code, &to.country}) {
        if (!to.address_text.empty() && !part->empty()) to.address_text += ", ";
        to.address_text += *part;
    }
    if (to.address_text.empty()) to.address_text = address->take_text(target);
    return to;
}

/// The name in use: legal, or of no certain kind. Aliases and names of former days are not taken for it.
std::vector<NameFact> read_name(Element& holder, std::string_view target) {
    for (Element* name : holder.children("name")) {
        const std::string use = name->peek("use");
        if (!use.empty() && use != "L" && use != "C" && use != "ABC") continue;
        NameFact fact = take_name(*name, target);
        if (!fact.family.empty()) return {fact};
    }
    return {};
}

void read_guardian(Element& person, PatientFact& patient) {
    constexpr std::string_view kTarget = "Patient.contact";
    for (Element* guardian : person.children("guardian")) {
        ContactFact contact;
        contact.origins = {guardian->begin_record()};
        if (Element* who = guardian->child("guardianPerson"); who != nullptr)
            if (auto names = read_name(*who, kTarget); !names.empty()) contact.name = std::move(names.front());
        contact.relationship = {.code = "GRD", .text = {}};
        contact.telecoms = read_telecoms(*guardian, kTarget);
        PatientFact address = read_address(*guardian, kTarget);
        contact.address_text = std::move(address.address_text);
        contact.postal_code = std::move(address.postal_code);
        patient.contacts.push_back(std::move(contact));
    }
}

void read_circumstances(Element& person, PatientFact& patient) {
    if (Element* status = person.child("maritalStatusCode"); status != nullptr && !status->peek("code").empty()) {
        const Code code = take_code(*status, "Patient.maritalStatus");
        const bool is_v3 = code.system == "2.16.840.1.113883.5.2";
        patient.marital_status = {.code = is_v3 ? code.code : "", .text = code.text};
    }
    const auto languages = person.children("languageCommunication");
    if (languages.empty()) return;
    const auto is_preferred = [](Element* language) {
        Element* preference = language->child("preferenceInd");
        return preference != nullptr && preference->peek("value") == "true";
    };
    const auto preferred = std::ranges::find_if(languages, is_preferred);
    Element* code = (preferred == languages.end() ? languages.front() : *preferred)->child("languageCode");
    if (code == nullptr) return;
    constexpr std::string_view kTarget = "Patient.communication";
    const std::string said = code->take("code", kTarget);
    // BCP 47 has two letters where there are any; a three-letter code is not shortened by guess.
    const bool is_short = said.size() == 2 || said.find('-') == 2;
    patient.language = {.code = is_short ? said : "", .text = is_short ? "" : said};
}

void read_traits(Mapping& mapping, Element& person, PatientFact& patient) {
    patient.names = read_name(person, "Patient.name");
    patient.gender = read_gender(mapping, person);
    const std::string birth = mapping.time(person.child("birthTime"), "Patient.birthDate", "patient/birthTime");
    constexpr std::size_t kDateLength = 10;
    patient.birth_date = birth.substr(0, kDateLength);
    read_circumstances(person, patient);
    read_guardian(person, patient);
}

}  // namespace

bool read_foreign_patient(Mapping& mapping, const std::string& document_key) {
    Element* role = patient_role(mapping);
    if (role == nullptr) return false;
    constexpr std::string_view kAddress = "Patient.address";
    PatientFact seen = read_address(*role, kAddress);
    seen.origins = {role->begin_record()};
    read_ids(mapping, *role, seen);
    seen.telecoms = read_telecoms(*role, "Patient.telecom");
    if (Element* person = role->child("patient"); person != nullptr) read_traits(mapping, *person, seen);
    if (seen.number.empty() && seen.names.empty()) {
        mapping.note(IssueSeverity::error, messages::kNoPatient, "/ClinicalDocument/recordTarget/patientRole/id");
        return false;
    }
    if (seen.number.empty()) {
        // RULING: somebody whose only number is of a register that we do not read is the person of this document alone:
        // nobody is mixed up, and the number is in no key. Test: ConsolidatedPatient.WithASocialSecurityNumberAlone…
        seen.number = document_key;
        mapping.note(IssueSeverity::warning, messages::kPersonOfDocument,
                     "/ClinicalDocument/recordTarget/patientRole/id");
    }
    mapping.patient = with_known_patient(mapping.context, std::move(seen));
    return true;
}

}  // namespace kakehashi::mappers::cda
