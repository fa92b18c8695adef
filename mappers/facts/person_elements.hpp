#pragma once

#include <span>

#include "facts/unit_writer.hpp"

/// Elements of Patient that only some sources know.
namespace kakehashi::mappers::facts {

/// Appends to `telecom` of a person or a contact.
void write_telecoms(fhir::Builder person, std::span<const TelecomFact> telecoms);
/// Patient.contact of who has anything to be reached or told by (R4 pat-1).
void write_contacts(UnitWriter& writer, fhir::Builder resource);
/// Identifiers of others, by type and assigner.
void write_other_identifiers(fhir::Builder resource, const PatientFact& patient);
/// Disability, marital status, language, multiple birth.
void write_circumstances(fhir::Builder resource, const PatientFact& patient);

}  // namespace kakehashi::mappers::facts
