#include "facts/person_name.hpp"
#include "orca/mapping.hpp"
#include "orca/messages.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::orca {
namespace {

using fhir::IssueSeverity;

DoctorFact read_doctor(Element* record, std::string_view number, std::string_view name) {
    DoctorFact doctor;
    doctor.number = take(record, number, "Practitioner.identifier");
    if (const std::string whole = take(record, name, "Practitioner.name"); !whole.empty())
        doctor.names.push_back(facts::split_name("IDE", whole));
    return doctor;
}

/// The card in a form makes the insured-person identifier; a Coverage is of the patient's own unit.
void read_form_card(Mapping& mapping, Element& form, PatientFact& patient) {
    Element* combination = form.child("Insurance_Combination_Information");
    Element* card = combination == nullptr ? nullptr : combination->child("HealthInsurance_Information");
    if (peek(card, "InsuranceProvider_Number").empty()) return;
    patient.insurances.push_back(read_card(mapping, *card, "Insurance_Combination_Information"));
}

std::vector<DrugFact> read_drugs(Mapping& mapping, Element& form, const std::string& place) {
    constexpr LineNames kNames{.code = "Code", .name = "Name", .amount = "Amount", .unit = "Unit_Name"};
    std::vector<DrugFact> drugs;
    unsigned number = 0;
    for (Element* rp : items(&form, "Rp")) {
        RpHead head{.number = std::to_string(++number),
                    .medical_class = take(rp, "Medical_Class", "used: what the amount is of"),
                    .count = take(rp, "Count", "MedicationRequest.dosageInstruction"),
                    .place = place + "/Rp[" + std::to_string(number) + "]"};
        take(rp, "Unit_Name", "used: whether days or times are counted");
        const std::uint32_t record = rp->begin_record();
        const std::size_t first = drugs.size();
        read_rp(mapping, items(rp, "Medication"), head, kNames, drugs);
        for (std::size_t at = first; at < drugs.size(); ++at) drugs[at].origins.push_back(record);
    }
    return drugs;
}

/// These answers have no address, which JP_Patient_eCS demands: the unit waits for the patient's own one.
void push_unit(Mapping& mapping, const UnitHeader& header, const PatientFact& patient, const PrescriptionFact& fact) {
    Unit unit = write_prescription_unit(header, patient, fact, mapping.out.report);
    unit.patient_is_known = unit.patient_is_known && patient.known != nullptr;
    mapping.out.units.push_back(std::move(unit));
}

void map_form(Mapping& mapping, Element& form, const std::string& place, unsigned number) {
    const std::string institution = institution_of(form);
    if (!institution.empty() && institution != mapping.context.institution_number)
        return mapping.note(IssueSeverity::error, messages::kInstitutionMismatch, place + "/Hospital");
    if (Element* hospital = form.child("Hospital"); hospital != nullptr && !institution.empty()) {
        take(hospital, "Prefectures_Number", "used: whose prescription it is");
        take(hospital, "Code", "used: whose prescription it is");
    }
    Element* person = form.child("Patient");
    if (peek(person, "ID").empty()) return mapping.note(IssueSeverity::error, messages::kNoPatient, place + "/Patient");
    PatientFact patient = read_person(mapping, *person, {.number = "ID", .name = "Name", .kana = "KanaName"});
    read_form_card(mapping, form, patient);
    patient = with_known_patient(mapping.context, std::move(patient));
    PrescriptionFact fact;
    const Origins origins = {form.begin_record()};
    const std::string performed = mapping.time(form, "Perform_Date", "MedicationRequest.identifier", place);
    fact.authored = mapping.time(form, "IssuedDate", "MedicationRequest.authoredOn", place);
    if (fact.authored.empty()) fact.authored = performed;
    fact.category = {.code = "OHO", .text = "院外処方"};
    fact.visit.department = read_department(mapping.context, form);
    fact.visit.doctor = read_doctor(form.child("Doctor"), "Code", "Name");
    fact.visit.origins = origins;
    const std::string department = peek(&form, "Department_Code");
    fact.drugs = read_drugs(mapping, form, place);
    if (fact.drugs.empty()) return mapping.note(IssueSeverity::error, messages::kNoDrugs, place);
    for (DrugFact& drug : fact.drugs) drug.origins.push_back(origins.front());
    // The answer has no number of the prescription; a reprint changes Qr_ID. Source: vendor-exports.md 7.4
    fact.key = patient.number + "|" + performed + "|" + department + "|" + std::to_string(number);
    mapping.out.units.push_back(
        write_prescription_unit(mapping.header(fact.key, performed, origins), patient, fact, mapping.out.report));
}

}  // namespace

