#include "kakehashi/gateway/patient_register.hpp"

#include <algorithm>
#include <memory>
#include <vector>

#include "kakehashi/fhir/builder.hpp"

namespace kakehashi::gateway {

namespace {
/// The unit's Patient as a document of its own; nullptr when the Bundle has none.
std::shared_ptr<const fhir::Document> patient_of(const fhir::Document& bundle) {
    const fhir::Node* entries = bundle.root().find("entry");
    if (entries == nullptr) return nullptr;
    for (const fhir::Node& entry : entries->items()) {
        const fhir::Node* resource = entry.find("resource");
        if (resource == nullptr || resource->text_of("resourceType") != "Patient") continue;
        fhir::Document patient;
        for (const fhir::Member& member : resource->members()) patient.edit().set_copy(member.name, member.value);
        return std::make_shared<const fhir::Document>(std::move(patient));
    }
    return nullptr;
}
}  // namespace

namespace {
constexpr std::string_view kPatientNumberSystem = "urn:oid:1.2.392.100495.20.3.51.1";

std::string without_spaces(std::string_view text) {
    constexpr std::string_view kWideSpace = "\xE3\x80\x80";
    std::string plain;
    while (!text.empty()) {
        const bool is_wide = text.starts_with(kWideSpace);
        if (!is_wide && text.front() != ' ') plain += text.front();
        text.remove_prefix(is_wide ? kWideSpace.size() : 1);
    }
    return plain;
}

bool is_called(const fhir::Node& patient, const mappers::PersonTraits& traits) {
    const fhir::Node* names = patient.find("name");
    if (names == nullptr || patient.text_of("gender") != traits.gender) return false;
    const auto items = names->items();
    return std::any_of(items.begin(), items.end(), [&](const fhir::Node& name) {
        return without_spaces(name.text_of("text")) == without_spaces(traits.name);
    });
}

std::string_view patient_number_of(const fhir::Node& patient) {
    const fhir::Node* identifiers = patient.find("identifier");
    if (identifiers == nullptr) return {};
    for (const fhir::Node& identifier : identifiers->items())
        if (identifier.text_of("system").starts_with(kPatientNumberSystem)) return identifier.text_of("value");
    return {};
}
}  // namespace

namespace {
/// Where a Patient of foreign FHIR came from, by which records of other files call him.
std::string_view address_of(const fhir::Node& patient) {
    const fhir::Node* meta = patient.find("meta");
    return meta == nullptr ? std::string_view() : meta->text_of("source");
}

/// What else a Patient is called: his address, the UUID that it ends with, and his identifiers.
std::vector<std::string> other_names_of(const fhir::Node& patient) {
    constexpr std::size_t kUuidLength = 36;
    std::vector<std::string> names;
    if (const std::string_view address = address_of(patient); !address.empty()) {
        names.emplace_back(address);
        const std::string_view last = address.substr(address.find_last_of("/:") + 1);
        if (last.size() == kUuidLength) names.emplace_back(last);
    }
    const fhir::Node* identifiers = patient.find("identifier");
    if (identifiers == nullptr) return names;
    for (const fhir::Node& identifier : identifiers->items())
        if (!identifier.text_of("system").empty() && !identifier.text_of("value").empty())
            names.push_back(std::string(identifier.text_of("system")).append("|").append(identifier.text_of("value")));
    return names;
}
}  // namespace

bool PatientRegister::learn(const fhir::Document& bundle, std::string order) {
    auto patient = patient_of(bundle);
    const auto number = patient == nullptr ? std::string_view() : patient_number_of(patient->root());
    const std::string_view name = number.empty() && patient != nullptr ? address_of(patient->root()) : number;
    if (name.empty()) return false;
    return keep(name, std::move(order), patient);
}

bool PatientRegister::learn(const mappers::Unit& unit) {
    if (unit.kind != mappers::UnitKind::patient || unit.operation != mappers::UnitOperation::replace) return false;
    auto patient = patient_of(unit.bundle);
    return patient != nullptr && keep(unit.patient_number, unit.order, std::move(patient));
}

bool PatientRegister::keep(std::string_view number, std::string order, std::shared_ptr<const fhir::Document> patient) {
    Entry& entry = patients_[std::string(number)];
    if (entry.known.patient != nullptr && entry.order >= order) return false;
    if (entry.known.patient != nullptr)
        numbers_by_birth_date_[std::string(entry.known.patient->root().text_of("birthDate"))].erase(
            std::string(number));
    numbers_by_birth_date_[std::string(patient->root().text_of("birthDate"))].insert(std::string(number));
    for (const std::string& name : other_names_of(patient->root())) {
        const auto [known, is_new] = numbers_by_name_.emplace(name, number);
        if (!is_new && known->second != number) known->second.clear();  // two have it: it names nobody
    }
    entry = {std::move(order), {std::move(patient)}};
    return true;
}

std::optional<mappers::RecognisedPatient> PatientRegister::find_person(const mappers::PersonTraits& traits) const {
    if (traits.name.empty() || traits.birth_date.empty() || traits.gender.empty()) return std::nullopt;
    const auto numbers = numbers_by_birth_date_.find(traits.birth_date);
    if (numbers == numbers_by_birth_date_.end()) return std::nullopt;
    std::optional<mappers::RecognisedPatient> found;
    for (const std::string& number : numbers->second) {
        const auto entry = patients_.find(number);
        if (entry == patients_.end() || !is_called(entry->second.known.patient->root(), traits)) continue;
        if (found) return std::nullopt;
        found = {.number = number, .known = entry->second.known};
    }
    return found;
}

std::optional<mappers::KnownPatient> PatientRegister::find(std::string_view patient_number) const {
    auto entry = patients_.find(patient_number);
    if (entry == patients_.end())
        if (const auto named = numbers_by_name_.find(patient_number); named != numbers_by_name_.end())
            entry = patients_.find(named->second);
    if (entry == patients_.end() || entry->second.known.patient == nullptr) return std::nullopt;
    return entry->second.known;
}

}  // namespace kakehashi::gateway
