#include "hl7_segments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "full_width.hpp"

namespace kakehashi::synth {
namespace {

constexpr std::string_view kDoctor = "110^見本^医師^^^^^^^L^^^^^I";

/// Some counters type the card in full width, some in half width: it is one card all the same.
std::string card_number(const Chart& chart) {
    const InsuredIdentity& card = chart.person->insured;
    std::string text = card.symbol + "・" + card.number;
    if (!card.branch.empty()) text += "・" + card.branch;
    return chart.hospital == kHospitalA ? full_width_digits(text) : text;
}

std::string name_field(const Person& person) {
    return fmt::format("{}^{}^^^^^L^I~{}^{}^^^^^L^P", person.family, person.given, person.family_kana,
                       person.given_kana);
}

}  // namespace

std::string msh(const Chart& chart, const MessageHead& head) {
    return fmt::format("MSH|^~\\&|HIS|{}|GW|KAKEHASHI|{}||{}|{}|P|2.5||||||~ISO IR87||ISO 2022-1994\r",
                       chart.institution().number, head.time.hl7_seconds(), head.event, head.control_id);
}

std::string evn(Moment recorded, Moment happened) {
    return fmt::format("EVN||{}||||{}\r", recorded.hl7_minutes(), happened.hl7_minutes());
}

std::string pid(const Chart& chart) {
    const Person& person = *chart.person;
    return fmt::format("PID|0001||{}^^^^PI||{}||{}|{}|||^^^^{}^JPN^H^{}||^PRN^PH^^^^^^^^^{}\r", chart.patient_number(),
                       name_field(person), person.birth.hl7_date(), person.female ? "F" : "M", person.postal_code,
                       person.address, person.phone);
}

std::string in1(const Chart& chart) {
    const InsuredIdentity& card = chart.person->insured;
    const bool union_insurance = card.insurer.starts_with("06");
    const std::string insurer = union_insurance ? card.insurer : card.insurer.substr(2);
    return fmt::format("IN1|1|{}|{}|{}||||||{}||20200401|||||SEL^本人^HL70063\r",
                       union_insurance ? "06^組合管掌健康保険^JHSD0001" : "C0^国民健康保険^JHSD0001", insurer,
                       union_insurance ? "見本健康保険組合" : "架橋市", card_number(chart));
}

std::string pv1_snapshot(const Department& department) {
    return fmt::format("PV1|0001|O|{}^^^^^C||||{}|||{}\r", department.code, kDoctor, department.code);
}

std::string pv1_visit(const Encounter& encounter, bool discharged) {
    std::vector<std::string> fields(46);
    fields[0] = "PV1";
    fields[1] = "0001";
    fields[2] = encounter.inpatient ? "I" : "O";
    fields[3] = encounter.inpatient ? "3W^301^1^^^N" : fmt::format("{}^^^^^C", encounter.department->code);
    fields[7] = kDoctor;
    fields[10] = encounter.department->code;
    fields[19] = encounter.number;
    fields[44] = encounter.start.hl7_minutes();
    if (discharged || !encounter.inpatient) fields[45] = encounter.end.hl7_minutes();
    while (fields.back().empty()) fields.pop_back();
    return fmt::format("{}\r", fmt::join(fields, "|"));
}

std::string iam_segments(const Chart& chart) {
    std::string text;
    int position = 0;
    for (const Allergy& allergy : chart.allergies) {
        const Allergen& allergen = *allergy.allergen;
        const std::string_view severity = allergy.severity == "MI"   ? "軽度"
                                          : allergy.severity == "MO" ? "中等度"
                                                                     : "重度";
        std::string onset = allergy.onset;
        std::erase(onset, '-');
        text += fmt::format("IAM|{}|{}^{}^HL70127|{}^{}^{}|{}^{}^HL70128|{}|A^追加^HL70323|||||{}\r", ++position,
                            allergen.category, allergen.category_name, allergen.code, allergen.name, allergen.system,
                            allergy.severity, severity, allergen.manifestation, onset);
    }
    return text;
}

std::string prb_segments(const Chart& chart) {
    std::string text;
    for (const Condition& condition : chart.conditions) {
        const Disease& disease = *condition.disease;
        std::string end = condition.abatement;
        std::erase(end, '-');
        const std::string whole =
            fmt::format("{}{}{}", condition.acute ? "急性" : "", disease.name, condition.suspected ? "の疑い" : "");
        text += fmt::format("PRB|AD|{}|{}^{}^MDCDX2|{}|||{}||{}|{}^^I10^O^外来時^JHSD0004^2013|||{}|{}|{}|{}|{}|{}\r",
                            condition.recorded.hl7_date(), disease.key_number, disease.name, condition.number,
                            condition.recorded.hl7_date(), end, disease.icd10,
                            condition.suspected ? "1^疑い^JHSD0005" : "", end.empty() ? "" : "R^回復^HL70241", end,
                            condition.onset.hl7_date(), whole, condition.principal ? "1^主診断^JHSD0007" : "");
        text += fmt::format("ZPR|{}|{}^{}^MDCDX2|{}\r", condition.acute ? "1001^急性^MDCDX2" : "", disease.key_number,
                            disease.name, condition.suspected ? "8002^の疑い^MDCDX2" : "");
        text += fmt::format("ORC|NW|{}||||||||||{}|||||{}^{}^99LAB||||||||||||O^外来患者オーダ^HL70482\r",
                            condition.number, kDoctor, condition.department->code, condition.department->name);
    }
    return text;
}

std::string rx_segments(const Prescription& prescription, std::string_view control) {
    std::string text;
    for (const PrescribedDrug& line : prescription.drugs) {
        const Drug& drug = *line.drug;
        const int daily = line.dose * line.usage->times_a_day;
        text += fmt::format("ORC|{}|{}||{}_{:03}|||||{}|||{}|||||{}^{}^99LAB||||||||||||O^外来患者オーダ^HL70482\r",
                            control, prescription.order, line.rp, line.position, prescription.authored.hl7_seconds(),
                            kDoctor, prescription.department->code, prescription.department->name);
        text += fmt::format(
            "RXE||{}^{}^{}|{}||{}^{}^MR9P|||||{}|{}^{}^MR9P||||||||{}^{}&{}&MR9P||OHP^外来処方^MR9P~OHI^院内処方^MR9P"
            "||||||21^内服^JHSP0003\r",
            drug.code, drug.name, drug.system, line.dose, drug.unit, drug.unit_name, daily * line.days, drug.unit,
            drug.unit_name, daily, drug.unit, drug.unit_name);
        text += fmt::format("TQ1|1||{}&{}&JAMISDP01|||{}^d|{}\r", line.usage->code, line.usage->text, line.days,
                            prescription.authored.hl7_date());
        text += "RXR|PO^口^HL70162\r";
    }
    return text;
}

std::string injection_order(const Chart& chart, const Encounter& encounter) {
    const auto position = &encounter - chart.encounters.data();
    return fmt::format("8{:0>10}{:04}", chart.patient_number(), position);
}

std::string injection_segments(const Encounter& encounter, const std::string& order) {
    std::string text =
        fmt::format("ORC|NW|{}||1|||||{}|||{}|||||{}^{}^99LAB||||||||||||I^入院患者オーダ^HL70482\r", order,
                    encounter.start.hl7_seconds(), kDoctor, encounter.department->code, encounter.department->name);
    text += "RXE||00^一般^JHSI0002|||ML^ｍＬ^MR9P||||||||||||||||IHP^入院処方^MR9P||60|mL/h^mL/h\r";
    text += fmt::format("TQ1|1||||||{}\rRXR|IV^静脈内^HL70162\r", encounter.start.hl7_date());
    for (const InjectedDrug& drug : kInjectedDrugs)
        text += fmt::format("RXC|{}|{}^{}^HOT9|{}|{}^{}^MR9P\r", &drug == kInjectedDrugs.data() ? "B" : "A", drug.code,
                            drug.name, drug.amount, drug.unit, drug.unit_name);
    return text;
}

std::string laboratory_segments(const LabReport& report, const std::vector<LabResult>& results) {
    std::vector<std::string_view> specimens;
    for (const LabResult& result : results)
        if (std::find(specimens.begin(), specimens.end(), result.item->specimen_code()) == specimens.end())
            specimens.push_back(result.item->specimen_code());
    std::string text;
    int set = 0;
    for (const std::string_view specimen : specimens) {
        const auto first = std::find_if(results.begin(), results.end(),
                                        [&](const LabResult& r) { return r.item->specimen_code() == specimen; });
        text += fmt::format("SPM|{}|{}||{}^{}^JC10|||||||||||||{}\r", ++set, report.specimen, specimen,
                            first->item->specimen_name(), report.collected.hl7_minutes());
        text += fmt::format("OBR|{}|{}|{}|E00{}^検体検査^99O03|||{}|||||||||{}||||||{}|||F\r", set, report.order,
                            report.specimen, set, report.collected.hl7_minutes(), kDoctor, report.issued.hl7_seconds());
        text += fmt::format("ORC|SC|{}|{}||CM||||{}|||{}|||||{}^{}^99LAB||||||||||||O^外来患者オーダ^HL70482\r",
                            report.order, report.specimen, report.issued.hl7_seconds(), kDoctor,
                            report.department->code, report.department->name);
        int line = 0;
        for (const LabResult& result : results) {
            const LabItem& item = *result.item;
            if (item.specimen_code() != specimen) continue;
            const bool number = result.value.find_first_not_of("0123456789.") == std::string::npos;
            const std::string unit = item.unit.empty() ? "" : fmt::format("{}^{}^99LAB", item.unit, item.unit);
            const std::string range = item.high.empty()  ? ""
                                      : item.low.empty() ? fmt::format("{}以下", item.high)
                                                         : fmt::format("{}-{}", item.low, item.high);
            text += fmt::format("OBX|{}|{}|{}^{}^JC10^{}^{}^99LAB||{}|{}|{}|{}|||F|||{}\r", ++line,
                                number ? "NM" : "ST", item.jlac10, item.name, item.local_code, item.name, result.value,
                                unit, range, result.flag, report.collected.hl7_minutes());
        }
    }
    return text;
}

std::string vital_segments(const VitalSigns& signs) {
    struct Measure {
        std::string_view code, unit;
        const std::string& value;
        int channel;
    };
    const std::array<Measure, 6> measures{{
        {"150021^MDC_PRESS_BLD_NONINV_SYS^MDC", "266016^MDC_DIM_MMHG^MDC", signs.systolic, 150021},
        {"150022^MDC_PRESS_BLD_NONINV_DIA^MDC", "266016^MDC_DIM_MMHG^MDC", signs.diastolic, 150022},
        {"149530^MDC_PULS_OXIM_PULS_RATE^MDC", "264864^MDC_DIM_BEAT_PER_MIN^MDC", signs.pulse, 149530},
        {"150344^MDC_TEMP^MDC", "268192^MDC_DIM_DEGC^MDC", signs.temperature, 150344},
        {"151562^MDC_RESP_RATE^MDC", "264928^MDC_DIM_RESP_PER_MIN^MDC", signs.respiration, 151562},
        {"150456^MDC_PULS_OXIM_SAT_O2^MDC", "262688^MDC_DIM_PERCENT^MDC", signs.saturation, 150456},
    }};
    const std::string time = signs.time.hl7_seconds();
    std::string text = fmt::format("OBR|1|||182777000^monitoring of patient^SCT|||{}\r", time);
    int line = 0;
    for (const Measure& measure : measures)
        text += fmt::format("OBX|{}|NM|{}|1.1.9.{}|{}|{}|||||F|||{}\r", ++line, measure.code, measure.channel,
                            measure.value, measure.unit, time);
    return text;
}

}  // namespace kakehashi::synth
