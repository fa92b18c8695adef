#include <algorithm>
#include <array>

#include "facts/person_name.hpp"
#include "facts/translated.hpp"
#include "orca/mapping.hpp"
#include "orca/messages.hpp"
#include "results/decimal_text.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::orca {

using fhir::IssueSeverity;

std::string take(Element* record, std::string_view name, std::string_view target) {
    Element* found = record == nullptr ? nullptr : record->child(name);
    return found == nullptr ? std::string() : found->take_text(target);
}

std::string peek(Element* record, std::string_view name) {
    Element* found = record == nullptr ? nullptr : record->child(name);
    return found == nullptr ? std::string() : found->peek_text();
}

std::vector<Element*> items(Element* record, std::string_view name) {
    std::vector<Element*> found;
    Element* array = record == nullptr ? nullptr : record->child(name);
    if (array == nullptr) return found;
    for (Element* item : array->children(std::string(name) + "_child"))
        if (!item->peek_text().empty()) found.push_back(item);
    return found;
}

PatientFact read_person(Mapping& mapping, Element& record, const PersonNames& names) {
    PatientFact patient;
    patient.origins = {record.begin_record()};
    patient.number = facts::to_half_width(take(&record, names.number, "Patient.identifier"));
    if (const std::string name = take(&record, names.name, "Patient.name"); !name.empty())
        patient.names.push_back(facts::split_name("IDE", name));
    if (const std::string kana = take(&record, names.kana, "Patient.name"); !kana.empty())
        patient.names.push_back(facts::split_name("SYL", kana));
    patient.birth_date = mapping.time(record, "BirthDate", "Patient.birthDate", std::string(record.name()));
    const std::string sex = take(&record, "Sex", "Patient.gender");
    if (sex == "1" || sex == "2") {
        patient.gender = sex == "1" ? "male" : "female";
    } else if (!sex.empty()) {
        mapping.note(IssueSeverity::error, messages::kSexInvalid, std::string(record.name()) + "/Sex");
        patient.gender = "unknown";
    }
    return patient;
}

std::string insurance_type(const Context& context, const std::string& provider_class) {
    if (std::string mapped = facts::translated(context, "insurance", provider_class); !mapped.empty()) return mapped;
    struct Row {
        std::string_view number;
        std::string_view type;
    };
    // Source: vendor-exports.md 7.2; the 法別番号 of employees' insurances as three digits; 971 労災 is seen in answers
    constexpr std::array kTypes{Row{"060", "2"}, Row{"067", "2"}, Row{"039", "7"}, Row{"040", "7"}, Row{"980", "6"},
                                Row{"971", "3"}, Row{"001", "1"}, Row{"002", "1"}, Row{"003", "1"}, Row{"004", "1"},
                                Row{"006", "1"}, Row{"007", "1"}, Row{"009", "1"}, Row{"031", "1"}, Row{"032", "1"},
                                Row{"033", "1"}, Row{"034", "1"}, Row{"063", "1"}, Row{"072", "1"}, Row{"073", "1"},
                                Row{"074", "1"}, Row{"075", "1"}};
    const auto* found = std::ranges::find(kTypes, std::string_view(provider_class), &Row::number);
    return found == kTypes.end() ? std::string() : std::string(found->type);
}

InsuranceFact read_card(Mapping& mapping, Element& record, const std::string& place) {
    InsuranceFact card;
    card.origins = {record.begin_record()};
    card.insurer = facts::to_half_width(take(&record, "InsuranceProvider_Number", "Coverage.payor"));
    card.symbol = take(&record, "HealthInsuredPerson_Symbol", "Coverage InsuredPersonSymbol");
    card.number = take(&record, "HealthInsuredPerson_Number", "Coverage InsuredPersonNumber");
    card.branch = take(&record, "HealthInsuredPerson_Branch_Number", "Coverage InsuredPersonSubNumber");
    const std::string relation = take(&record, "RelationToInsuredPerson", "Coverage.relationship");
    if (relation == "1" || relation == "2") card.relationship = relation;
    card.start = mapping.time(record, "Certificate_StartDate", "Coverage.period", place);
    card.end = mapping.time(record, "Certificate_ExpiredDate", "Coverage.period", place);
    return card;
}

CodedText read_department(const Context& context, Element& record) {
    const std::string code = peek(&record, "Department_Code");
    CodedText department{.code = facts::translated(context, "department", code),
                         .text = take(&record, "Department_Name", "JP_eCS_Department")};
    if (department.text.empty()) department.text = facts::translated(context, "department-name", code);
    if (!department.code.empty() || !department.text.empty()) take(&record, "Department_Code", "JP_eCS_Department");
    return department;
}

std::string plain_amount(const std::string& text) {
    std::string plain = facts::to_half_width(text);
    if (!facts::decimal_text(plain)) return plain;
    plain.erase(0, std::min(plain.find_first_not_of('0'), plain.size()));
    if (plain.find('.') != std::string::npos) plain.erase(plain.find_last_not_of('0') + 1);
    if (plain.ends_with('.')) plain.pop_back();
    return plain.empty() || plain.front() == '.' ? "0" + plain : plain;
}

}  // namespace kakehashi::mappers::orca
