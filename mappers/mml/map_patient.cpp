#include <algorithm>
#include <array>

#include "facts/translated.hpp"
#include "mml/mapping.hpp"
#include "mml/messages.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::mml {
namespace {

using fhir::IssueSeverity;

constexpr std::string_view kPayer = "Coverage.payor";

std::string read_gender(Mapping& mapping, Module& module) {
    Element* element = child(module.content, "sex");
    if (element == nullptr) return {};
    const std::string sex = take_text(element, "Patient.gender");
    if (sex == "male" || sex == "female" || sex == "other" || sex == "unknown") return sex;
    if (!sex.empty()) mapping.note(IssueSeverity::error, messages::kSexInvalid, module.place + "/sex");
    return "unknown";
}

void read_death(Mapping& mapping, Module& module, PatientFact& patient) {
    Element* death = child(module.content, "death");
    if (death == nullptr) return;
    const std::string date = take_attribute(death, "date", "Patient.deceasedDateTime");
    const bool is_dead = take_text(death, "Patient.deceasedBoolean") == "true";
    if (!date.empty()) patient.deceased = mapping.time(date, module.place + "/death/@date");
    if (is_dead && patient.deceased.empty()) patient.deceased = "true";
}

/// MML0031 as the receipt computer ORCA fills it; what is not certain is for the hospital's table to say.
/// Source: MML0031; ORCA Project, CLAIM: health insurance module
std::string insurance_type(const Context& context, const std::string& code) {
    if (std::string mapped = facts::translated(context, "insurance", code); !mapped.empty()) return mapped;
    struct Row {
        std::string_view code;
        std::string_view type;
    };
    constexpr std::array kTypes{Row{"00", "2"}, Row{"09", "1"}, Row{"39", "7"},
                                Row{"40", "7"}, Row{"K5", "5"}, Row{"XX", "8"}};
    for (const Row& row : kTypes)
        if (row.code == code) return std::string(row.type);
    return code.size() == 2 && code.front() == 'Z' ? "6" : "";
}

/// A number of another length is not padded into one: it would name another insurer.
bool has_insurer_form(Mapping& mapping, const Module& module, const std::string& number) {
    if ((number.size() == 6 || number.size() == 8) && facts::is_digits(number)) return true;
    mapping.note(IssueSeverity::warning, messages::kInsurerShape, module.place + "/insuranceNumber",
                 {std::to_string(number.size())});
    return false;
}

void read_public_aid(Mapping& mapping, Module& module, std::vector<InsuranceFact>& cards) {
    for (Element* item : children(child(module.content, "publicInsurance"), "publicInsuranceItem")) {
        const std::string place = module.place + "/publicInsurance/publicInsuranceItem";
        if (peek_text(child(item, "provider")).empty() || peek_text(child(item, "recipient")).empty()) {
            mapping.note(IssueSeverity::warning, messages::kRecipientMissing, place);
            continue;
        }
        InsuranceFact aid;
        aid.type = "8";
        aid.origins = {item->begin_record()};
        aid.insurer = facts::to_half_width(take_text(child(item, "provider"), kPayer));
        aid.number = facts::to_half_width(take_text(child(item, "recipient"), "Coverage.subscriberId"));
        aid.start = mapping.time(child(item, "startDate"), "Coverage.period", place + "/startDate");
        aid.end = mapping.time(child(item, "expiredDate"), "Coverage.period", place + "/expiredDate");
        take_attribute(item, "priority", "used: order of the aids");
        cards.push_back(std::move(aid));
    }
}

}  // namespace

bool read_patient_module(Mapping& mapping, Module& module, PatientFact& patient) {
    Element* root = module.content;
    patient.origins.push_back(root->begin_record());
    const std::string number = take_patient_number(find(root, {"uniqueInfo", "masterId"}));
    if (!number.empty() && !patient.number.empty() && number != patient.number) {
        const bool only_report = mapping.context.report_patient_mismatch_only;
        mapping.note(only_report ? IssueSeverity::warning : IssueSeverity::error, messages::kPatientMismatch,
                     module.place + "/uniqueInfo/masterId");
        if (!only_report) return false;
    }
    if (patient.number.empty()) patient.number = number;
    if (!patient.names.empty()) return true;  // a second module of the same patient says the same once more
    patient.names = take_names(child(root, "personName"), "Patient.name");
    constexpr std::size_t kDateLength = 10;
    patient.birth_date =
        mapping.time(child(root, "birthday"), "Patient.birthDate", module.place + "/birthday").substr(0, kDateLength);
    patient.gender = read_gender(mapping, module);
    Address address = take_address(child(root, "addresses"), "Patient.address");
    patient.address_text = std::move(address.text);
    patient.postal_code = std::move(address.postal_code);
    patient.state = std::move(address.state);
    patient.city = std::move(address.city);
    patient.address_line = std::move(address.line);
    patient.phone = take_phone(child(root, "phones"), "Patient.telecom");
    read_death(mapping, module, patient);
    return true;
}

void read_insurance_module(Mapping& mapping, Module& module, std::vector<InsuranceFact>& cards) {
    Element* root = module.content;
    Element* kind = child(root, "insuranceClass");
    InsuranceFact card;
    card.origins = module.origins;
    const std::string code = peek_attribute(kind, "ClassCode");
    card.type = insurance_type(mapping.context, code);
    if (!card.type.empty()) {
        take_attribute(kind, "ClassCode", "Coverage.type");
        take_attribute(kind, "tableId", "Coverage.type");
        take_text(kind, "Coverage.type");
    } else if (!code.empty()) {
        mapping.note(IssueSeverity::warning, messages::kUnknownCode, module.place + "/insuranceClass", {"MML0031"});
    }
    const std::string insurer = facts::to_half_width(peek_text(child(root, "insuranceNumber")));
    // Public aid alone (XX) has its numbers in publicInsurance.
    if (insurer.empty() || card.type == "8" || !has_insurer_form(mapping, module, insurer))
        return read_public_aid(mapping, module, cards);
    card.insurer = facts::to_half_width(take_text(child(root, "insuranceNumber"), kPayer));
    Element* client = child(root, "clientId");
    card.symbol = take_text(child(client, "group"), "Coverage InsuredPersonSymbol");
    card.number = take_text(child(client, "number"), "Coverage InsuredPersonNumber");
    card.branch = take_text(child(client, "branchNumber"), "Coverage InsuredPersonSubNumber");
    const std::string is_self = take_text(child(root, "familyClass"), "Coverage.relationship");
    if (is_self == "true" || is_self == "false") card.relationship = is_self == "true" ? "1" : "2";
    card.start = mapping.time(child(root, "startDate"), "Coverage.period", module.place + "/startDate");
    card.end = mapping.time(child(root, "expiredDate"), "Coverage.period", module.place + "/expiredDate");
    cards.push_back(std::move(card));
    read_public_aid(mapping, module, cards);
}

void map_patient(Mapping& mapping, Module* module, std::vector<Module*> insurances) {
    if (module->confirmed.empty()) return mapping.note(IssueSeverity::error, messages::kUndated, module->place);
    PatientFact patient = mapping.patient;
    // This document is the source of what is known: the known resource is not copied into it.
    patient.known = nullptr;
    UnitHeader header = header_of(mapping, *module, patient.number, {});
    for (const Module* insurance : insurances)
        header.origins.insert(header.origins.end(), insurance->origins.begin(), insurance->origins.end());
    mapping.out.units.push_back(write_patient_unit(header, patient, mapping.out.report));
}

}  // namespace kakehashi::mappers::mml
