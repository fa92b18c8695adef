#include <algorithm>
#include <array>

#include "hl7v2/mapping.hpp"
#include "hl7v2/messages.hpp"
#include "hl7v2/tables.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

using fhir::IssueSeverity;

/// The repetition of PID-3 that is the institution's own number: CX.5 PI, else without type, else the first.
unsigned own_identifier(const Segment& pid) {
    const unsigned count = pid.repetitions(3);
    for (const std::string_view type : {"PI", ""})
        for (unsigned repetition = 1; repetition <= count; ++repetition)
            if (pid.peek({.field = 3, .component = 5, .repetition = repetition}) == type) return repetition;
    return 1;
}

/// Numbers that say more of a person than care needs. Source: vendor-exports.md appendix B (data minimisation)
bool is_withheld(std::string_view type) {
    return type == "SS" || type == "DL" || type == "DLN" || type == "PPN" || type == "TAX";
}

void read_other_identifiers(Segment& pid, unsigned own, PatientFact& patient) {
    constexpr std::string_view kTarget = "Patient.identifier";
    for (unsigned repetition = 1; repetition <= pid.repetitions(3); ++repetition) {
        const auto at = [repetition](unsigned component) {
            return At{.field = 3, .component = component, .repetition = repetition};
        };
        if (repetition == own) {
            pid.take(at(4), "used: who gave the number, the institution itself");
            pid.take(at(6), "used: who gave the number, the institution itself");
            continue;
        }
        const std::string type = pid.peek(at(5));
        if (is_withheld(type)) {
            for (const unsigned component : {1U, 4U, 5U})
                pid.ignore_at(at(component), "number of another register: data minimisation");
            continue;
        }
        IdentifierFact identifier;
        identifier.value = pid.take(at(1), kTarget);
        identifier.assigner = pid.take(at(4), kTarget);
        pid.take(at(5), kTarget);
        identifier.type = {.code = is_in_table("0203", type) ? type : std::string(), .text = type};
        if (!identifier.value.empty()) patient.identifiers.push_back(std::move(identifier));
    }
}

/// Source: HL7 table 0001; vendor-exports.md 1.5
std::string gender_of(Mapping& mapping, Segment& pid) {
    const std::string code = pid.take({8}, "Patient.gender");
    if (code.empty()) return {};
    if (code == "M") return "male";
    if (code == "F") return "female";
    if (code == "O" || code == "A") return "other";
    if (code != "U" && code != "N") mapping.note(IssueSeverity::error, messages::kSexInvalid, "PID-8");
    return "unknown";
}

/// Source: JIS X 0401
constexpr std::array<std::string_view, 47> kPrefectures{
    "北海道", "青森県", "岩手県", "宮城県",   "秋田県", "山形県",   "福島県", "茨城県", "栃木県", "群馬県",
    "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県",   "石川県", "福井県", "山梨県", "長野県",
    "岐阜県", "静岡県", "愛知県", "三重県",   "滋賀県", "京都府",   "大阪府", "兵庫県", "奈良県", "和歌山県",
    "鳥取県", "島根県", "岡山県", "広島県",   "山口県", "徳島県",   "香川県", "愛媛県", "高知県", "福岡県",
    "佐賀県", "長崎県", "熊本県", "大分県",   "宮崎県", "鹿児島県", "沖縄県"};

void read_home(Segment& pid, PatientFact& patient) {
    const PlaceText place = read_address(pid, 11, "Patient.address");
    patient.postal_code = place.postal_code;
    patient.address_text = place.text;
    for (const std::string_view name : kPrefectures) {
        if (!place.text.starts_with(name)) continue;
        patient.state = name;
        patient.address_line = place.text.substr(name.size());
    }
    for (unsigned repetition = 2; repetition <= pid.repetitions(11); ++repetition)
        pid.ignore_repetition(11, repetition, "JP_Patient_eCS holds one address");
}

void read_phones(Segment& pid, PatientFact& patient) {
    for (const unsigned field : {13U, 14U}) {
        auto telecoms = read_telecoms(pid, field, "Patient.telecom");
        for (TelecomFact& telecom : telecoms) {
            if (field == 14 && telecom.use.empty()) telecom.use = "work";
            patient.telecoms.push_back(std::move(telecom));
        }
    }
}

/// PID-15, 16, 24 and 25. Source: vendor-exports.md 3.4
void read_circumstances(Segment& pid, PatientFact& patient) {
    const std::string language = pid.take({15}, "Patient.communication");
    const std::string language_name = pid.take({15, 2}, "Patient.communication");
    pid.take({15, 3}, "Patient.communication");
    patient.language = {.code = std::string(language_of(language)),
                        .text = language_name.empty() ? language : language_name};
    const std::string status = pid.take({16}, "Patient.maritalStatus");
    const std::string status_name = pid.take({16, 2}, "Patient.maritalStatus");
    pid.take({16, 3}, "Patient.maritalStatus");
    patient.marital_status = {.code = std::string(marital_status_of(status)),
                              .text = status_name.empty() ? status : status_name};
    const std::string is_multiple = pid.take({24}, "Patient.multipleBirth");
    std::string position = pid.take({25}, "Patient.multipleBirth");
    position.erase(0, std::min(position.find_first_not_of('0'), position.size()));
    if (is_multiple == "Y" || is_multiple == "N") patient.multiple_birth = is_multiple == "Y" ? "true" : "false";
    if (facts::is_digits(position) && is_multiple != "N") patient.multiple_birth = position;
}

}  // namespace

PatientFact read_patient(Mapping& mapping, Segment& pid) {
    PatientFact patient;
    patient.origins = {pid.offset()};
    const unsigned own = own_identifier(pid);
    patient.number = pid.take({.field = 3, .repetition = own}, "Patient.identifier");
    pid.take({.field = 3, .component = 5, .repetition = own}, "Patient.identifier");
    if (mapping.message.type() != "ADT" && mapping.context.find_patient &&
        mapping.context.find_patient(patient.number)) {
        return patient;  // the rest of PID is not used: the register knows better
    }
    read_other_identifiers(pid, own, patient);
    patient.names = read_names(pid, 5, "Patient.name");
    patient.birth_date = mapping.date(pid, 7, "Patient.birthDate");
    patient.gender = gender_of(mapping, pid);
    read_home(pid, patient);
    read_phones(pid, patient);
    read_circumstances(pid, patient);
    patient.deceased = mapping.time(pid, 29, "Patient.deceasedDateTime");
    if (pid.take({30}, "Patient.deceasedBoolean") == "Y" && patient.deceased.empty()) patient.deceased = "true";
    patient.updated = mapping.time(pid, 33, "Patient.meta.lastUpdated");
    return patient;
}

void map_patient(Mapping& mapping) {
    PatientFact patient = mapping.patient;
    // This message is the source of what is known: the known resource is not copied into it.
    patient.known = nullptr;
    patient.insurances = read_insurances(mapping);
    patient.contacts = read_contacts(mapping);
    patient.disabilities = read_disabilities(mapping);
    for (const ContactFact& contact : patient.contacts)
        patient.origins.insert(patient.origins.end(), contact.origins.begin(), contact.origins.end());
    if (mapping.message.trigger() == "A08" || mapping.message.trigger() == "A28" || mapping.message.trigger() == "A31")
        if (Segment* pv1 = mapping.message.find("PV1")) pv1->ignore_rest("snapshot of the place, not a visit");
    mapping.out.units.push_back(write_patient_unit(mapping.header(patient.number, {}), patient, mapping.out.report));
    map_listed_allergies(mapping);
    map_basic_observations(mapping);
}

}  // namespace kakehashi::mappers::hl7v2
