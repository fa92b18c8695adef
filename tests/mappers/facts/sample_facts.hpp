#pragma once

#include "kakehashi/mappers/report_units.hpp"

/// Invented facts that several tests start from.
namespace kakehashi::mappers::samples {

inline UnitHeader header(std::string local_id, std::string year = "2024") {
    UnitHeader header;
    header.institution_number = "1319999991";
    header.institution_name = "架橋第一病院";
    header.local_id = std::move(local_id);
    header.year = std::move(year);
    header.recorded = "2024-03-11T10:30:45+09:00";
    return header;
}

inline PatientFact patient() {
    PatientFact patient;
    patient.number = "00012345";
    patient.names = {{"IDE", "見本", "花"}, {"SYL", "ミホン", "ハナ"}};
    patient.gender = "female";
    patient.birth_date = "1970-01-02";
    patient.address_text = "東京都架空区一丁目1-1";
    patient.postal_code = "100-0000";
    patient.phone = "03-0000-0000";
    patient.insurances = {{.insurer = "012345",
                           .symbol = "あいう",
                           .number = "187",
                           .branch = "05",
                           .type = "1",
                           .relationship = "1",
                           .start = {},
                           .end = {}}};
    return patient;
}

inline VisitFact visit() {
    VisitFact visit;
    visit.visit_class = "AMB";
    visit.start = "2024-03-11";
    visit.department = {"08", "循環器内科"};
    visit.doctor = {.number = "D001", .names = {{"IDE", "医師", "一郎"}}};
    return visit;
}

inline ConditionFact condition() {
    ConditionFact fact;
    fact.key = "770001";
    fact.key_number = "20054174";
    fact.icd10 = "K297";
    fact.stem_text = "胃炎";
    fact.text = "急性胃炎の疑い";
    fact.prefixes = {{.key_number = "1001", .exchange_code = {}, .receipt_code = {}, .text = "急性"}};
    fact.suffixes = {{.key_number = "8002", .exchange_code = {}, .receipt_code = {}, .text = "の疑い"}};
    fact.suspected = true;
    fact.principal = true;
    fact.onset = "2024-03-10";
    fact.abatement = "2024-04-01";
    fact.clinical_status = "resolved";
    fact.recorded = "2024-03-11";
    fact.visit = visit();
    return fact;
}

inline AllergyFact allergy() {
    AllergyFact fact;
    fact.key = "1";
    fact.category = "food";
    fact.jfagy = "C11310000";
    fact.text = "さば";
    fact.severity = "severe";
    fact.manifestation = "じんましん";
    fact.onset = "1999";
    fact.visit = visit();
    return fact;
}

inline LabResultFact potassium() {
    LabResultFact fact;
    fact.order = "ORD0001";
    fact.local_code = "0101";
    fact.local_name = "ｶﾘｳﾑ";
    fact.jlac10 = "3H015000002326101";
    fact.value = "4.10";
    fact.unit = "mmol/L";
    fact.range_text = "3.6-4.8";
    fact.flag = "N";
    fact.collected = "2024-03-11T09:00:00+09:00";
    fact.specimen = {"023", "血清"};
    fact.visit = visit();
    return fact;
}

inline PrescriptionFact prescription() {
    DrugFact drug;
    drug.rp_number = "2";
    drug.order_in_rp = "1";
    drug.hot = "100000001";
    drug.text = "見本散１０％";
    drug.dose = "0.5";
    drug.dose_unit = {"G", "グラム"};
    drug.dose_type = "1";
    drug.daily_dose = "1.5";
    drug.daily_dose_unit = {"G", "グラム"};
    drug.usage_code = "1013044400000000";
    drug.usage_text = "内服・経口・１日３回朝昼夕食後";
    drug.days = "7";
    drug.start = "2024-03-11";
    drug.quantity = "10.5";
    drug.quantity_unit = {"G", "グラム"};
    drug.route = {"PO", "口"};
    PrescriptionFact fact;
    fact.order = "0000000000555";
    fact.authored = "2024-03-11T10:30:45+09:00";
    fact.category = {"OHP", "外来処方"};
    fact.drugs = {drug};
    fact.visit = visit();
    return fact;
}

inline ReferralFact referral() {
    ReferralFact fact;
    fact.key = "REF0001";
    fact.issued = "2024-03-11T10:30:45+09:00";
    fact.from_doctor = {.number = "D001", .names = {{"IDE", "医師", "一郎"}}};
    fact.to = {
        .number = "1319999993", .name = "架橋診療所", .phone = {}, .postal_code = {}, .address = "東京都架空区二丁目"};
    fact.purpose = "精査のお願い";
    fact.sections = {{"360", "3月上旬から心窩部痛 <夜間>"}};
    fact.facts.conditions = {condition()};
    fact.facts.allergies = {allergy()};
    fact.facts.laboratory = {potassium()};
    fact.facts.prescriptions = {prescription()};
    fact.visit = visit();
    return fact;
}

inline DischargeSummaryFact discharge_summary() {
    DischargeSummaryFact fact;
    fact.key = "DS0001";
    fact.issued = "2024-03-20T15:00:00+09:00";
    fact.author = {.number = "D001", .names = {{"IDE", "医師", "一郎"}}};
    fact.stay.key = "STAY1";
    fact.stay.visit = visit();
    fact.stay.visit.visit_class = "IMP";
    fact.stay.visit.end = "2024-03-20";
    fact.stay.reason = "肺炎の治療";
    fact.sections = {{"352", "発熱"},
                     {"362", "数日前から発熱"},
                     {"333", "抗菌薬で軽快"},
                     {"444", "退院時処方なし"},
                     {"424", "外来で経過観察"}};
    fact.admission_diagnoses = {condition()};
    fact.facts.conditions = {condition()};
    return fact;
}

inline CheckupFact checkup() {
    CheckupFact fact;
    fact.key = "CK0001";
    fact.issued = "2024-03-15";
    fact.examined = "2024-03-11";
    fact.author = {.number = "D001", .names = {{"IDE", "医師", "一郎"}}};
    CheckupItemFact height;
    height.code = "9N001000000000001";
    height.name = "身長";
    height.value = "160.0";
    height.unit = "cm";
    CheckupItemFact question;
    question.code = "9N701000000000011";
    question.name = "服薬1(血圧)";
    question.value = "2";
    question.questionnaire = true;
    fact.items = {height, question};
    fact.overall_text = "異常なし";
    return fact;
}

}  // namespace kakehashi::mappers::samples
