#pragma once

#include <cstdint>

/// The tables of one node's store. Everything of one patient stands together, so that a patient's query touches few
/// pages however large the store grows.
namespace kakehashi::gateway::store {

inline constexpr std::int64_t kSchemaVersion = 2;

inline constexpr const char* kSchema = R"sql(
CREATE TABLE IF NOT EXISTS position (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;

-- A report unit: accepted, replaced and deleted as a whole. `removed` ones stay, so that an older version that comes
-- late is known to be stale.
CREATE TABLE IF NOT EXISTS unit (
    key TEXT PRIMARY KEY, kind TEXT NOT NULL, state TEXT NOT NULL, version INTEGER NOT NULL, source_order TEXT NOT NULL,
    hash TEXT NOT NULL, patient_number TEXT NOT NULL, patient_id TEXT NOT NULL, bundle_id TEXT NOT NULL,
    source TEXT NOT NULL, format TEXT NOT NULL, institution TEXT NOT NULL, journal_sequence INTEGER NOT NULL,
    received TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS unit_of_patient ON unit (patient_number, kind);

-- Which units hold a resource: it is deleted with the last of them.
CREATE TABLE IF NOT EXISTS unit_resource (
    unit_key TEXT NOT NULL, type TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (unit_key, type, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS resource_in_units ON unit_resource (type, id);

-- The newest version of each resource; `date_from` and `date_until` are seconds since 1970 of what its date covers.
-- The key begins with the id: one that began with the type would tempt the planner to read all of a type.
CREATE TABLE IF NOT EXISTS resource (
    type TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, deleted INTEGER NOT NULL, patient_id TEXT NOT NULL,
    date_from INTEGER NOT NULL, date_until INTEGER NOT NULL, last_updated TEXT NOT NULL, hash TEXT NOT NULL,
    unit_key TEXT NOT NULL, unit_kind TEXT NOT NULL, source_order TEXT NOT NULL, source TEXT NOT NULL,
    format TEXT NOT NULL, institution TEXT NOT NULL, security TEXT NOT NULL, category TEXT NOT NULL,
    tags TEXT NOT NULL, entered_in_error INTEGER NOT NULL,
    PRIMARY KEY (id, type)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS resource_of_patient ON resource (patient_id, type, date_from, id);

CREATE TABLE IF NOT EXISTS resource_version (
    type TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, deleted INTEGER NOT NULL,
    last_updated TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (type, id, version));

CREATE TABLE IF NOT EXISTS resource_token (
    type TEXT NOT NULL, id TEXT NOT NULL, parameter TEXT NOT NULL, system TEXT NOT NULL, code TEXT NOT NULL,
    PRIMARY KEY (type, id, parameter, system, code)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS patient (
    id TEXT PRIMARY KEY, insured TEXT NOT NULL, birth_date TEXT NOT NULL, gender TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS patient_by_birth_date ON patient (birth_date);
CREATE TABLE IF NOT EXISTS patient_identifier (
    value TEXT NOT NULL, system TEXT NOT NULL, patient_id TEXT NOT NULL,
    PRIMARY KEY (value, system, patient_id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS identifier_of_patient ON patient_identifier (patient_id);
CREATE TABLE IF NOT EXISTS patient_name (
    name TEXT NOT NULL, patient_id TEXT NOT NULL, PRIMARY KEY (name, patient_id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS name_of_patient ON patient_name (patient_id);

-- Units whose patient is not known yet: their input is converted again when the patient arrives.
CREATE TABLE IF NOT EXISTS held_unit (
    unit_key TEXT PRIMARY KEY, source_order TEXT NOT NULL, patient_number TEXT NOT NULL,
    journal_sequence INTEGER NOT NULL, source TEXT NOT NULL, format TEXT NOT NULL, received TEXT NOT NULL)
    WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS held_of_patient ON held_unit (patient_number);

CREATE TABLE IF NOT EXISTS outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT, destination TEXT NOT NULL, kind TEXT NOT NULL, order_key TEXT NOT NULL,
    unit_key TEXT NOT NULL, unit_version INTEGER NOT NULL, payload BLOB NOT NULL, state TEXT NOT NULL,
    attempts INTEGER NOT NULL, due_ms INTEGER NOT NULL, detail TEXT NOT NULL, created TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS outbox_waiting ON outbox (destination, state, id);
CREATE INDEX IF NOT EXISTS outbox_in_order ON outbox (destination, order_key, id);
CREATE INDEX IF NOT EXISTS outbox_of_unit ON outbox (unit_key, state);
CREATE INDEX IF NOT EXISTS outbox_of_kind ON outbox (kind, id);

CREATE TABLE IF NOT EXISTS quarantine (
    journal_sequence INTEGER PRIMARY KEY, source TEXT NOT NULL, format TEXT NOT NULL, state TEXT NOT NULL,
    received TEXT NOT NULL, outcome BLOB NOT NULL);

CREATE TABLE IF NOT EXISTS directive (
    id TEXT PRIMARY KEY, insured TEXT NOT NULL, updated TEXT NOT NULL, bytes BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS directive_of_patient ON directive (insured);

CREATE TABLE IF NOT EXISTS account (
    source TEXT NOT NULL, format TEXT NOT NULL, inputs INTEGER NOT NULL, mapped INTEGER NOT NULL,
    ignored INTEGER NOT NULL, unmapped INTEGER NOT NULL, PRIMARY KEY (source, format)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS untranslated_code (
    source TEXT NOT NULL, map TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, count INTEGER NOT NULL,
    last_seen TEXT NOT NULL, PRIMARY KEY (source, map, code)) WITHOUT ROWID;
)sql";

}  // namespace kakehashi::gateway::store
