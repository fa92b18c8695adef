#include "kakehashi/gateway/patient_register.hpp"

#include <memory>

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

std::string_view patient_number_of(const fhir::Node& patient) {
    const fhir::Node* identifiers = patient.find("identifier");
    if (identifiers == nullptr) return {};
    for (const fhir::Node& identifier : identifiers->items())
        if (identifier.text_of("system").starts_with(kPatientNumberSystem)) return identifier.text_of("value");
    return {};
}
}  // namespace

bool PatientRegister::learn(const fhir::Document& bundle, std::string order) {
    auto patient = patient_of(bundle);
    const auto number = patient == nullptr ? std::string_view() : patient_number_of(patient->root());
    if (number.empty()) return false;
    Entry& entry = patients_[std::string(number)];
    if (entry.known.patient != nullptr && entry.order >= order) return false;
    entry = {std::move(order), {std::move(patient)}};
    return true;
}

bool PatientRegister::learn(const mappers::Unit& unit) {
    if (unit.kind != mappers::UnitKind::patient || unit.operation != mappers::UnitOperation::replace) return false;
    Entry& entry = patients_[unit.patient_number];
    if (entry.known.patient != nullptr && entry.order >= unit.order) return false;
    auto patient = patient_of(unit.bundle);
    if (patient == nullptr) return false;
    entry = {unit.order, {std::move(patient)}};
    return true;
}

std::optional<mappers::KnownPatient> PatientRegister::find(std::string_view patient_number) const {
    const auto entry = patients_.find(patient_number);
    if (entry == patients_.end() || entry->second.known.patient == nullptr) return std::nullopt;
    return entry->second.known;
}

}  // namespace kakehashi::gateway
