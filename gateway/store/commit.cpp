#include <set>
#include <utility>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/gateway/store.hpp"
#include "store/impl.hpp"
#include "store/messages.hpp"
#include "store/outbox_row.hpp"
#include "store/resource_rows.hpp"

namespace kakehashi::gateway {

namespace {
using mappers::UnitKind;
using mappers::UnitOperation;
using store::Connection;
using store::EntryReferences;
using store::Query;
using store::UnitOrigin;

using ResourceKey = std::pair<std::string, std::string>;  // type, id

/// What is stored of a unit.
struct StoredState {
    bool exists = false;
    bool removed = false;
    std::int64_t version = 0;
    std::string order;
    std::string hash;
    std::string patient_id;
    std::string bundle_id;
};

StoredState state_of(Connection& writer, std::string_view key) {
    Query query =
        writer.query("SELECT state, version, source_order, hash, patient_id, bundle_id FROM unit WHERE key = ?");
    query.bind(key);
    if (!query.next()) return {};
    return {
        true,           query.text(0) == "removed", query.integer(1), query.string(2), query.string(3), query.string(4),
        query.string(5)};
}

/// Calls `visit` for the resource of every entry that has an id.
template <class Visit>
void for_each_resource(const fhir::Node& bundle, const Visit& visit) {
    const fhir::Node* entries = bundle.find("entry");
    if (entries == nullptr) return;
    for (const fhir::Node& entry : entries->items()) {
        const fhir::Node* resource = entry.find("resource");
        if (resource != nullptr && !resource->text_of("id").empty()) visit(entry, *resource);
    }
}

EntryReferences references_of(const fhir::Node& bundle) {
    EntryReferences references;
    for_each_resource(bundle, [&](const fhir::Node& entry, const fhir::Node& resource) {
        references.emplace(entry.text_of("fullUrl"),
                           std::string(resource.text_of("resourceType")) + "/" + std::string(resource.text_of("id")));
    });
    return references;
}

std::string patient_id_of(const fhir::Node& bundle) {
    std::string id;
    for_each_resource(bundle, [&](const fhir::Node&, const fhir::Node& resource) {
        if (id.empty() && resource.text_of("resourceType") == "Patient") id = resource.text_of("id");
    });
    return id;
}

/// Whether an entry also becomes a resource of its own. What a document says stays in the document: its parts were
/// written for its reader, and would stand twice beside the institution's own diagnoses and results.
bool stands_alone(UnitKind kind, std::string_view type) {
    return kind != UnitKind::document || type == "Composition" || type == "Patient";
}

std::set<ResourceKey> resources_of(Connection& writer, std::string_view unit_key) {
    std::set<ResourceKey> keys;
    Query query = writer.query("SELECT type, id FROM unit_resource WHERE unit_key = ?");
    query.bind(unit_key);
    while (query.next()) keys.emplace(query.string(0), query.string(1));
    return keys;
}

bool is_in_a_unit(Connection& writer, const ResourceKey& key) {
    Query query = writer.query("SELECT 1 FROM unit_resource WHERE type = ? AND id = ? LIMIT 1");
    query.bind(key.first).bind(key.second);
    return query.next();
}

/// Takes a resource out of a unit, and deletes it when no other unit holds it.
void unlink(Connection& writer, const UnitOrigin& origin, const ResourceKey& key) {
    writer.query("DELETE FROM unit_resource WHERE unit_key = ? AND type = ? AND id = ?")
        .bind(origin.unit->key)
        .bind(key.first)
        .bind(key.second)
        .run();
    if (!is_in_a_unit(writer, key)) store::delete_resource_rows(writer, key.first, key.second, origin.input->received);
}

void write_unit_row(Connection& writer, const UnitOrigin& origin, const StoredState& now) {
    const InputCommit& input = *origin.input;
    writer.query("INSERT OR REPLACE INTO unit VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
        .bind(origin.unit->key)
        .bind(name_of(origin.unit->kind))
        .bind(now.removed ? "removed" : "live")
        .bind(now.version)
        .bind(now.order)
        .bind(now.hash)
        .bind(origin.unit->patient_number)
        .bind(now.patient_id)
        .bind(now.bundle_id)
        .bind(input.source)
        .bind(input.format)
        .bind(input.institution)
        .bind(static_cast<std::int64_t>(input.journal_sequence))
        .bind(input.received)
        .run();
}

void remove_unit(Connection& writer, const UnitOrigin& origin, StoredState& now) {
    for (const ResourceKey& key : resources_of(writer, origin.unit->key)) unlink(writer, origin, key);
    if (!now.bundle_id.empty()) store::delete_resource_rows(writer, "Bundle", now.bundle_id, origin.input->received);
    now.removed = true;
    now.hash.clear();
}

void replace_unit(Connection& writer, const UnitOrigin& origin, std::string_view bytes, StoredState& now) {
    const fhir::Node& bundle = origin.unit->bundle.root();
    const EntryReferences references = references_of(bundle);
    auto gone = resources_of(writer, origin.unit->key);
    for_each_resource(bundle, [&](const fhir::Node&, const fhir::Node& resource) {
        const auto type = resource.text_of("resourceType");
        if (!stands_alone(origin.unit->kind, type)) return;
        const auto id = resource.text_of("id");
        gone.erase(ResourceKey(type, id));
        writer.query("INSERT OR IGNORE INTO unit_resource VALUES (?, ?, ?)")
            .bind(origin.unit->key)
            .bind(type)
            .bind(id)
            .run();
        store::write_resource_rows(writer, origin, resource, references);
    });
    for (const ResourceKey& key : gone) unlink(writer, origin, key);
    if (now.bundle_id.empty()) {
        const auto id = bundle.text_of("id");
        now.bundle_id = id.empty() ? store::sha256_hex(origin.unit->key).substr(0, 32) : std::string(id);
    }
    store::write_bundle_rows(writer, origin, bundle, now.bundle_id, bytes);
    now.removed = false;
}

/// Notes a unit whose patient is not known, unless a newer version of it waits already.
void hold_unit(Connection& writer, const UnitOrigin& origin) {
    const InputCommit& input = *origin.input;
    writer
        .query(
            "INSERT INTO held_unit VALUES (?,?,?,?,?,?,?) ON CONFLICT (unit_key) DO UPDATE SET "
            "source_order = excluded.source_order, patient_number = excluded.patient_number, "
            "journal_sequence = excluded.journal_sequence, source = excluded.source, format = excluded.format, "
            "received = excluded.received WHERE excluded.source_order >= source_order")
        .bind(origin.unit->key)
        .bind(origin.unit->order)
        .bind(origin.unit->patient_number)
        .bind(static_cast<std::int64_t>(input.journal_sequence))
        .bind(input.source)
        .bind(input.format)
        .bind(input.received)
        .run();
}

void find_released(Connection& writer, std::string_view patient_number, std::vector<HeldUnit>& released) {
    Query query = writer.query(
        "SELECT unit_key, patient_number, journal_sequence, source, format, received FROM held_unit "
        "WHERE patient_number = ? ORDER BY journal_sequence, unit_key");
    query.bind(patient_number);
    while (query.next())
        released.push_back({query.string(0), query.string(1), static_cast<std::uint64_t>(query.integer(2)),
                            query.string(3), query.string(4), query.string(5)});
}

/// What becomes of a unit, decided before anything is written.
UnitFate fate_of(const mappers::Unit& unit, const StoredState& before, std::string_view hash) {
    if (before.exists && unit.order < before.order) return UnitFate::stale;
    if (unit.operation == UnitOperation::remove) return before.removed ? UnitFate::unchanged : UnitFate::removed;
    if (!unit.patient_is_known) return UnitFate::held;
    return before.exists && !before.removed && before.hash == hash ? UnitFate::unchanged : UnitFate::stored;
}

UnitResult commit_unit(Connection& writer, const InputCommit& input, const UnitCommit& commit, InputResult& result) {
    const mappers::Unit& unit = *commit.unit;
    const std::string bytes = unit.operation == UnitOperation::replace ? fhir::write_json(unit.bundle.root()) : "";
    const std::string hash = store::sha256_hex(bytes);
    StoredState now = state_of(writer, unit.key);
    const UnitFate fate = fate_of(unit, now, hash);
    if (fate == UnitFate::stale)
        result.report.push_back(fhir::make_issue(fhir::IssueSeverity::warning, fhir::IssueType::conflict,
                                                 store::messages::kStale, "Bundle"));
    UnitOrigin origin{&input, &unit, patient_id_of(unit.bundle.root())};
    if (origin.patient_id.empty()) origin.patient_id = now.patient_id;
    if (fate == UnitFate::held) hold_unit(writer, origin);
    if (fate == UnitFate::stale || fate == UnitFate::held) return {unit.key, fate, now.version};
    writer.query("DELETE FROM held_unit WHERE unit_key = ? AND source_order <= ?")
        .bind(unit.key)
        .bind(unit.order)
        .run();
    now.order = unit.order;
    if (fate != UnitFate::unchanged) {
        ++now.version;
        now.patient_id = origin.patient_id;
        now.hash = hash;
        if (fate == UnitFate::removed) remove_unit(writer, origin, now);
        if (fate == UnitFate::stored) replace_unit(writer, origin, bytes, now);
        const std::string& order_key = now.patient_id.empty() ? unit.key : now.patient_id;
        for (const OutboxItem& item : commit.outbox)
            store::insert_outbox_item(writer, item, {order_key, unit.key, now.version, input.received});
        write_unit_row(writer, origin, now);
    } else {
        writer.query("UPDATE unit SET source_order = ? WHERE key = ?").bind(now.order).bind(unit.key).run();
    }
    if (unit.kind == UnitKind::patient && unit.operation == UnitOperation::replace)
        find_released(writer, unit.patient_number, result.released);
    return {unit.key, fate, now.version};
}

void write_quarantine(Connection& writer, const InputCommit& input) {
    const auto sequence = static_cast<std::int64_t>(input.journal_sequence);
    if (!input.quarantine) {
        // An input that succeeds now may be one that failed before and was replayed.
        writer.query("UPDATE quarantine SET state = 'replayed' WHERE journal_sequence = ?").bind(sequence).run();
        return;
    }
    writer.query("INSERT OR REPLACE INTO quarantine VALUES (?, ?, ?, 'open', ?, ?)")
        .bind(sequence)
        .bind(input.source)
        .bind(input.format)
        .bind(input.received)
        .bind_blob(*input.quarantine)
        .run();
}

void add_to_account(Connection& writer, const InputCommit& input) {
    const auto number = [](std::uint64_t count) { return static_cast<std::int64_t>(count); };
    writer
        .query(
            "INSERT INTO account VALUES (?,?,?,?,?,?) ON CONFLICT (source, format) DO UPDATE SET "
            "inputs = inputs + excluded.inputs, mapped = mapped + excluded.mapped, "
            "ignored = ignored + excluded.ignored, unmapped = unmapped + excluded.unmapped")
        .bind(input.source)
        .bind(input.format)
        .bind(number(input.account.inputs))
        .bind(number(input.account.mapped))
        .bind(number(input.account.ignored))
        .bind(number(input.account.unmapped))
        .run();
}

void count_untranslated(Connection& writer, const InputCommit& input) {
    for (const mappers::UntranslatedCode& code : input.untranslated)
        writer
            .query(
                "INSERT INTO untranslated_code VALUES (?,?,?,?,1,?) ON CONFLICT (source, map, code) DO UPDATE SET "
                "count = count + 1, last_seen = excluded.last_seen, "
                "name = CASE WHEN excluded.name = '' THEN name ELSE excluded.name END")
            .bind(input.source)
            .bind(code.map)
            .bind(code.code)
            .bind(code.name)
            .bind(input.received)
            .run();
}

InputResult commit_input(Connection& writer, const InputCommit& input) {
    InputResult result;
    for (const UnitCommit& unit : input.units) result.units.push_back(commit_unit(writer, input, unit, result));
    write_quarantine(writer, input);
    add_to_account(writer, input);
    count_untranslated(writer, input);
    // A replay commits an older sequence: the position never goes back.
    writer
        .query(
            "INSERT INTO position VALUES ('journal', ?) ON CONFLICT (name) DO UPDATE SET "
            "value = max(value, excluded.value)")
        .bind(static_cast<std::int64_t>(input.journal_sequence))
        .run();
    return result;
}
}  // namespace

fhir::Result<std::vector<InputResult>> Store::commit(std::span<const InputCommit> inputs) {
    std::vector<InputResult> results;
    auto done = write([&](Connection& writer) {
        for (const InputCommit& input : inputs) results.push_back(commit_input(writer, input));
    });
    if (!done) return tl::unexpected(done.error());
    return results;
}

}  // namespace kakehashi::gateway
