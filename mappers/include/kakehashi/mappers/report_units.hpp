#pragma once

#include <span>
#include <string>
#include <string_view>

#include "kakehashi/mappers/facts.hpp"
#include "kakehashi/mappers/notebook_facts.hpp"
#include "kakehashi/mappers/order_facts.hpp"

/// The one place that writes facts as FHIR R4: one function a kind of report unit.
namespace kakehashi::mappers {

/// What a unit is called and when the source said it.
struct UnitHeader {
    std::string institution_number;  ///< 10 digits
    std::string institution_name;
    std::string local_id;  ///< the source's key of the unit, any text; made into the Bundle-ID's form by `unit_key`
    std::string year;      ///< 4 digits, of the order or document; empty for lists that are replaced as a whole
    std::string recorded;  ///< the source's date or date-time of this version: meta.lastUpdated, Bundle.timestamp
    std::string order;     ///< orders versions of one key; empty: `recorded` as an instant
    std::string department_default;
    std::string confidentiality;  ///< v3-Confidentiality R or V; empty: normal. On every resource of the unit
    std::string place;            ///< of the source, for issues ("PRB[1]", "row 4"); may be empty
    Origins origins;              ///< what the head of the Bundle comes from
};

/// A header with what the context knows filled in.
[[nodiscard]] UnitHeader make_header(const Context& context, std::string local_id, std::string recorded);

/// `<institution>^<year>^<local id>`, always in the Bundle-ID's form: a local id with other characters or over 36 long
/// is replaced by a hash of it; list units without a year use 2020. Source: jp-clins.md 2.3
[[nodiscard]] std::string unit_key(UnitKind kind, const UnitHeader& header);

/// `seen` with the Patient resource that the institution knows already, when `context` finds one.
[[nodiscard]] PatientFact with_known_patient(const Context& context, PatientFact seen);

/// Each function writes one complete report unit; what a profile demands and the facts lack becomes an issue
/// `target-missing` naming the element, never an invented value (except the fillers that the guide names).
/// Equal facts give equal bytes.
[[nodiscard]] Unit write_patient_unit(const UnitHeader& header, const PatientFact& patient, fhir::Report& report);
[[nodiscard]] Unit write_condition_unit(const UnitHeader& header, const PatientFact& patient,
                                        std::span<const ConditionFact> conditions, fhir::Report& report);
[[nodiscard]] Unit write_allergy_unit(const UnitHeader& header, const PatientFact& patient,
                                      std::span<const AllergyFact> allergies, fhir::Report& report);
[[nodiscard]] Unit write_laboratory_unit(const UnitHeader& header, const PatientFact& patient,
                                         std::span<const LabResultFact> results, fhir::Report& report);
/// Results that no list of JP-CLINS takes, in JP Core form.
[[nodiscard]] Unit write_findings_unit(const UnitHeader& header, const PatientFact& patient,
                                       std::span<const FindingFact> findings, fhir::Report& report);
[[nodiscard]] Unit write_prescription_unit(const UnitHeader& header, const PatientFact& patient,
                                           const PrescriptionFact& prescription, fhir::Report& report);
/// Injections ordered and given are no matter of the sharing service: JP Core's profiles.
[[nodiscard]] Unit write_injection_unit(const UnitHeader& header, const PatientFact& patient,
                                        const InjectionOrderFact& order, fhir::Report& report);
[[nodiscard]] Unit write_administration_unit(const UnitHeader& header, const PatientFact& patient,
                                             const AdministrationOrderFact& order, fhir::Report& report);
[[nodiscard]] Unit write_immunization_unit(const UnitHeader& header, const PatientFact& patient,
                                           const ImmunizationFact& immunization, fhir::Report& report);
/// What the patient takes, as somebody says: plain R4.
[[nodiscard]] Unit write_medication_list_unit(const UnitHeader& header, const PatientFact& patient,
                                              std::span<const MedicationStatementFact> statements,
                                              fhir::Report& report);
/// `kind`: laboratory or imaging, what the requests are for.
[[nodiscard]] Unit write_requests_unit(UnitKind kind, const UnitHeader& header, const PatientFact& patient,
                                       std::span<const RequestFact> requests, fhir::Report& report);
[[nodiscard]] Unit write_report_unit(const UnitHeader& header, const PatientFact& patient, const ReportFact& fact,
                                     fhir::Report& report);
[[nodiscard]] Unit write_filed_document_unit(const UnitHeader& header, const PatientFact& patient,
                                             const FiledDocumentFact& document, fhir::Report& report);
/// A patient number that was given up: the Patient stays, inactive, and says who replaces it.
[[nodiscard]] Unit write_merged_patient_unit(const UnitHeader& header, const PatientFact& given_up,
                                             const std::string& surviving_number, fhir::Report& report);
[[nodiscard]] Unit write_vital_signs_unit(const UnitHeader& header, const PatientFact& patient,
                                          std::span<const VitalSignFact> signs, fhir::Report& report);
[[nodiscard]] Unit write_imaging_unit(const UnitHeader& header, const PatientFact& patient,
                                      const ImagingStudyFact& study, fhir::Report& report);
[[nodiscard]] Unit write_imaging_report_unit(const UnitHeader& header, const PatientFact& patient,
                                             const ImagingReportFact& imaging_report, fhir::Report& report);
[[nodiscard]] Unit write_encounter_unit(const UnitHeader& header, const PatientFact& patient,
                                        const EncounterFact& encounter, fhir::Report& report);
[[nodiscard]] Unit write_referral_unit(const UnitHeader& header, const PatientFact& patient,
                                       const ReferralFact& referral, fhir::Report& report);
[[nodiscard]] Unit write_discharge_summary_unit(const UnitHeader& header, const PatientFact& patient,
                                                const DischargeSummaryFact& summary, fhir::Report& report);
[[nodiscard]] Unit write_checkup_unit(const UnitHeader& header, const PatientFact& patient, const CheckupFact& checkup,
                                      fhir::Report& report);
/// Of a notebook, under plain R4: its person has no number of the institution, so nothing of it can be JP-CLINS.
[[nodiscard]] Unit write_dispense_unit(const UnitHeader& header, const PatientFact& patient,
                                       const DispenseFact& dispense, fhir::Report& report);
[[nodiscard]] Unit write_notebook_unit(const UnitHeader& header, const PatientFact& patient,
                                       const NotebookFact& notebook, fhir::Report& report);
/// A unit that takes the one with the same key away.
[[nodiscard]] Unit remove_unit(UnitKind kind, const UnitHeader& header, std::string_view patient_number);

/// UUID version 5 over `institution|type|source_key`, in our own name space. Source: RFC 4122 section 4.3
[[nodiscard]] std::string resource_id(std::string_view institution_number, std::string_view resource_type,
                                      std::string_view source_key);

/// The insured-person identifier `保険者番号8:記号:番号:枝番`; "" when insurer or number is missing or malformed.
/// Source: jp-clins.md section 4 (JP-CLINS 被保険者個人識別子)
[[nodiscard]] std::string insured_person_identifier(const InsuranceFact& insurance);

}  // namespace kakehashi::mappers
