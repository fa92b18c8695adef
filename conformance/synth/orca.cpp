#include <fmt/format.h>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/json.hpp"
#include "writers.hpp"

namespace kakehashi::synth {
namespace {

using fhir::Builder;
using fhir::Node;

constexpr std::string_view kHospitalPrefecture = "13";

/// What the API puts at the head of every answer.
void write_head(Builder answer, Moment now) {
    answer.set_string("Information_Date", now.date())
        .set_string("Information_Time", now.clock() + ":00")
        .set_string("Api_Result", "00")
        .set_string("Api_Result_Message", "処理終了")
        .set_string("Reskey", "Patient Info");
}

void write_person(Builder record, const Chart& chart) {
    const Person& person = *chart.person;
    record.set_string("Patient_ID", chart.patient_number())
        .set_string("WholeName", family_at(chart) + "　" + person.given)
        .set_string("WholeName_inKana", person.family_kana + "　" + person.given_kana)
        .set_string("BirthDate", person.birth.date())
        .set_string("Sex", person.female ? "2" : "1");
}

void write_allergies(Builder record, const Chart& chart) {
    int texts = 0;
    for (const Allergy& allergy : chart.allergies) {
        if (allergy.allergen->category == "DA") {
            record.object("Patient_Contra_Information")
                .append_object("Patient_Contra_Info")
                .set_string("Medication_Code", orca_drug_code(allergy.allergen->name))
                .set_string("Medication_Name", allergy.allergen->name);
        } else if (++texts <= 2) {
            record.set_string(fmt::format("Allergy{}", texts), allergy.allergen->name);
        }
    }
}

void write_patient(Builder answer, const Chart& chart, Moment now) {
    write_head(answer, now);
    const Person& person = *chart.person;
    Builder record = answer.object("Patient_Information");
    write_person(record, chart);
    record.object("Home_Address_Information")
        .set_string("Address_ZipCode", person.postal_code.substr(0, 3) + person.postal_code.substr(4))
        .set_string("WholeAddress1", person.address)
        .set_string("PhoneNumber1", person.phone);
    record.set_string("TestPatient_Flag", "0");
    write_allergies(record, chart);
    const InsuredIdentity& card = person.insured;
    record.append_object("HealthInsurance_Information")
        .set_string("Insurance_Combination_Number", "0001")
        .set_string("InsuranceProvider_Class", "009")
        .set_string("InsuranceProvider_Number", card.insurer)
        .set_string("HealthInsuredPerson_Symbol", card.symbol)
        .set_string("HealthInsuredPerson_Number", card.number)
        .set_string("HealthInsuredPerson_Branch_Number", card.branch)
        .set_string("RelationToInsuredPerson", "1")
        .set_string("Certificate_ExpiredDate", "9999-12-31");
    record.append_object("HealthInsurance_Information");
}

void write_disease(Builder record, const Condition& condition) {
    const auto part = [&record](std::string_view code, std::string_view text) {
        record.append_object("Disease_Single")
            .set_string("Disease_Single_Code", code)
            .set_string("Disease_Single_Name", text);
    };
    record.set_string("Department_Code", condition.department->code)
        .set_string("Disease_Name", fmt::format("{}{}{}", condition.acute ? "急性" : "", condition.disease->name,
                                                condition.suspected ? "の疑い" : ""));
    if (condition.acute) part("ZZZ4012", "急性");
    part(orca_disease_code(*condition.disease), condition.disease->name);
    if (condition.suspected) part("ZZZ8002", "の疑い");
    record.append_object("Disease_Single");
    record.set_string("Disease_StartDate", condition.onset.date())
        .set_string("Disease_EndDate", condition.abatement)
        .set_string("Disease_OutCome", condition.abatement.empty() ? "" : "F")
        .set_string("Disease_Category", condition.principal ? "PD" : "")
        .set_string("Insurance_Disease", "False");
}

void write_diseases(Builder answer, const Chart& chart, Moment now) {
    write_head(answer, now);
    answer.set_string("Information_Overflow", "False");
    write_person(answer.object("Disease_Infores"), chart);
    for (const Condition& condition : chart.conditions)
        write_disease(answer.append_object("Disease_Information"), condition);
    answer.append_object("Disease_Information");
}

void write_rps(Builder form, const Prescription& prescription) {
    for (std::size_t at = 0; at < prescription.drugs.size();) {
        const PrescribedDrug& first = prescription.drugs[at];
        Builder rp = form.append_object("Rp");
        rp.set_string("Medical_Class", "21")
            .set_string("Count", fmt::format("{:03}", first.days))
            .set_string("Unit_Name", "日分");
        for (; at < prescription.drugs.size() && prescription.drugs[at].rp == first.rp; ++at) {
            const PrescribedDrug& line = prescription.drugs[at];
            rp.append_object("Medication")
                .set_string("Name", line.drug->name)
                .set_string("Amount", fmt::format("{:05}.00000", line.dose * line.usage->times_a_day))
                .set_string("Unit_Name", line.drug->unit_name)
                .set_string("Code", orca_drug_code(line.drug->name));
        }
        rp.append_object("Medication")
            .set_string("Name", first.usage->text)
            .set_string("Code", orca_usage_code(*first.usage));
        rp.append_object("Medication");
    }
}

void write_prescription(Builder answer, const Chart& chart, const Prescription& prescription) {
    write_head(answer, prescription.authored);
    answer.set_string("Form_ID", "shohosen");
    Builder form = answer.append_object("Forms").object("data");
    const Person& person = *chart.person;
    form.set_string("Perform_Date", prescription.authored.date())
        .set_string("IssuedDate", prescription.authored.date())
        .set_string("Department_Code", prescription.department->code);
    form.object("Patient")
        .set_string("ID", chart.patient_number())
        .set_string("Name", family_at(chart) + "　" + person.given)
        .set_string("KanaName", person.family_kana + "　" + person.given_kana)
        .set_string("BirthDate", person.birth.date())
        .set_string("Sex", person.female ? "2" : "1");
    form.object("Hospital")
        .set_string("Prefectures_Number", kHospitalPrefecture)
        .set_string("Code", chart.institution().number.substr(3));
    form.object("Doctor").set_string("Code", "10001").set_string("Name", "見本　医師");
    write_rps(form, prescription);
}

/// The XML form: every element says its type, the items of the array X are X_child.
void append_xml(const Node& node, std::string_view name, std::string& out) {
    const std::string_view type = node.is_array() ? "array" : node.is_object() ? "record" : "string";
    out += fmt::format(R"(<{} type="{}">)", name, type);
    for (const fhir::Member& member : node.members()) append_xml(member.value, member.name, out);
    for (const Node& item : node.items()) append_xml(item, std::string(name) + "_child", out);
    for (const char c : node.text()) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
    out += fmt::format("</{}>\n", name);
}

/// Hospital B asks for JSON, the others for XML.
std::string written(const fhir::Document& answer, HospitalIndex hospital) {
    if (hospital == kHospitalB) return fhir::write_json(answer.root());
    std::string text = R"(<?xml version="1.0" encoding="UTF-8"?>)"
                       "\n<xmlio2>\n";
    for (const fhir::Member& member : answer.root().members())
        if (member.name != "resourceType") append_xml(member.value, member.name, text);
    return text + "</xmlio2>\n";
}

}  // namespace

std::string orca_drug_code(std::string_view name) {
    unsigned sum = 0;
    for (const char c : name) sum = (sum * 31 + static_cast<unsigned char>(c)) % 10'000'000;
    return fmt::format("62{:07}", sum);
}

std::string orca_disease_code(const Disease& disease) { return std::string(disease.key_number.substr(1)); }

std::string orca_usage_code(const Usage& usage) { return fmt::format("0010{}", usage.code.substr(2, 5)); }

void write_orca(const World& world, Output& out) {
    for (const Chart& chart : world.charts) {
        const std::string folder =
            fmt::format("hospital-{}/orca/{}", chart.institution().letter, chart.patient_number());
        const std::string_view ending = chart.hospital == kHospitalB ? "json" : "xml";
        const auto write = [&](const std::string& what, const fhir::Document& answer) {
            out.write(fmt::format("{}-{}.{}", folder, what, ending), written(answer, chart.hospital));
        };
        fhir::Document patient;
        write_patient(patient.edit().object("patientinfores"), chart, world.reference);
        write("patientgetv2", patient);
        fhir::Document diseases;
        write_diseases(diseases.edit().object("disease_infores"), chart, world.reference);
        write("diseasegetv2", diseases);
        for (const Prescription& prescription : chart.prescriptions) {
            fhir::Document form;
            write_prescription(form.edit(), chart, prescription);
            write("prescriptionv2-" + prescription.order, form);
        }
    }
}

}  // namespace kakehashi::synth
