#include "store/resource_rows.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "search/parameters.hpp"
#include "store/labels.hpp"

namespace kakehashi::gateway::store {

namespace {
using mappers::UnitKind;

constexpr std::string_view kInsuredSystem = "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID";

/// Types that belong to no patient: they are read by reference, and stand in no patient's compartment.
constexpr std::array<std::string_view, 6> kOfNoPatient{"Organization", "Practitioner", "PractitionerRole",
                                                       "Location",     "Medication",   "Device"};

/// The current row of a resource.
struct Current {
    bool exists = false;
    bool deleted = false;
    std::int64_t version = 0;
    std::string hash;
    std::string unit_key;
    std::string unit_kind;
    std::string order;
};

Current current_of(Connection& writer, std::string_view type, std::string_view id) {
    Query query = writer.query(
        "SELECT version, deleted, hash, unit_key, unit_kind, source_order FROM resource WHERE type = ? AND id = ?");
    query.bind(type).bind(id);
    if (!query.next()) return {};
    return {true,           query.integer(1) != 0, query.integer(0), query.string(2), query.string(3), query.string(4),
            query.string(5)};
}

bool may_replace(const Current& current, const mappers::Unit& unit, std::string_view type) {
    if (!current.exists || current.deleted || current.unit_key == unit.key) return true;
    if (type == "Patient" || type == "Coverage") {
        const bool stored_by_patient_unit = current.unit_kind == name_of(UnitKind::patient);
        if (stored_by_patient_unit != (unit.kind == UnitKind::patient)) return !stored_by_patient_unit;
    }
    return unit.order >= current.order;
}

/// The resource whose labels and categories count: a document's Composition quotes the whole document.
/// Source: exchange policy A5, law 8
const fhir::Node& labelled_by(const UnitOrigin& origin, const fhir::Node& resource) {
    const bool is_quoting =
        origin.unit->kind == UnitKind::document && resource.text_of("resourceType") == "Composition";
    return is_quoting ? origin.unit->bundle.root() : resource;
}

void write_version(Connection& writer, std::string_view type, std::string_view id, const ResourceVersion& version) {
    writer.query("INSERT INTO resource_version (type, id, version, deleted, last_updated, bytes) VALUES (?,?,?,?,?,?)")
        .bind(type)
        .bind(id)
        .bind(version.version)
        .bind(std::int64_t{version.deleted ? 1 : 0})
        .bind(version.last_updated)
        .bind_blob(version.bytes)
        .run();
}

void write_current(Connection& writer, const UnitOrigin& origin, const fhir::Node& resource, std::string_view id,
                   std::int64_t version, std::string_view hash) {
    const auto type = resource.text_of("resourceType");
    const bool of_patient = std::ranges::find(kOfNoPatient, type) == kOfNoPatient.end();
    const auto date = search::date_of(resource);
    const fhir::Node& labelled = labelled_by(origin, resource);
    writer.query("INSERT OR REPLACE INTO resource VALUES (?,?,?,0,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
        .bind(type)
        .bind(id)
        .bind(version)
        .bind(of_patient ? std::string_view(origin.patient_id) : std::string_view())
        .bind(date.from)
        .bind(date.until)
        .bind(origin.input->received)
        .bind(hash)
        .bind(origin.unit->key)
        .bind(name_of(origin.unit->kind))
        .bind(origin.unit->order)
        .bind(origin.input->source)
        .bind(origin.input->format)
        .bind(origin.input->institution)
        .bind(labels_of(labelled, "security"))
        .bind(category_codings_of(resource))
        .bind(labels_of(labelled, "tag"))
        .bind(std::int64_t{is_entered_in_error(resource) ? 1 : 0})
        .run();
}

void delete_index_rows(Connection& writer, std::string_view type, std::string_view id) {
    writer.query("DELETE FROM resource_token WHERE type = ? AND id = ?").bind(type).bind(id).run();
    if (type != "Patient") return;
    writer.query("DELETE FROM patient WHERE id = ?").bind(id).run();
    writer.query("DELETE FROM patient_identifier WHERE patient_id = ?").bind(id).run();
    writer.query("DELETE FROM patient_name WHERE patient_id = ?").bind(id).run();
}

/// All forms that a name can be asked for by: whole, family, each given, family and given together.
std::set<std::string> names_of(const fhir::Node& patient) {
    std::set<std::string> names;
    const fhir::Node* list = patient.find("name");
    if (list == nullptr) return names;
    for (const fhir::Node& name : list->items()) {
        std::string whole(name.text_of("family"));
        names.insert(search::normalise_name(name.text_of("text")));
        names.insert(search::normalise_name(whole));
        if (const fhir::Node* given = name.find("given"); given != nullptr)
            for (const fhir::Node& one : given->items()) {
                names.insert(search::normalise_name(one.text()));
                whole.append(one.text());
            }
        names.insert(search::normalise_name(whole));
    }
    names.erase("");
    return names;
}

void write_patient_index(Connection& writer, const fhir::Node& patient, std::string_view id) {
    std::string insured;
    if (const fhir::Node* identifiers = patient.find("identifier"); identifiers != nullptr)
        for (const fhir::Node& one : identifiers->items()) {
            if (one.text_of("system") == kInsuredSystem) insured = one.text_of("value");
            writer.query("INSERT OR IGNORE INTO patient_identifier VALUES (?, ?, ?)")
                .bind(one.text_of("value"))
                .bind(one.text_of("system"))
                .bind(id)
                .run();
        }
    for (const std::string& name : names_of(patient))
        writer.query("INSERT OR IGNORE INTO patient_name VALUES (?, ?)").bind(name).bind(id).run();
    writer.query("INSERT OR REPLACE INTO patient VALUES (?, ?, ?, ?)")
        .bind(id)
        .bind(insured)
        .bind(patient.text_of("birthDate"))
        .bind(patient.text_of("gender"))
        .run();
}

void write_index(Connection& writer, const fhir::Node& resource, std::string_view id) {
    const auto type = resource.text_of("resourceType");
    delete_index_rows(writer, type, id);
    for (const search::Token& token : search::tokens_of(resource))
        writer.query("INSERT INTO resource_token VALUES (?, ?, ?, ?, ?)")
            .bind(type)
            .bind(id)
            .bind(token.parameter)
            .bind(token.system)
            .bind(token.code)
            .run();
    if (type == "Patient") write_patient_index(writer, resource, id);
}
}  // namespace

void write_resource_rows(Connection& writer, const UnitOrigin& origin, const fhir::Node& resource,
                         const EntryReferences& references) {
    const auto type = resource.text_of("resourceType");
    const auto id = resource.text_of("id");
    const Current current = current_of(writer, type, id);
    if (!may_replace(current, *origin.unit, type)) return;
    const std::string hash = sha256_hex(write_resource(resource, references, {}));
    const std::int64_t version = current.version + 1;
    if (current.exists && !current.deleted && current.hash == hash) {
        // The same words from a unit with a better right: no new version, but later ones are measured against it.
        // Labels may have changed in what a Composition quotes.
        const fhir::Node& labelled = labelled_by(origin, resource);
        writer
            .query(
                "UPDATE resource SET unit_key = ?, unit_kind = ?, source_order = ?, security = ?, tags = ? "
                "WHERE type = ? AND id = ?")
            .bind(origin.unit->key)
            .bind(name_of(origin.unit->kind))
            .bind(origin.unit->order)
            .bind(labels_of(labelled, "security"))
            .bind(labels_of(labelled, "tag"))
            .bind(type)
            .bind(id)
            .run();
        return;
    }
    const std::string version_id = std::to_string(version);
    const std::string& received = origin.input->received;
    write_version(writer, type, id,
                  {version, false, received, write_resource(resource, references, {version_id, received})});
    write_current(writer, origin, resource, id, version, hash);
    write_index(writer, resource, id);
}

void write_bundle_rows(Connection& writer, const UnitOrigin& origin, const fhir::Node& bundle, std::string_view id,
                       std::string_view bytes) {
    const Current current = current_of(writer, "Bundle", id);
    write_version(writer, "Bundle", id, {current.version + 1, false, origin.input->received, std::string(bytes)});
    write_current(writer, origin, bundle, id, current.version + 1, "");
    write_index(writer, bundle, id);
}

void delete_resource_rows(Connection& writer, std::string_view type, std::string_view id, std::string_view received) {
    const Current current = current_of(writer, type, id);
    if (!current.exists || current.deleted) return;
    write_version(writer, type, id, {current.version + 1, true, std::string(received), ""});
    writer.query("UPDATE resource SET version = ?, deleted = 1, last_updated = ? WHERE type = ? AND id = ?")
        .bind(current.version + 1)
        .bind(received)
        .bind(type)
        .bind(id)
        .run();
    delete_index_rows(writer, type, id);
}

}  // namespace kakehashi::gateway::store
