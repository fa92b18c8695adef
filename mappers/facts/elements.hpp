#pragma once

#include <string_view>

#include "facts/unit_writer.hpp"

/// Elements that many resources share.
namespace kakehashi::mappers::facts {

struct Coded {
    std::string_view system;
    std::string_view code;
    std::string_view display;
};
/// Appends a coding to `concept_name`'s array `coding`.
void add_coding(fhir::Builder concept_object, const Coded& coding);
void add_identifier(fhir::Builder resource, std::string_view system, std::string_view value);
void set_reference(fhir::Builder parent, std::string_view name, std::string_view reference);
void set_decimal(fhir::Builder quantity, std::string_view decimal);
/// A HumanName with representation extension. Source: jp-clins.md section 5
void write_name(UnitWriter& writer, fhir::Builder name, const NameFact& fact);
/// UCUM's system and code for `unit`, looked up, or as it stands where the source writes UCUM. @return false for others
bool set_ucum(fhir::Builder quantity, const std::string& unit, bool is_ucum);
void add_note(fhir::Builder resource, std::string_view text);

/// JP_eCS_InstitutionNumber.
void add_institution_extension(const UnitWriter& writer, fhir::Builder resource);
/// JP_eCS_Department: the fact's, or the header's default. @return false when there is neither
bool add_department_extension(const UnitWriter& writer, fhir::Builder resource, const CodedText& department);
/// Identifier of the resource, unique in the institution: institution, patient, `key`.
void add_resource_identifier(const UnitWriter& writer, fhir::Builder resource, std::string_view key);

/// What a visit leaves in a resource: contained resources and, to be set later, the references to them.
struct Visited {
    bool has_encounter = false;
    bool has_doctor = false;
};
inline constexpr std::string_view kContainedEncounter = "#encounter";
inline constexpr std::string_view kContainedDoctor = "#practitioner";
/// Contained JP_Encounter (status finished) and JP_Practitioner. Source: jp-clins.md section 3
Visited add_contained_visit(UnitWriter& writer, fhir::Builder resource, const VisitFact& visit);
/// Encounter.class with display.
void set_visit_class(fhir::Builder encounter, std::string_view code);
/// Practitioner.identifier and name.
void write_doctor(UnitWriter& writer, fhir::Builder practitioner, const DoctorFact& doctor);

}  // namespace kakehashi::mappers::facts
