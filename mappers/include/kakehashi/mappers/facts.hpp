#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/mappers/conversion.hpp"
#include "kakehashi/mappers/person_facts.hpp"

/// Neutral facts: what every source format extracts, and the one place that writes them as FHIR R4 under JP-CLINS 1.5.2
/// and JP Core 1.1.2-url. All fields are texts; empty means that the source does not say; `origins` are the records
/// that say it. Dates and times are in FHIR form (`2024-03-11`, `2024-03-11T10:30:45+09:00`, partial dates allowed),
/// decimals are text as the source has them. Lab values, units and ranges are given as the source writes them: the
/// writer applies the shared rules (result_text.hpp, lab_items.hpp), so that every format gets the same answer.
namespace kakehashi::mappers {

/// What Coverage and the insured-person identifier are made of, as on the card.
struct InsuranceFact {
    std::string insurer;  ///< 保険者番号 6 or 8 digits
    std::string symbol;   ///< 記号
    std::string number;   ///< 番号
    std::string branch;   ///< 枝番, two digits
    /// Code of InsuranceMajorCategory (JHSD0001); empty: no Coverage is written. 8, public aid (公費): `insurer` is the
    /// payer (公費負担者番号), `number` the recipient (受給者番号).
    std::string type;
    std::string relationship;  ///< 1 insured person, 2 dependant
    std::string start;
    std::string end;
    Origins origins;
};

struct PatientFact {
    std::string number;  ///< the institution's own, leading zeros kept; always there
    /// The source has no number of the institution's own: `number` is a key made by the mapper, or a number somebody
    /// else gave. It makes ids and is not written.
    bool has_no_local_number = false;
    std::vector<NameFact> names;
    std::string gender;  ///< male, female, other, unknown
    std::string birth_date;
    std::string address_text;
    std::string postal_code;
    std::string state;
    std::string city;
    std::string address_line;
    std::string country{};  ///< ISO 3166, two letters; JP when empty
    std::string phone;
    std::vector<TelecomFact> telecoms;        ///< further ones, or all of them with their use
    std::vector<IdentifierFact> identifiers;  ///< beside `number` and the insured person's
    std::vector<ContactFact> contacts;
    std::vector<std::string> disabilities;  ///< 障害, as the source says it
    CodedText marital_status;               ///< v3-MaritalStatus; only the text when the code is another's
    CodedText language;                     ///< BCP 47
    std::string multiple_birth;             ///< true, false, or the position among the children
    std::vector<InsuranceFact> insurances;  ///< the first is the one that identifies the patient
    std::string deceased;                   ///< dateTime, or "true"
    std::string updated;                    ///< when the source last changed it; empty: UnitHeader::recorded
    /// The Patient resource that is known already: written as it is, nothing of the fields above is used but `number`.
    std::shared_ptr<const fhir::Document> known;
    Origins origins;
};

/// Where and by whom: the contained Encounter, the department extension, the contained Practitioner.
struct VisitFact {
    std::string visit_class;  ///< AMB, IMP, EMER, …; empty is reported `target-missing` where a profile demands it
    std::string start;        ///< of the visit or stay
    std::string end;
    CodedText department;  ///< SS-MIX2 ClinicalDepartment 2 digits; text: the institution's own name
    DoctorFact doctor;
    Origins origins;
};

/// Somebody else who took part in a visit.
struct ParticipantFact {
    std::string role;  ///< v3-ParticipationType: ADM, CON, REF
    DoctorFact doctor;
};

/// One visit or stay.
struct EncounterFact {
    std::string key;  ///< stable: the institution's visit number
    VisitFact visit;
    std::string status;  ///< FHIR; empty: finished when there is an end, in-progress for a stay without one
    std::string reason;
    CodedText admit_source;
    CodedText discharge_disposition;
    std::string ward;
    Origins origins;
    std::vector<ParticipantFact> participants{};  ///< besides visit.doctor
    ConceptFact type{};
};

/// A modifier of a disease name (修飾語).
struct ModifierFact {
    std::string key_number;     ///< master-disease-modKeyNumber
    std::string exchange_code;  ///< master-disease-modExCode
    std::string receipt_code;   ///< masterZ-disease-modifier
    std::string text;
};

struct ConditionFact {
    std::string key;                        ///< stable within the patient: the source's disease number
    std::string key_number;                 ///< 病名管理番号, 8 digits; anything else is written as 99999999
    std::string exchange_code;              ///< 病名交換用コード
    std::string icd10;                      ///< ICD-10 2013, with dot or without
    std::string receipt_code;               ///< レセプト電算 7 digits
    std::vector<CodingFact> other_codes{};  ///< of foreign systems, written beside ours
    std::string stem_text;                  ///< the stem's name: display of the codings; empty: text
    std::string text;                       ///< the whole name as in the chart
    std::vector<ModifierFact> prefixes;
    std::vector<ModifierFact> suffixes;
    bool suspected = false;  ///< 疑い病名
    bool principal = false;  ///< 主傷病
    std::string onset;
    std::string abatement;
    std::string clinical_status;  ///< active, inactive, remission, resolved; empty: by abatement
    bool entered_in_error = false;
    std::string recorded;
    std::string note;
    bool uninformed = false;   ///< tag UNINFORMED
    bool undelivered = false;  ///< tag UNDELIVERED
    VisitFact visit;
    Origins origins;
};

struct AllergyFact {
    std::string key;                        ///< stable within the patient
    std::string category;                   ///< medication, food, environment, or empty
    std::string yj;                         ///< medication: YJ 12 characters (…ZZZ: GCM)
    std::string jfagy;                      ///< food, environment: J-FAGY 9 characters, with or without J9F/J9N
    std::vector<CodingFact> other_codes{};  ///< of foreign systems, written beside ours
    std::string text;                       ///< the allergen
    std::string severity;                   ///< mild, moderate, severe
    std::string criticality;
    std::string manifestation;
    std::string onset;
    std::string clinical_status;      ///< active when empty
    std::string verification_status;  ///< confirmed when empty
    std::string recorded;
    std::string note;
    VisitFact visit;
    Origins origins;
};

/// One result. value, unit, range and flag are the source's texts.
struct LabResultFact {
    std::string order;       ///< order number: basedOn, part of the key
    std::string key_suffix;  ///< sub-id or repeat count that keeps two results of one item apart
    std::string local_code;
    std::string local_name;
    std::string jlac10;  ///< 17 characters
    std::string value;
    std::string unit;
    bool unit_is_ucum = false;  ///< the source's format has no other units
    std::string range_text;     ///< `6.7-8.3`, `<85`, `(-)`; or the two below
    std::string range_low;
    std::string range_high;
    std::string flag;    ///< v3-ObservationInterpretation H, L, N, HH, LL, A; other text goes to interpretation.text
    std::string status;  ///< FHIR; final when empty
    std::string collected;
    std::string issued;
    CodedText specimen;       ///< code: JLAC10 material, 3 digits
    std::string specimen_id;  ///< part of the key
    std::string comment;
    std::string method;
    VisitFact visit;
    Origins origins;
};

enum class VitalSign : std::uint8_t {
    body_temperature,
    pulse_rate,
    heart_rate,
    respiratory_rate,
    systolic_pressure,
    diastolic_pressure,
    oxygen_saturation,
    body_height,
    body_weight,
    body_mass_index,
    waist_circumference,
};

/// One measured value. Systolic and diastolic of the same `group` become one blood pressure Observation.
struct VitalSignFact {
    VitalSign measure = VitalSign::body_temperature;
    std::string value;          ///< as the source writes it
    std::string unit;           ///< as the source writes it; empty: the measure's own
    bool unit_is_ucum = false;  ///< the source's format has no other units
    std::string time;
    std::string group;   ///< equal and not empty: known to be one measurement
    std::string status;  ///< final when empty
    std::string device;
    std::string comment;
    Origins origins;
};

/// One drug of a prescription.
struct DrugFact {
    std::string rp_number;    ///< "1" when empty
    std::string order_in_rp;  ///< "1" when empty
    std::string yj;
    std::string hot;           ///< 7, 9 or 13 digits
    std::string general_code;  ///< 一般名処方マスタ
    std::string receipt_code;  ///< レセプト電算 9 digits
    std::string price_code;    ///< 薬価基準収載医薬品コード 12 characters
    std::string local_code;
    std::string local_system;  ///< of `local_code`, by its name in HL7 table 0396; empty: the institution's own
    std::vector<CodingFact> other_codes{};  ///< of foreign systems, written beside ours
    std::string text;                       ///< name as printed
    std::string dose;                       ///< per intake
    CodedText dose_unit;                    ///< MERIT-9 code, text
    std::string dose_type;                  ///< 1 製剤量, 2 原薬量; empty is reported `strength-type-unknown`
    std::string daily_dose;
    CodedText daily_dose_unit;
    std::string usage_code;       ///< JAMI 16 characters
    std::string usage_mhlw_code;  ///< MHLW e-prescription usage code
    std::string usage_text;
    std::vector<CodedText> additional_usages;  ///< JAMI 8 characters
    std::string days;
    std::string start;
    std::string end;
    std::string quantity;
    CodedText quantity_unit;
    bool as_needed = false;
    std::string as_needed_reason;
    std::string repeat_count;  ///< 頓用回数
    CodedText route;           ///< HL7 0162
    std::string site;          ///< JAMI external site, 3 characters
    std::string site_text;
    std::string status;  ///< completed when empty
    std::string note;
    Origins origins;
};

struct PrescriptionFact {
    std::string order;     ///< order number of the institution
    std::string key;       ///< stands for the order in ids when the source has no number
    std::string authored;  ///< date-time
    CodedText category;    ///< MERIT-9 OHP, OHI, OHO, IHP, …
    std::vector<DrugFact> drugs;
    VisitFact visit;
};

struct ImagingInstanceFact {
    std::string uid;
    std::string sop_class;
    std::string number;
    std::string title;
};
struct ImagingSeriesFact {
    std::string uid;
    std::string number;
    std::string modality;
    std::string description;
    CodedText body_site;
    std::string body_site_system;
    std::string laterality;
    std::string started;
    std::string performer;
    std::string instance_count;
    std::vector<ImagingInstanceFact> instances;
};
struct ImagingStudyFact {
    std::string uid;  ///< Study Instance UID without `urn:oid:`
    std::string accession_number;
    std::string started;
    std::string status;  ///< available when empty
    std::vector<std::string> modalities;
    std::string description;
    std::string referrer;
    std::string series_count;
    std::string instance_count;
    std::string wado_rs{};  ///< base URL under which readers elsewhere get the images; may be empty
    std::vector<ImagingSeriesFact> series;
    Origins origins;
};
/// A report on images, as text.
struct ImagingReportFact {
    std::string uid;        ///< SOP Instance UID without `urn:oid:`
    std::string study_uid;  ///< of the study that it is about
    std::string status;     ///< diagnostic-report-status
    CodedText title;
    std::string title_system;
    std::string effective;  ///< of the study
    std::string issued;     ///< of the report
    std::string interpreter;
    std::string organization;
    std::string conclusion;
    Origins origins;
};

struct InstitutionFact {
    std::string number;  ///< 10 digits
    std::string name;
    std::string phone;
    std::string postal_code;
    std::string address;
    Origins origins;
};

/// The free text of one section, by its code (`360`, `362`, …).
struct SectionFact {
    std::string code;
    std::string text;
};

/// What stands in the sections besides text, common to referral and discharge summary.
struct ClinicalFacts {
    std::vector<ConditionFact> conditions;
    std::vector<AllergyFact> allergies;
    std::vector<LabResultFact> laboratory;
    std::vector<PrescriptionFact> prescriptions;
};

/// 診療情報提供書. Source: jp-clins.md 11.2
struct ReferralFact {
    std::string key;       ///< stable: the document's number
    std::string issued;    ///< date-time
    std::string version;   ///< of the document; "1" when empty
    std::string category;  ///< doc-subtypecodes; CONSULT when empty
    InstitutionFact from;  ///< empty number: the unit's institution
    DoctorFact from_doctor;
    InstitutionFact to;
    DoctorFact to_doctor;
    std::string purpose;
    std::vector<SectionFact> sections;  ///< 360 is mandatory
    ClinicalFacts facts;
    VisitFact visit;
    Origins origins;
};

/// 退院時サマリー. Source: jp-clins.md 11.3
struct DischargeSummaryFact {
    std::string key;
    std::string issued;
    std::string version;
    DoctorFact author;
    EncounterFact stay;  ///< with start and end
    std::vector<SectionFact> sections;
    std::vector<ConditionFact> admission_diagnoses;
    ClinicalFacts facts;  ///< conditions: diagnoses on discharge; prescriptions: on discharge
    Origins origins;
};

/// One item of a checkup report.
struct CheckupItemFact {
    std::string code;  ///< JLAC10 (119.4.504) or checkup item code (119.6.1005), 17 characters
    std::string name;
    std::string value;
    std::string unit;
    std::string range_low;
    std::string range_high;
    std::string flag;
    std::string method;
    bool questionnaire = false;
    std::string value_system;   ///< of a coded value: `value` is the code, written as it is
    std::string value_display;  ///< of a coded value
    bool is_text = false;       ///< `value` is a text even where it looks like a number
    std::string absent;         ///< data-absent-reason: why there is no value
    std::string absent_text;
    std::string method_code;  ///< 119.6.1007
    std::string time;         ///< when it is not the day of the checkup
    std::string note;
    std::string section;  ///< 119.6.1010: the part of the report; empty: of no certain one
    std::string series;   ///< equal and not empty: one 一連検査
    Origins origins;
};

/// 受診券: the ticket that a checkup is paid with.
struct CheckupTicketFact {
    std::string number;   ///< 受診券整理番号
    std::string insurer;  ///< 保険者番号
    std::string end;      ///< valid until
    Origins origins;
};

/// 健康診断結果報告書. Source: jp-clins.md 11.4
struct CheckupFact {
    std::string key;
    std::string issued;
    std::string examined;         ///< date of the checkup
    std::string category;         ///< 10, 40, 90; 40 when empty
    std::string program;          ///< event.code; 990 when empty
    InstitutionFact institution;  ///< that examined; empty number: the unit's
    DoctorFact author;
    CheckupTicketFact ticket;
    std::vector<CheckupItemFact> items;
    std::vector<SectionFact> narratives;  ///< by 119.6.1010
    std::string overall_text;             ///< 総合判定
    Origins origins;
};

}  // namespace kakehashi::mappers
