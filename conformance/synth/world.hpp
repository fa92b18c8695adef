#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "catalogue.hpp"
#include "moment.hpp"

/// The truth: what is so in the synthetic world, before any hospital writes it down in its own way.
namespace kakehashi::synth {

enum HospitalIndex : std::uint8_t { kHospitalA, kHospitalB, kHospitalC };
inline constexpr std::size_t kHospitalsMax = 3;

struct Hospital {
    std::string_view letter;  ///< "a"
    std::string_view number;  ///< 10 digits
    std::string_view name;
};
inline constexpr std::array<Hospital, kHospitalsMax> kHospitals{{
    {.letter = "a", .number = "1319999991", .name = "見本総合病院"},
    {.letter = "b", .number = "1319999992", .name = "架橋市立病院"},
    {.letter = "c", .number = "1319999993", .name = "例示クリニック"},
}};

/// What stands on the insured person's card.
struct InsuredIdentity {
    std::string insurer;  ///< 8 digits
    std::string symbol;   ///< 記号, half-width unless it holds kanji
    std::string number;   ///< 番号
    std::string branch;   ///< 枝番, two digits; empty: the card of a family without branch numbers
};

struct Person {
    std::string id;  ///< "P0001"
    std::string family, given, family_kana, given_kana;
    std::string family_cp932;  ///< as the Shift_JIS system of hospital C writes it: 髙 for 高; else as `family`
    bool female = false;
    Moment birth;
    std::string postal_code, address, phone;
    InsuredIdentity insured;
    bool asked_to_stop = false;                             ///< 利用停止請求 to hospital A
    std::array<std::string, kHospitalsMax> patient_number;  ///< per hospital; empty: never there
};

struct Encounter {
    std::string number;
    bool inpatient = false;
    Moment start, end;
    const Department* department = nullptr;
};

struct Allergy {
    const Allergen* allergen = nullptr;
    std::string_view severity;  ///< HL7 0128: MI, MO, SV
    std::string onset;          ///< YYYY, YYYY-MM or YYYY-MM-DD; may be empty
};

struct Condition {
    std::string number;
    const Disease* disease = nullptr;
    bool suspected = false, principal = false, acute = false;
    Moment onset, recorded;
    std::string abatement;  ///< YYYY-MM-DD; empty: goes on
    const Department* department = nullptr;
};

struct PrescribedDrug {
    int rp = 1, position = 1;
    const Drug* drug = nullptr;
    const Usage* usage = nullptr;
    int dose = 1, days = 7;
};

struct Prescription {
    std::string order;
    Moment authored;
    const Department* department = nullptr;
    std::vector<PrescribedDrug> drugs;
};

struct LabResult {
    const LabItem* item = nullptr;
    std::string value;  ///< as the laboratory prints it: "4.10", "<0.02", "(1+)"
    std::string flag;   ///< H, L or empty
};

struct LabReport {
    std::string order, specimen;
    Moment collected, issued;
    const Department* department = nullptr;
    std::vector<LabResult> results;
    std::vector<LabResult> superseded;  ///< an earlier version said this; empty: there was none
};

struct VitalSigns {
    Moment time;
    std::string systolic, diastolic, pulse, temperature, respiration, saturation;
};

struct ImagingSeries {
    std::string uid, modality, description, body_part;
    std::vector<std::string> instances;
    std::string sop_class;
};

struct ImagingStudy {
    std::string uid, accession, description;
    Moment started;
    std::vector<ImagingSeries> series;
};

struct Checkup {
    std::string number;
    Moment date;
    std::string height, weight, abdominal, systolic, diastolic, finding;
    std::vector<LabResult> results;
};

struct Referral {
    std::string number;
    Moment issued;
    const Disease* disease = nullptr;
    std::string purpose, history;
};

struct DischargeSummary {
    std::string number;
    Moment admitted, discharged;
    const Disease* disease = nullptr;
    std::string reason, history, course, plan;
};

/// What one hospital knows of one person.
struct Chart {
    const Person* person = nullptr;
    HospitalIndex hospital = kHospitalA;
    std::vector<Encounter> encounters;
    std::vector<Allergy> allergies;
    std::vector<Condition> conditions;
    std::vector<Prescription> prescriptions;
    std::vector<LabReport> reports;
    std::vector<VitalSigns> vital_signs;
    std::vector<ImagingStudy> studies;
    std::vector<Checkup> checkups;
    std::vector<Referral> referrals;
    std::vector<DischargeSummary> discharges;
    std::vector<Prescription> deleted_prescriptions;  ///< written, then deleted: must not be found

    [[nodiscard]] const std::string& patient_number() const { return person->patient_number[hospital]; }
    [[nodiscard]] const Hospital& institution() const { return kHospitals[hospital]; }
};

struct World {
    Moment reference;
    std::vector<Person> persons;  ///< charts point into it: filled first, then left alone
    std::vector<Chart> charts;    ///< by person, then by hospital
};

/// Makes persons who live in this world. Source of the story: README.md
[[nodiscard]] std::vector<Person> make_persons(std::uint32_t count, std::uint64_t seed, std::size_t hospitals,
                                               Moment reference);
/// Makes everything that happened to them.
[[nodiscard]] std::vector<Chart> make_charts(const std::vector<Person>& persons, std::uint64_t seed, Moment reference);

}  // namespace kakehashi::synth
