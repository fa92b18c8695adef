#include <algorithm>
#include <array>

#include "hl7v2/mapping.hpp"
#include "hl7v2/messages.hpp"
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

void read_address(Segment& pid, PatientFact& patient) {
    constexpr std::string_view kTarget = "Patient.address";
    if (!pid.has(11)) return;
    std::string text = facts::trimmed(pid.take({11, 8}, kTarget));
    for (const unsigned component : {4U, 3U, 1U, 2U}) {
        const std::string part = pid.take({11, component}, kTarget);
        if (!part.empty()) text.append(text.empty() ? "" : " ").append(part);
    }
    pid.take({11, 6}, kTarget);
    pid.take({11, 7}, kTarget);
    patient.postal_code = pid.take({11, 5}, kTarget);
    patient.address_text = text;
    for (const std::string_view name : kPrefectures) {
        if (!text.starts_with(name)) continue;
        patient.state = name;
        patient.address_line = text.substr(name.size());
    }
}

/// The number is in XTN.12 in Japan, in XTN.1 in old messages, in XTN.6 and 7 elsewhere.
std::string read_phone(Segment& pid) {
    constexpr std::string_view kTarget = "Patient.telecom";
    for (const unsigned field : {13U, 14U}) {
        if (!pid.has(field)) continue;
        pid.take({field, 2}, kTarget);
        pid.take({field, 3}, kTarget);
        for (const unsigned component : {12U, 1U})
            if (std::string number = pid.take({field, component}, kTarget); !number.empty()) return number;
        const std::string area = pid.take({field, 6}, kTarget);
        if (const std::string number = pid.take({field, 7}, kTarget); !number.empty())
            return area.empty() ? number : area + "-" + number;
    }
    return {};
}

/// JHSD0001 to InsuranceMajorCategory; "" when unknown. Source: vendor-exports.md 2.8
std::string insurance_type(std::string_view code) {
    if (code == "C0" || code == "67" || code == "68") return "2";
    if (code == "39") return "7";
    constexpr std::array<std::string_view, 16> kEmployees{"01", "02", "03", "04", "06", "07", "31", "32",
                                                          "33", "34", "63", "72", "73", "74", "75", "09"};
    if (std::find(kEmployees.begin(), kEmployees.end(), code) != kEmployees.end()) return "1";
    const bool is_number = code.size() == 2 && code.find_first_not_of("0123456789") == std::string_view::npos;
    return is_number && code >= "10" ? "8" : "";
}

/// 記号, 番号 and 枝番 of IN1-10 and IN1-11, joined by ・, a space or -.
void split_card(std::string text, InsuranceFact& card) {
    std::vector<std::string> parts(1);
    for (std::size_t at = 0; at < text.size();) {
        const auto rest = std::string_view(text).substr(at);
        std::size_t size = 0;
        for (const std::string_view separator : {"・", "･", "　", " ", "-", "－"})
            if (rest.starts_with(separator)) size = separator.size();
        if (size == 0) {
            parts.back() += text[at++];
        } else {
            if (!parts.back().empty()) parts.emplace_back();
            at += size;
        }
    }
    if (parts.size() == 1 && card.number.empty()) {
        card.number = parts[0];
        return;
    }
    card.symbol = parts[0];
    if (parts.size() > 1) card.number = parts[1];
    if (parts.size() > 2) card.branch = parts[2];
}

InsuranceFact read_insurance(Mapping& mapping, Segment& in1) {
    InsuranceFact card;
    card.origins = {in1.offset()};
    const std::string plan = in1.take({2}, "Coverage.type");
    in1.take({2, 2}, "Coverage.type");
    in1.take({2, 3}, "Coverage.type");
    card.type = insurance_type(plan);
    if (card.type.empty() && !plan.empty())
        mapping.note(IssueSeverity::warning, messages::kUnknownCode, in1.place(2), {"JHSD0001"});
    card.insurer = in1.take({3}, "Coverage.payor");
    card.number = in1.take({11}, "Coverage InsuredPersonNumber");
    split_card(in1.take({10}, "Coverage InsuredPersonSymbol and InsuredPersonNumber"), card);
    card.start = mapping.date(in1, 12, "Coverage.period.start");
    card.end = mapping.date(in1, 13, "Coverage.period.end");
    const std::string relation = in1.take({17}, "Coverage.relationship");
    in1.take({17, 2}, "Coverage.relationship");
    in1.take({17, 3}, "Coverage.relationship");
    if (!relation.empty()) card.relationship = relation == "SEL" ? "1" : "2";
    return card;
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
    patient.names = read_names(pid, 5, "Patient.name");
    patient.birth_date = mapping.date(pid, 7, "Patient.birthDate");
    patient.gender = gender_of(mapping, pid);
    read_address(pid, patient);
    patient.phone = read_phone(pid);
    patient.deceased = mapping.time(pid, 29, "Patient.deceasedDateTime");
    if (pid.take({30}, "Patient.deceasedBoolean") == "Y" && patient.deceased.empty()) patient.deceased = "true";
    patient.updated = mapping.time(pid, 33, "Patient.meta.lastUpdated");
    return patient;
}

std::vector<InsuranceFact> read_insurances(Mapping& mapping) {
    std::vector<InsuranceFact> cards;
    for (Segment& segment : mapping.message.segments)
        if (segment.name() == "IN1") cards.push_back(read_insurance(mapping, segment));
    // The card that identifies the patient is that of the medical insurance, not of public aid.
    std::stable_partition(cards.begin(), cards.end(), [](const InsuranceFact& card) { return card.type != "8"; });
    return cards;
}

void map_patient(Mapping& mapping) {
    Segment* pid = mapping.message.find("PID");
    PatientFact patient = mapping.patient;
    // This message is the source of what is known: the known resource is not copied into it.
    patient.known = nullptr;
    patient.insurances = read_insurances(mapping);
    if (pid != nullptr && patient.names.empty()) patient.names = read_names(*pid, 5, "Patient.name");
    if (mapping.message.trigger() == "A08" || mapping.message.trigger() == "A28" || mapping.message.trigger() == "A31")
        if (Segment* pv1 = mapping.message.find("PV1")) pv1->ignore_rest("snapshot of the place, not a visit");
    mapping.out.units.push_back(write_patient_unit(mapping.header(patient.number, {}), patient, mapping.out.report));
}

}  // namespace kakehashi::mappers::hl7v2
