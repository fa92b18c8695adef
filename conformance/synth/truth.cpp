#include <fmt/format.h>

#include <algorithm>

#include "checkup_items.hpp"
#include "hl7_segments.hpp"
#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "writers.hpp"

namespace kakehashi::synth {
namespace {

using fhir::Builder;

constexpr std::string_view kYj = "http://capstandard.jp/iyaku.info/CodeSystem/YJ-code";
constexpr std::string_view kHot9 = "http://medis.or.jp/CodeSystem/master-HOT9";
constexpr std::string_view kKeyNumber = "http://medis.or.jp/CodeSystem/master-disease-keyNumber";
constexpr std::string_view kObservationCode = "http://medis.or.jp/CodeSystem/master-nursingObservationKeyCode";
constexpr std::string_view kLabo = "http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_";
constexpr std::string_view kAllergen = "http://jpfhir.jp/fhir/core/CodeSystem/";

/// Appends facts to the hospital's list; every field is a text, and a field that is empty is not there.
struct Facts {
    fhir::ArrayBuilder list;
    std::uint32_t count = 0;

    Builder add(std::string_view kind) {
        ++count;
        return list.append_object().set_string("kind", kind);
    }
};

void add_patient(Facts& facts, const Chart& chart) {
    const Person& person = *chart.person;
    const bool clinic = chart.hospital == kHospitalC;
    Builder fact = facts.add("patient");
    fact.set_string("family", clinic ? person.family_cp932 : person.family)
        .set_string("given", person.given)
        .set_string("family_kana", person.family_kana)
        .set_string("given_kana", person.given_kana)
        .set_string("gender", person.female ? "female" : "male")
        .set_string("birth_date", person.birth.date())
        .set_string("address", person.address)
        .set_string("postal_code", person.postal_code)
        .set_string("phone", person.phone)
        .set_string("insured_identifier", insured_identifier(person.insured));
}

void add_encounter(Facts& facts, const Encounter& encounter) {
    facts.add("encounter")
        .set_string("class", encounter.inpatient ? "IMP" : "AMB")
        .set_string("status", "finished")
        .set_string("start", encounter.start.date_time())
        .set_string("end", encounter.end.date_time());
}

void add_allergy(Facts& facts, const Allergy& allergy) {
    const Allergen& allergen = *allergy.allergen;
    Builder fact = facts.add("allergy");
    if (allergen.category == "DA") {
        fact.set_string("category", "medication");
        fact.set_string("system", fmt::format("{}YCM/JP_JfagyMedicationAllergen_CS", kAllergen));
        fact.set_string("code", allergen.system == "YJ" ? fmt::format("YCM{}", allergen.code) : "D9M000000000");
    } else if (allergen.category == "FA") {
        fact.set_string("category", "food");
        fact.set_string("system", fmt::format("{}JP_JfagyFoodAllergen_CS", kAllergen));
        fact.set_string("code", "D9F000000000");
    } else {
        fact.set_string("category", "environment");
        fact.set_string("system", fmt::format("{}JP_JfagyNonFoodNonMedicationAllergen_CS", kAllergen));
        fact.set_string("code", "D9N000000000");
    }
    fact.set_string("name", allergen.name)
        .set_string("status", "active")
        .set_string("severity", allergy.severity == "MI"   ? "mild"
                                : allergy.severity == "MO" ? "moderate"
                                                           : "severe")
        .set_string("manifestation", allergen.manifestation)
        .set_string("onset", allergy.onset);
}

void add_condition(Facts& facts, const Condition& condition) {
    const Disease& disease = *condition.disease;
    facts.add("condition")
        .set_string("system", kKeyNumber)
        .set_string("code", disease.key_number)
        .set_string("icd10", disease.icd10)
        .set_string("name", fmt::format("{}{}{}", condition.acute ? "急性" : "", disease.name,
                                        condition.suspected ? "の疑い" : ""))
        .set_string("status", condition.abatement.empty() ? "active" : "resolved")
        .set_string("verification", condition.suspected ? "unconfirmed" : "confirmed")
        .set_string("principal", condition.principal ? "true" : "")
        .set_string("prefix", condition.acute ? "急性" : "")
        .set_string("suffix", condition.suspected ? "の疑い" : "")
        .set_string("onset", condition.onset.date())
        .set_string("abatement", condition.abatement)
        .set_string("recorded", condition.recorded.date())
        .set_string("department", condition.department->name);
}

void add_prescription(Facts& facts, const Prescription& prescription) {
    for (const PrescribedDrug& line : prescription.drugs) {
        const int daily = line.dose * line.usage->times_a_day;
        facts.add("prescription")
            .set_string("order", prescription.order)
            .set_string("rp", fmt::format("{}", line.rp))
            .set_string("order_in_rp", fmt::format("{}", line.position))
            .set_string("status", "completed")
            .set_string("authored", prescription.authored.date_time())
            .set_string("system", line.drug->system == "YJ" ? kYj : kHot9)
            .set_string("code", line.drug->code)
            .set_string("name", line.drug->name)
            .set_string("dose", fmt::format("{} {}", line.dose, line.drug->unit))
            .set_string("daily_dose", fmt::format("{} {}", daily, line.drug->unit))
            .set_string("usage", line.usage->code)
            .set_string("days", fmt::format("{}", line.days))
            .set_string("start", prescription.authored.date())
            .set_string("quantity", fmt::format("{} {}", daily * line.days, line.drug->unit))
            .set_string("department", prescription.department->name);
    }
}

void add_injections(Facts& facts, const Chart& chart) {
    for (const Encounter& encounter : chart.encounters) {
        if (!encounter.inpatient || chart.hospital != kHospitalA) continue;
        for (const InjectedDrug& drug : kInjectedDrugs)
            facts.add("injection")
                .set_string("order", injection_order(chart, encounter))
                .set_string("rp", "1")
                .set_string("status", "active")
                .set_string("authored", encounter.start.date_time())
                .set_string("system", kHot9)
                .set_string("code", drug.code)
                .set_string("name", drug.name)
                .set_string("dose", fmt::format("{} {}", drug.amount, drug.unit))
                .set_string("rate", "60 ML")
                .set_string("route", "IV")
                .set_string("department", encounter.department->name);
    }
}

void add_value(Builder fact, const LabResult& result) {
    std::string_view value = result.value;
    if (value.starts_with('<')) {
        fact.set_string("comparator", "<");
        value.remove_prefix(1);
    }
    fact.set_string("value", value);
    fact.set_string("unit", result.item->ucum);
    fact.set_string("low", result.item->low);
    fact.set_string("high", result.item->high);
    fact.set_string("interpretation", result.flag);
}

void add_report(Facts& facts, const LabReport& report) {
    for (const LabResult& result : report.results) {
        const bool infection = result.item->panel == LabPanel::infection;
        Builder fact = facts.add(infection ? "infection" : "laboratory");
        fact.set_string("order", report.order)
            .set_string("system", fmt::format("{}{}_CS", kLabo, infection ? "InfectionLabo" : "CoreLabo"))
            .set_string("code", result.item->jlac10)
            .set_string("local_code", result.item->local_code)
            .set_string("name", result.item->name)
            .set_string("status", "final")
            .set_string("collected", report.collected.date_time())
            .set_string("issued", report.issued.date_time())
            .set_string("specimen", result.item->specimen_name())
            .set_string("department", report.department->name);
        add_value(fact, result);
    }
}

void add_vital_signs(Facts& facts, const VitalSigns& signs) {
    const auto add = [&](std::string_view code, std::string_view value, std::string_view unit) {
        facts.add("vital_sign")
            .set_string("system", kObservationCode)
            .set_string("code", code)
            .set_string("value", value)
            .set_string("unit", unit)
            .set_string("status", "final")
            .set_string("time", signs.time.date_time());
    };
    add("31001848", signs.systolic, "mm[Hg]");
    add("31001849", signs.diastolic, "mm[Hg]");
    add("31001390", signs.pulse, "/min");
    add("31001368", signs.temperature, "Cel");
    add("31001369", signs.respiration, "/min");
    add("31000001", signs.saturation, "%");
}

void add_study(Facts& facts, const ImagingStudy& study) {
    std::size_t instances = 0;
    for (const ImagingSeries& series : study.series) instances += series.instances.size();
    facts.add("imaging")
        .set_string("uid", study.uid)
        .set_string("accession", study.accession)
        .set_string("status", "available")
        .set_string("started", study.started.date_time())
        .set_string("modality", study.series.front().modality)
        .set_string("name", study.description)
        .set_string("series_count", fmt::format("{}", study.series.size()))
        .set_string("instance_count", fmt::format("{}", instances));
    for (const ImagingSeries& series : study.series)
        facts.add("imaging_series")
            .set_string("study", study.uid)
            .set_string("uid", series.uid)
            .set_string("modality", series.modality)
            .set_string("name", series.description)
            .set_string("body_part", series.body_part)
            .set_string("instances", fmt::format("{}", fmt::join(series.instances, " ")));
}

void add_documents(Facts& facts, const Chart& chart) {
    for (const Referral& referral : chart.referrals)
        facts.add("referral")
            .set_string("code", "57133-1")
            .set_string("number", referral.number)
            .set_string("issued", referral.issued.date_time())
            .set_string("to", kHospitals[kHospitalC].number)
            .set_string("purpose", referral.purpose)
            .set_string("history", referral.history)
            .set_string("disease", referral.disease->name);
    for (const DischargeSummary& summary : chart.discharges)
        facts.add("discharge_summary")
            .set_string("code", "18842-5")
            .set_string("number", summary.number)
            .set_string("admitted", summary.admitted.date())
            .set_string("discharged", summary.discharged.date())
            .set_string("reason", summary.reason)
            .set_string("history", summary.history)
            .set_string("course", summary.course)
            .set_string("plan", summary.plan)
            .set_string("disease", summary.disease->name);
    for (const Checkup& checkup : chart.checkups) {
        facts.add("checkup")
            .set_string("code", "53576-5")
            .set_string("number", checkup.number)
            .set_string("examined", checkup.date.date());
        for (const CheckupItem& item : items_of(checkup)) {
            const bool below = item.value.starts_with('<');
            facts.add("checkup_item")
                .set_string("code", item.code)
                .set_string("name", item.name)
                .set_string("comparator", below ? "<" : "")
                .set_string("value", below ? item.value.substr(1) : item.value)
                .set_string("unit", item.ucum)
                .set_string("low", item.low)
                .set_string("high", item.high)
                .set_string("interpretation", item.flag)
                .set_string("examined", checkup.date.date());
        }
        facts.add("checkup_item")
            .set_string("code", "9N511000000000049")
            .set_string("name", "医師の診断(判定)")
            .set_string("value", checkup.finding)
            .set_string("examined", checkup.date.date());
    }
}

std::uint32_t add_chart(Builder hospital, const Chart& chart) {
    hospital.set_string("letter", chart.institution().letter);
    hospital.set_string("number", chart.institution().number);
    hospital.set_string("patient_number", chart.patient_number());
    Facts facts{.list = hospital.array("facts")};
    add_patient(facts, chart);
    for (const Encounter& encounter : chart.encounters) add_encounter(facts, encounter);
    for (const Allergy& allergy : chart.allergies) add_allergy(facts, allergy);
    for (const Condition& condition : chart.conditions) add_condition(facts, condition);
    for (const Prescription& prescription : chart.prescriptions) add_prescription(facts, prescription);
    add_injections(facts, chart);
    for (const LabReport& report : chart.reports) add_report(facts, report);
    for (const VitalSigns& signs : chart.vital_signs) add_vital_signs(facts, signs);
    for (const ImagingStudy& study : chart.studies) add_study(facts, study);
    add_documents(facts, chart);
    for (const Prescription& prescription : chart.deleted_prescriptions)
        hospital.append_object("deleted").set_string("kind", "prescription").set_string("order", prescription.order);
    return facts.count;
}

void add_person(Builder patient, const Person& person) {
    patient.set_string("id", person.id)
        .set_string("insured_identifier", insured_identifier(person.insured))
        .set_string("family", person.family)
        .set_string("given", person.given)
        .set_string("family_kana", person.family_kana)
        .set_string("given_kana", person.given_kana)
        .set_string("gender", person.female ? "female" : "male")
        .set_string("birth_date", person.birth.date())
        .set_boolean("asked_to_stop", person.asked_to_stop);
}

}  // namespace

std::uint32_t write_truth(const World& world, const std::string& seed, Output& out) {
    fhir::Document truth;
    Builder root = truth.edit();
    root.set_string("seed", seed).set_string("reference_date", world.reference.date());
    for (const Hospital& hospital : kHospitals)
        root.append_object("hospitals")
            .set_string("letter", hospital.letter)
            .set_string("number", hospital.number)
            .set_string("name", hospital.name);
    std::uint32_t facts = 0;
    fhir::ArrayBuilder patients = root.array("patients");
    auto chart = world.charts.begin();
    for (const Person& person : world.persons) {
        Builder patient = patients.append_object();
        add_person(patient, person);
        for (; chart != world.charts.end() && chart->person == &person; ++chart)
            facts += add_chart(patient.append_object("hospitals"), *chart);
    }
    out.write("truth.json", fhir::write_json(truth.root(), fhir::JsonStyle::pretty) + "\n");
    return facts;
}

}  // namespace kakehashi::synth