std::string institution_of(Element& form) {
    Element* hospital = form.child("Hospital");
    const std::string prefecture = facts::to_half_width(peek(hospital, "Prefectures_Number"));
    const std::string code = facts::to_half_width(peek(hospital, "Code"));
    const bool fits = prefecture.size() == 2 && code.size() == 7 && facts::is_digits(prefecture + code);
    return fits ? prefecture + "1" + code : std::string();
}

void map_prescriptions(Mapping& mapping) {
    unsigned number = 0;
    for (Element* item : items(&mapping.answer, "Forms")) {
        Element* form = item->child("data");
        ++number;
        const std::string place = "Forms[" + std::to_string(number) + "]/data";
        if (form != nullptr)
            map_form(mapping, *form, place, number);
        else
            mapping.note(IssueSeverity::error, messages::kNoDrugs, place);
    }
    // The patient at the head of the answer is the one of its forms.
    if (Element* person = mapping.answer.child("Patient"); person != nullptr)
        person->mark(FieldFate::mapped, "used: the patient of the forms once more");
    if (number == 0) mapping.note(IssueSeverity::error, messages::kNoDrugs, "Forms");
}

void map_medical(Mapping& mapping) {
    Element* person = mapping.answer.child("Patient_Information");
    if (peek(person, "Patient_ID").empty())
        return mapping.note(IssueSeverity::error, messages::kNoPatient, "Patient_Information");
    constexpr LineNames kNames{
        .code = "Medication_Code", .name = "Medication_Name", .amount = "Medication_Number", .unit = "Unit_Code_Name"};
    PrescriptionFact fact;
    unsigned number = 0;
    for (Element* information : items(&mapping.answer, "Medical_Information"))
        for (Element* info : items(information, "Medical_Info")) {
            const std::string medical_class = peek(info, "Medical_Class");
            if (!is_prescription_class(medical_class)) continue;
            take(info, "Medical_Class", "used: what the amount is of");
            take(info, "Medical_Class_Name", "used: what the amount is of");
            RpHead head{.number = std::to_string(++number),
                        .medical_class = medical_class,
                        .count = take(info, "Medical_Class_Number", "MedicationRequest.dosageInstruction"),
                        .place = "Medical_Info[" + std::to_string(number) + "]"};
            read_rp(mapping, items(info, "Medication_Info"), head, kNames, fact.drugs);
        }
    if (fact.drugs.empty()) {
        mapping.answer.mark(FieldFate::ignored, "billing: no prescription");
        return mapping.note(IssueSeverity::information, messages::kBilling, std::string(mapping.answer.name()));
    }
    const PatientFact patient = with_known_patient(
        mapping.context,
        read_person(mapping, *person, {.number = "Patient_ID", .name = "WholeName", .kana = "WholeName_inKana"}));
    const Origins origins = {mapping.answer.offset()};
    const std::string date = mapping.time(mapping.answer, "Perform_Date", "MedicationRequest.authoredOn", "");
    fact.authored = date;
    fact.visit.department = read_department(mapping.context, mapping.answer);
    fact.visit.doctor = read_doctor(&mapping.answer, "Physician_Code", "Physician_WholeName");
    fact.visit.origins = origins;
    for (DrugFact& drug : fact.drugs) drug.origins.push_back(origins.front());
    std::string uid = take(&mapping.answer, "Medical_Uid", "MedicationRequest.identifier");
    if (uid.empty()) uid = take(&mapping.answer, "Orca_Uid", "MedicationRequest.identifier");
    fact.key = uid.empty() ? patient.number + "|" + date + "|" + peek(&mapping.answer, "Department_Code") : uid;
    push_unit(mapping, mapping.header(fact.key, date, origins), patient, fact);
}

}  // namespace kakehashi::mappers::orca
