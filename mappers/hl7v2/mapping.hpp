#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hl7v2/message.hpp"
#include "kakehashi/mappers/report_units.hpp"

namespace kakehashi::mappers::hl7v2 {

/// What the storage around a message says of it; all empty for a message from the wire.
struct Origin {
    std::string order;         ///< instant that orders versions of one key
    std::string year;          ///< of the unit's key
    std::string order_number;  ///< of the storage's key
    std::string data_type;     ///< データ種別 of SS-MIX2
};

/// One message while it is mapped.
struct Mapping {
    Message& message;
    const Context& context;
    const Origin& origin;
    Conversion& out;
    std::string recorded;  ///< MSH-7
    PatientFact patient;   ///< the known patient, or what PID says

    void note(fhir::IssueSeverity severity, const fhir::Message& row, std::string_view place,
              std::initializer_list<std::string_view> arguments = {});
    [[nodiscard]] UnitHeader header(std::string local_id, std::string_view date) const;
    /// A date or time of a segment as FHIR.
    std::string time(Segment& segment, unsigned field, std::string_view target);
    std::string date(Segment& segment, unsigned field, std::string_view target);
};

/// Maps a parsed message into `out` and accounts for its fields.
void map_message(Message& message, const Context& context, const Origin& origin, Conversion& out);

// One a resource; each fills facts and writes units.
/// PID, NK1, DB1 and IN1; with them the allergies and observations that a patient's basics carry.
void map_patient(Mapping& mapping);
void map_encounter(Mapping& mapping);
void map_conditions(Mapping& mapping);
void map_allergies(Mapping& mapping);
/// AL1 of any message: a list of its own beside that of ADT^A60. Nothing when there is none.
void map_listed_allergies(Mapping& mapping);
/// OBX of ADT: height, weight, blood type. Source: vendor-exports.md 2.9
void map_basic_observations(Mapping& mapping);
/// RDE: drugs as a prescription, injections as a unit of their own.
void map_prescription(Mapping& mapping);
/// RAS: what was given; vaccinations as Immunization.
void map_administrations(Mapping& mapping);
/// RDS: what was handed over.
void map_dispensing(Mapping& mapping);
/// OML, OMG, OMI, ORM: what was asked for, and on images the study that it became.
void map_requests(Mapping& mapping);
/// MDM: a document kept as it came.
void map_filed_document(Mapping& mapping);
/// ADT^A40: a number that was given up for another.
void map_merge(Mapping& mapping);
/// VXU: vaccinations.
void map_vaccinations(Mapping& mapping);
void map_results(Mapping& mapping);

/// The id of the unit of an order: prescriptions have its number alone, others a prefix before it, because one number
/// may stand for the injection ordered and for the one given.
[[nodiscard]] std::string order_unit_id(std::string_view prefix, std::string_view order);

/// PID as facts. Source: vendor-exports.md 2.6
[[nodiscard]] PatientFact read_patient(Mapping& mapping, Segment& pid);
/// IN1 as facts. Source: vendor-exports.md 2.8
[[nodiscard]] std::vector<InsuranceFact> read_insurances(Mapping& mapping);
/// An XAD as text, large places first.
struct PlaceText {
    std::string text;
    std::string postal_code;
};
[[nodiscard]] PlaceText read_address(Segment& segment, unsigned field, std::string_view target);
/// XTN repetitions. Source: vendor-exports.md 2.6
[[nodiscard]] std::vector<TelecomFact> read_telecoms(Segment& segment, unsigned field, std::string_view target);
/// NK1 as facts. Source: vendor-exports.md 2.6
[[nodiscard]] std::vector<ContactFact> read_contacts(Mapping& mapping);
/// DB1 as texts. Source: vendor-exports.md 2.6
[[nodiscard]] std::vector<std::string> read_disabilities(Mapping& mapping);
/// XPN repetitions. Source: vendor-exports.md 1.4
[[nodiscard]] std::vector<NameFact> read_names(Segment& segment, unsigned field, std::string_view target);
/// XCN repetitions of one person.
[[nodiscard]] DoctorFact read_doctor(Segment& segment, unsigned field, std::string_view target);
/// PV1 as the visit around a fact: class, department, doctor; marks what it uses.
[[nodiscard]] VisitFact read_visit(Mapping& mapping);
/// ORC-12, 17 and 29 over what PV1 says.
void read_order_visit(Segment& orc, VisitFact& visit);
/// OBX-11 as Observation.status. Source: vendor-exports.md 2.14, 3.4
[[nodiscard]] std::string observation_status(std::string_view code);
/// OBX-5 as one text; what is coded by its display.
[[nodiscard]] std::string join_values(Segment& obx, std::string_view target);
/// An OBX as a measurement; `above`: when, if OBX-14 does not say.
[[nodiscard]] VitalSignFact read_vital_sign(Mapping& mapping, Segment& obx, VitalSign sign, const std::string& above);
/// An OBX as a result in JP Core form.
[[nodiscard]] FindingFact read_finding(Mapping& mapping, Segment& obx, const std::string& above);
/// A CWE or CE with its alternate.
[[nodiscard]] ConceptFact read_concept(Segment& segment, unsigned field, std::string_view target,
                                       unsigned repetition = 1);
/// Vital sign of an OBX-3, by MDC, MEDIS, JLAC10 or LOINC. Source: vendor-exports.md 12.2
[[nodiscard]] std::optional<VitalSign> vital_sign_of(const Segment& obx);

}  // namespace kakehashi::mappers::hl7v2
