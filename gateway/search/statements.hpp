#pragma once

#include <string_view>

/// The statements of a search. They never change with the question, so that each can be shown to use an index.
namespace kakehashi::gateway::search {

inline constexpr std::string_view kById =
    "SELECT type, id, version, deleted, patient_id, last_updated, unit_key, unit_kind, source, format, institution, "
    "security, category, tags, entered_in_error, date_from, date_until FROM resource WHERE type = ?1 AND id = ?2";
inline constexpr std::string_view kByPatientAndType =
    "SELECT type, id, version, deleted, patient_id, last_updated, unit_key, unit_kind, source, format, institution, "
    "security, category, tags, entered_in_error, date_from, date_until FROM resource WHERE patient_id = ?1 AND type = ?2";
inline constexpr std::string_view kByPatient =
    "SELECT type, id, version, deleted, patient_id, last_updated, unit_key, unit_kind, source, format, institution, "
    "security, category, tags, entered_in_error, date_from, date_until FROM resource WHERE patient_id = ?1";
inline constexpr std::string_view kHasToken =
    "SELECT system FROM resource_token WHERE type = ?1 AND id = ?2 AND parameter = ?3 AND (?4 = '' OR code = ?4)";
inline constexpr std::string_view kBytes =
    "SELECT bytes FROM resource_version WHERE type = ?1 AND id = ?2 AND version = ?3";
inline constexpr std::string_view kPatientByIdentifier =
    "SELECT patient_id, system FROM patient_identifier WHERE value = ?1";
inline constexpr std::string_view kPatientByName =
    "SELECT DISTINCT patient_id FROM patient_name WHERE name >= ?1 AND name < ?2";
inline constexpr std::string_view kPatientByBirthDate =
    "SELECT id FROM patient WHERE birth_date >= ?1 AND birth_date < ?2";
inline constexpr std::string_view kPatientRow = "SELECT birth_date, gender FROM patient WHERE id = ?1";
inline constexpr std::string_view kSharedOfUnit =
    "SELECT type, id FROM unit_resource WHERE unit_key = ?1 AND type IN "
    "('Organization', 'Practitioner', 'PractitionerRole', 'Location', 'Medication', 'Device')";

}  // namespace kakehashi::gateway::search
