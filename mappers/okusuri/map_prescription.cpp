#include <fmt/format.h>

#include "facts/identity.hpp"
#include "okusuri/mapping.hpp"
#include "okusuri/messages.hpp"
#include "okusuri/prescribed_drugs.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::okusuri {
namespace {

using fhir::IssueSeverity;

/// 11, 12, 13, 61. The name is in kanji and in half-width kana.
std::optional<PatientFact> read_patient(Mapping& mapping) {
    PatientFact patient;
    Record* name = mapping.only(11);
    Record* birth = mapping.only(13);
    if (name != nullptr) {
        patient.number = name->take(1, "Patient.identifier");
        patient.names = names_of(name->take(2, "Patient.name"), name->take(3, "Patient.name"));
        patient.origins.push_back(name->offset());
    }
    if (birth != nullptr) {
        patient.birth_date = mapping.date(*birth, 1, "Patient.birthDate");
        patient.origins.push_back(birth->offset());
    }
    if (patient.names.empty() || patient.birth_date.empty()) {
        mapping.note(IssueSeverity::error, messages::kPatientUnknown, mapping.volume.header.place());
        return std::nullopt;
    }
    if (Record* sex = mapping.only(12)) {
        patient.gender = gender_of(mapping, *sex, 1);
        patient.origins.push_back(sex->offset());
    }
    // 61-1 is the licence of the prescriber, for narcotics; the patient's address stands beside it.
    if (Record* narcotics = mapping.only(61)) {
        patient.address_text = narcotics->take(2, "Patient.address.text");
        patient.phone = narcotics->take(3, "Patient.telecom");
        patient.origins.push_back(narcotics->offset());
    }
    if (patient.number.empty()) give_number(mapping, patient);
    return patient;
}

/// 22 and 23: what the insured-person identifier is made of. Class and relationship would make a Coverage, which
/// belongs to the patient's own unit: a prescription knows too little of the patient to replace that one.
void read_insurance(Mapping& mapping, PatientFact& patient) {
    constexpr std::string_view kTarget = "Patient.identifier (JP_Insurance_memberID)";
    Record* insurer = mapping.only(22);
    Record* card = mapping.only(23);
    if (insurer == nullptr || card == nullptr) return;
    InsuranceFact fact{.insurer = insurer->peek(1),
                       .symbol = card->peek(1),
                       .number = card->peek(2),
                       .branch = card->peek(4),
                       .type = {},
                       .relationship = {},
                       .start = {},
                       .end = {},
                       .origins = {insurer->offset(), card->offset()}};
    if (!insured_person_identifier(fact).empty()) {
        insurer->take(1, kTarget);
        for (const unsigned column : {1U, 2U, 4U}) card->take(column, kTarget);
    }
    patient.insurances.push_back(std::move(fact));
}

/// Record 1 against the source's own number. @return false when another institution wrote it
bool is_of_this_institution(Mapping& mapping) {
    Record* institution = mapping.only(1);
    if (institution == nullptr) return true;
    const std::string table = institution->peek(1).empty() ? "1" : institution->peek(1);
    const std::string number =
        mapping.institution_number(*institution, institution->peek(3), table, institution->peek(2));
    if (number.empty()) return true;
    if (number != mapping.context.institution_number) {
        mapping.note(IssueSeverity::error, messages::kInstitutionMismatch, institution->place());
        return false;
    }
    for (const unsigned column : {1U, 2U, 3U}) institution->take(column, "JP_eCS_InstitutionNumber");
    institution->ignore(4, "the institution's name: its number is sent");
    return true;
}

/// 4 and 5: department and doctor.
VisitFact read_visit(Mapping& mapping) {
    VisitFact visit;
    if (Record* department = mapping.only(4)) {
        // Two columns more are kind and code of the department; the codes of this table are those of receipts and not
        // those of SS-MIX2, so only the name is sent. Source: vendor-exports.md 13.4
        const unsigned name = department->size() >= 3 ? 3 : 1;
        visit.department.text = department->take(name, "JP_eCS_Department.text");
        visit.origins.push_back(department->offset());
    }
    if (Record* doctor = mapping.only(5)) {
        visit.doctor.number = doctor->take(1, "MedicationRequest.requester");
        visit.doctor.names =
            names_of(doctor->take(3, "MedicationRequest.requester"), doctor->take(2, "MedicationRequest.requester"));
        visit.origins.push_back(doctor->offset());
        visit.doctor.origins = {doctor->offset()};
    }
    return visit;
}

PrescriptionFact read_order(Mapping& mapping, const PatientFact& patient) {
    PrescriptionFact fact;
    if (Record* number = mapping.only(82)) {
        // The number is the last column: a column before it may say whether there is a part number.
        fact.order = number->take(number->size(), "MedicationRequest.identifier");
    }
    if (Record* issued = mapping.only(51)) {
        fact.authored = mapping.date(*issued, 1, "MedicationRequest.authoredOn");
        if (!fact.authored.empty()) mapping.note(IssueSeverity::information, messages::kTimeUnknown, issued->place(1));
    }
    fact.key = fmt::format("{}|{}", patient.number, fact.authored);
    fact.category = {.code = "OHO", .text = "院外処方"};
    return fact;
}

}  // namespace

void map_prescription(Mapping& mapping) {
    std::vector<Record*> records;
    for (Record& record : mapping.volume.records) records.push_back(&record);
    if (!mapping.is_within_limits(records) || !is_of_this_institution(mapping)) return;
    auto patient = read_patient(mapping);
    if (!patient) return;
    read_insurance(mapping, *patient);
    PrescriptionFact fact = read_order(mapping, *patient);
    fact.drugs = read_prescribed_drugs(mapping);
    if (fact.drugs.empty()) {
        for (Record& record : mapping.volume.records) record.forget();
        mapping.note(IssueSeverity::error, messages::kNoDrugs, mapping.volume.header.place());
        return;
    }
    fact.visit = read_visit(mapping);
    UnitHeader header = make_header(mapping.context, fact.order.empty() ? "rx|" + fact.key : fact.order, fact.authored);
    header.year = fact.authored.substr(0, 4);
    header.place = mapping.volume.header.place();
    header.origins = {mapping.volume.header.offset()};
    const PatientFact known = patient->known || patient->has_no_local_number
                                  ? std::move(*patient)
                                  : with_known_patient(mapping.context, std::move(*patient));
    Unit unit = write_prescription_unit(header, known, fact, mapping.out.report);
    // Paper has no address, which JP_Patient_eCS demands: the unit waits for the patient's own one.
    unit.patient_is_known = unit.patient_is_known && known.known != nullptr;
    mapping.out.units.push_back(std::move(unit));
}

}  // namespace kakehashi::mappers::okusuri
