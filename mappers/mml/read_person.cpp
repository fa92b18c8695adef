#include <algorithm>

#include "facts/translated.hpp"
#include "mml/mapping.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::mml {
namespace {

constexpr std::string_view kDigits = "0123456789";

void append(std::string& text, std::string_view separator, const std::string& part) {
    if (part.empty()) return;
    text.append(text.empty() ? std::string_view() : separator).append(part);
}

/// OpenDolphin's exports have the number in the memo, and nothing in its parts.
std::string phone_of(Element& phone, std::string_view target) {
    std::string number;
    for (const std::string_view part : {"area", "city", "number"})
        append(number, "-", facts::to_half_width(take_text(child(&phone, part), target)));
    if (const std::string extension = take_text(child(&phone, "extension"), target); !extension.empty())
        append(number, " ", "内線" + facts::to_half_width(extension));
    const std::string memo = facts::to_half_width(peek_text(child(&phone, "memo")));
    const bool memo_is_number = !memo.empty() && memo.find_first_not_of("0123456789-+() ") == std::string::npos;
    if (number.empty() && memo_is_number) {
        take_text(child(&phone, "memo"), target);
        number = memo;
    }
    if (!number.empty()) take_attribute(&phone, "telEquipType", "used: which telephone it is");
    return number;
}

}  // namespace

std::string take_patient_number(Element* master_id) {
    Element* id = child(master_id, "Id");
    std::string number = facts::to_half_width(take_text(id, "Patient.identifier"));
    if (number.empty()) return number;
    take_attribute(id, "type", "used: whose number it is");
    take_attribute(id, "tableId", "used: whose number it is");
    return number;
}

DoctorFact take_doctor(Element* personalized, std::string_view target) {
    DoctorFact doctor;
    if (personalized == nullptr) return doctor;
    Element* id = child(personalized, "Id");
    doctor.number = facts::to_half_width(take_text(id, target));
    if (!doctor.number.empty()) {
        take_attribute(id, "type", "used: whose number it is");
        take_attribute(id, "tableId", "used: whose number it is");
    }
    doctor.names = take_names(child(personalized, "personName"), target);
    return doctor;
}

CodedText take_department(const Context& context, Element* department, std::string_view target) {
    CodedText fact;
    if (department == nullptr) return fact;
    // The kanji name where there are several.
    Element* name = child(department, "name");
    for (Element* found : children(department, "name"))
        if (peek_attribute(found, "repCode") == "I") name = found;
    fact.text = take_text(name, target);
    Element* id = child(department, "Id");
    const std::string code = peek_text(id);
    fact.code = facts::translated(context, "department", code);
    if (!fact.code.empty()) {
        take_text(id, target);
        take_attribute(id, "type", target);
        take_attribute(id, "tableId", target);
    }
    return fact;
}

std::string institution_number_of(const Context& context, Element* facility) {
    constexpr std::size_t kNumberLength = 10;
    for (Element* id : children(facility, "Id")) {
        const std::string number = facts::to_half_width(peek_text(id));
        const bool is_number = number.size() == kNumberLength && number.find_first_not_of(kDigits) == std::string::npos;
        if (is_number) return number;
        if (std::string mapped = facts::translated(context, "facility", number); !mapped.empty()) return mapped;
    }
    return {};
}

InstitutionFact take_facility(const Context& context, Element* facility) {
    InstitutionFact institution;
    if (facility == nullptr) return institution;
    institution.number = institution_number_of(context, facility);
    institution.name = take_text(child(facility, "name"), "Organization.name");
    if (institution.number.empty()) return institution;
    for (Element* id : children(facility, "Id")) {
        take_text(id, "Organization.identifier");
        take_attribute(id, "type", "Organization.identifier");
        take_attribute(id, "tableId", "Organization.identifier");
    }
    return institution;
}

Address take_address(Element* addresses, std::string_view target) {
    Address address;
    const auto all = children(addresses, "Address");
    if (all.empty()) return address;
    Element* chosen = all.front();
    for (Element* found : all)
        if (peek_attribute(found, "addressClass") == "home" && peek_attribute(chosen, "addressClass") != "home")
            chosen = found;
    take_attribute(chosen, "addressClass", "used: which address it is");
    const bool is_latin = take_attribute(chosen, "repCode", "used: which script it is in") == "A";
    const std::string_view between = is_latin ? " " : "";
    address.postal_code = facts::to_half_width(take_text(child(chosen, "zip"), target));
    address.text = take_text(child(chosen, "full"), target);
    address.state = take_text(child(chosen, "prefecture"), target);
    address.city = take_text(child(chosen, "city"), target);
    address.line = take_text(child(chosen, "town"), target);
    append(address.line, between, take_text(child(chosen, "homeNumber"), target));
    if (address.text.empty())
        for (const std::string* part : {&address.state, &address.city, &address.line})
            append(address.text, between, *part);
    if (Element* country = child(chosen, "countryCode"); country != nullptr)
        if (const std::string code = peek_text(country); code == "JPN" || code == "JP")
            take_text(country, "used: country");
    return address;
}

std::string take_phone(Element* phones, std::string_view target) {
    for (Element* phone : children(phones, "Phone")) {
        if (peek_attribute(phone, "telEquipType") == "FX") continue;
        if (std::string number = phone_of(*phone, target); !number.empty()) return number;
    }
    return {};
}

}  // namespace kakehashi::mappers::mml
