#include "kakehashi/gateway/store.hpp"

#include <utility>

#include "kakehashi/gateway/pseudonym.hpp"
#include "store/impl.hpp"
#include "store/messages.hpp"
#include "store/schema.hpp"

namespace kakehashi::gateway {

namespace {
using store::Access;
using store::Connection;
using store::Query;

/// Makes the tables, or refuses those of another version of the program.
fhir::Result<void> prepare(Connection& writer) {
    writer.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=OFF;");
    writer.execute("BEGIN IMMEDIATE");
    writer.execute(store::kSchema);
    writer.query("INSERT OR IGNORE INTO position VALUES ('schema', ?)").bind(store::kSchemaVersion).run();
    writer.execute("COMMIT");
    std::int64_t found = 0;
    {
        Query query = writer.query("SELECT value FROM position WHERE name = 'schema'");
        if (query.next()) found = query.integer(0);
    }
    if (auto done = writer.take_error(); !done) return done;
    if (found == store::kSchemaVersion) return {};
    return tl::unexpected(fhir::make_issue(fhir::IssueSeverity::fatal, fhir::IssueType::no_store,
                                           store::messages::kOtherSchema, "",
                                           {std::to_string(found), std::to_string(store::kSchemaVersion)}));
}

ResourceVersion version_of(const Query& row) {
    return {row.integer(0), row.integer(1) != 0, row.string(2), row.string(3)};
}

HeldUnit held_of(const Query& row) {
    return {row.string(0), row.string(1), static_cast<std::uint64_t>(row.integer(2)),
            row.string(3), row.string(4), row.string(5)};
}

constexpr std::string_view kUnitColumns =
    "SELECT u.key, u.kind, u.state, u.version, u.source_order, u.patient_number, u.patient_id, u.bundle_id, u.source, "
    "u.format, u.institution, u.journal_sequence, u.received, v.bytes FROM unit u LEFT JOIN resource r ON "
    "r.type = 'Bundle' AND r.id = u.bundle_id LEFT JOIN resource_version v ON v.type = r.type AND v.id = r.id AND "
    "v.version = r.version ";

StoredUnit unit_of(const Query& row) {
    return {.key = row.string(0),
            .kind = row.string(1),
            .state = row.string(2),
            .version = row.integer(3),
            .order = row.string(4),
            .patient_number = row.string(5),
            .patient_id = row.string(6),
            .bundle_id = row.string(7),
            .source = row.string(8),
            .format = row.string(9),
            .institution = row.string(10),
            .journal_sequence = static_cast<std::uint64_t>(row.integer(11)),
            .received = row.string(12),
            .bundle = row.string(13)};
}

/// A stop must be found however the number is spelt: full-width or not, with or without leading zeros.
std::string one_spelling(std::string_view insured) {
    const auto fields = canonical_insured_identifier(insured);
    if (!fields) return std::string(insured);
    std::string key;
    for (const std::string& field : *fields) key.append(key.empty() ? "" : ":").append(field);
    return key;
}

/// Runs a query on a reading connection and gives each row to `read`.
template <class Bind, class Read>
fhir::Result<void> for_each_row(const Store& store, std::string_view sql, Bind bind, Read read) {
    auto reader = store.reader();
    if (!reader) return tl::unexpected(reader.error());
    {
        Query query = (*reader)->query(sql);
        bind(query);
        while (query.next()) read(query);
    }
    return (*reader)->take_error();
}

/// The same, for a list of what `read` makes of each row.
template <class T, class Bind>
fhir::Result<std::vector<T>> list_rows(const Store& store, std::string_view sql, Bind bind, T (*read)(const Query&)) {
    std::vector<T> rows;
    auto done = for_each_row(store, sql, bind, [&](const Query& row) { rows.push_back(read(row)); });
    if (!done) return tl::unexpected(done.error());
    return rows;
}

template <class T>
fhir::Result<std::optional<T>> first_of(fhir::Result<std::vector<T>> rows) {
    if (!rows) return tl::unexpected(rows.error());
    if (rows->empty()) return std::optional<T>();
    return std::optional<T>(std::move(rows->front()));
}

void bind_nothing(Query&) {}
std::int64_t number_of(const Query& row) { return row.integer(0); }
fhir::Result<std::int64_t> one_number(const Store& store, std::string_view sql) {
    auto rows = list_rows<std::int64_t>(store, sql, bind_nothing, number_of);
    if (!rows) return tl::unexpected(rows.error());
    return rows->empty() ? 0 : rows->front();
}
}  // namespace

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::~Store() = default;

fhir::Result<std::unique_ptr<Store>> Store::open(const std::filesystem::path& directory) {
    std::error_code error;
    std::filesystem::create_directories(directory, error);  // a failure shows at the opening below
    auto impl = std::make_unique<Impl>();
    impl->path = directory / "store.sqlite3";
    auto writer = Connection::open(impl->path, Access::read_write);
    if (!writer) return tl::unexpected(writer.error());
    if (auto prepared = prepare(**writer); !prepared) return tl::unexpected(prepared.error());
    impl->writer = std::move(*writer);
    return std::unique_ptr<Store>(new Store(std::move(impl)));
}

fhir::Result<void> Store::write(const std::function<void(Connection&)>& work) {
    const std::lock_guard guard(impl_->writing);
    Connection& writer = *impl_->writer;
    writer.execute("BEGIN IMMEDIATE");
    if (!writer.has_error()) work(writer);
    writer.execute("COMMIT");
    auto done = writer.take_error();
    if (!done) {
        writer.execute("ROLLBACK");
        // SQLite may have rolled back by itself (disk full): then there is nothing to roll back, and that is no fault.
        (void)writer.take_error();
    }
    return done;
}

fhir::Result<store::ReaderLease> Store::reader() const {
    {
        const std::lock_guard guard(impl_->idle.mutex);
        if (!impl_->idle.connections.empty()) {
            store::ReaderLease lease(impl_->idle, std::move(impl_->idle.connections.back()));
            impl_->idle.connections.pop_back();
            return lease;
        }
    }
    auto opened = Connection::open(impl_->path, Access::read_only);
    if (!opened) return tl::unexpected(opened.error());
    return store::ReaderLease(impl_->idle, std::move(*opened));
}

fhir::Result<std::uint64_t> Store::processed_sequence() const {
    auto value = one_number(*this, "SELECT value FROM position WHERE name = 'journal'");
    if (!value) return tl::unexpected(value.error());
    return static_cast<std::uint64_t>(*value);
}

fhir::Result<std::optional<StoredUnit>> Store::unit(std::string_view key) const {
    static const std::string kSql = std::string(kUnitColumns) + "WHERE u.key = ?";
    return first_of(list_rows<StoredUnit>(
        *this, kSql, [&](Query& query) { query.bind(key); }, unit_of));
}

fhir::Result<std::vector<StoredUnit>> Store::units_of_kind(mappers::UnitKind kind, std::string_view after_key,
                                                           std::size_t count_max) const {
    static const std::string kSql =
        std::string(kUnitColumns) + "WHERE u.key > ? AND u.kind = ? AND u.state = 'live' ORDER BY u.key LIMIT ?";
    const auto bind = [&](Query& query) {
        query.bind(after_key).bind(mappers::name_of(kind)).bind(static_cast<std::int64_t>(count_max));
    };
    return list_rows<StoredUnit>(*this, kSql, bind, unit_of);
}

fhir::Result<std::vector<HeldUnit>> Store::releasable_units() const {
    return list_rows<HeldUnit>(
        *this,
        "SELECT h.unit_key, h.patient_number, h.journal_sequence, h.source, h.format, h.received FROM held_unit h "
        "WHERE EXISTS (SELECT 1 FROM unit u WHERE u.patient_number = h.patient_number AND u.kind = 'patient' AND "
        "u.state = 'live') ORDER BY h.journal_sequence, h.unit_key",
        bind_nothing, held_of);
}

fhir::Result<std::size_t> Store::held_count() const {
    auto value = one_number(*this, "SELECT count(*) FROM held_unit");
    if (!value) return tl::unexpected(value.error());
    return static_cast<std::size_t>(*value);
}

fhir::Result<std::optional<StoredResource>> Store::read(std::string_view type, std::string_view id) const {
    const auto bind = [&](Query& query) { query.bind(type).bind(id); };
    constexpr auto kRead = +[](const Query& row) -> StoredResource {
        return {{row.string(0), row.string(1), row.integer(2), row.integer(3) != 0, row.string(4), row.string(5),
                 row.string(6), row.string(7), row.string(8), row.string(9), row.string(10), row.string(11),
                 row.string(12), row.string(13), row.integer(14) != 0},
                row.string(15)};
    };
    return first_of(list_rows<StoredResource>(
        *this,
        "SELECT r.type, r.id, r.version, r.deleted, r.patient_id, r.last_updated, r.unit_key, r.unit_kind, r.source, "
        "r.format, r.institution, r.security, r.category, r.tags, r.entered_in_error, v.bytes FROM resource r JOIN "
        "resource_version v ON "
        "v.type = r.type AND v.id = r.id AND v.version = r.version WHERE r.type = ? AND r.id = ?",
        bind, kRead));
}

fhir::Result<std::optional<ResourceVersion>> Store::read_version(std::string_view type, std::string_view id,
                                                                 std::int64_t version) const {
    const auto bind = [&](Query& query) { query.bind(type).bind(id).bind(version); };
    return first_of(list_rows<ResourceVersion>(*this,
                                               "SELECT version, deleted, last_updated, bytes FROM resource_version "
                                               "WHERE type = ? AND id = ? AND version = ?",
                                               bind, version_of));
}

fhir::Result<std::vector<ResourceVersion>> Store::history(std::string_view type, std::string_view id,
                                                          std::size_t count_max) const {
    const auto bind = [&](Query& query) { query.bind(type).bind(id).bind(static_cast<std::int64_t>(count_max)); };
    return list_rows<ResourceVersion>(*this,
                                      "SELECT version, deleted, last_updated, bytes FROM resource_version "
                                      "WHERE type = ? AND id = ? ORDER BY version DESC LIMIT ?",
                                      bind, version_of);
}

fhir::Result<std::vector<QuarantinedInput>> Store::quarantined(std::size_t count_max) const {
    const auto bind = [&](Query& query) { query.bind(static_cast<std::int64_t>(count_max)); };
    constexpr auto kRead = +[](const Query& row) -> QuarantinedInput {
        return {static_cast<std::uint64_t>(row.integer(0)),
                row.string(1),
                row.string(2),
                row.string(3),
                row.string(4),
                row.string(5)};
    };
    return list_rows<QuarantinedInput>(*this,
                                       "SELECT journal_sequence, source, format, state, received, outcome FROM "
                                       "quarantine ORDER BY journal_sequence LIMIT ?",
                                       bind, kRead);
}

fhir::Result<void> Store::dismiss_quarantined(std::uint64_t journal_sequence) {
    return write([&](Connection& writer) {
        writer.query("UPDATE quarantine SET state = 'dismissed' WHERE journal_sequence = ? AND state = 'open'")
            .bind(static_cast<std::int64_t>(journal_sequence))
            .run();
    });
}

fhir::Result<std::vector<SourceAccount>> Store::accounts() const {
    constexpr auto kRead = +[](const Query& row) -> SourceAccount {
        const auto count = [&row](int column) { return static_cast<std::uint64_t>(row.integer(column)); };
        return {row.string(0), row.string(1), {count(2), count(3), count(4), count(5)}};
    };
    return list_rows<SourceAccount>(*this,
                                    "SELECT source, format, inputs, mapped, ignored, unmapped FROM account "
                                    "ORDER BY source, format",
                                    bind_nothing, kRead);
}

fhir::Result<std::vector<UntranslatedCount>> Store::untranslated_codes() const {
    constexpr auto kRead = +[](const Query& row) -> UntranslatedCount {
        return {row.string(0), row.string(1), row.string(2), row.string(3), static_cast<std::uint64_t>(row.integer(4)),
                row.string(5)};
    };
    return list_rows<UntranslatedCount>(*this,
                                        "SELECT source, map, code, name, count, last_seen FROM untranslated_code "
                                        "ORDER BY count DESC, source, map, code",
                                        bind_nothing, kRead);
}

fhir::Result<void> Store::put_directive(std::string_view id, std::string_view insured, std::string_view updated,
                                        std::string_view consent_bytes) {
    return write([&](Connection& writer) {
        writer.query("INSERT OR REPLACE INTO directive VALUES (?, ?, ?, ?)")
            .bind(id)
            .bind(one_spelling(insured))
            .bind(updated)
            .bind_blob(consent_bytes)
            .run();
    });
}

fhir::Result<std::vector<std::string>> Store::directives(std::string_view insured) const {
    constexpr auto kRead = +[](const Query& row) { return row.string(0); };
    const std::string key = one_spelling(insured);
    return list_rows<std::string>(
        *this, "SELECT bytes FROM directive WHERE insured = ? ORDER BY id", [&](Query& query) { query.bind(key); },
        kRead);
}

fhir::Result<std::vector<std::string>> Store::units_of_person(std::string_view insured) const {
    constexpr auto kPatient = +[](const Query& row) { return std::pair(row.string(0), row.string(1)); };
    constexpr auto kKey = +[](const Query& row) { return row.string(0); };
    const std::string wanted = one_spelling(insured);
    const auto patients = list_rows<std::pair<std::string, std::string>>(
        *this, "SELECT id, insured FROM patient WHERE insured <> '' ORDER BY id", bind_nothing, kPatient);
    if (!patients) return tl::unexpected(patients.error());
    std::vector<std::string> keys;
    for (const auto& [id, number] : *patients) {
        if (one_spelling(number) != wanted) continue;
        const auto units = list_rows<std::string>(
            *this,
            "SELECT unit_key FROM resource WHERE patient_id = ? AND type = 'Bundle' AND deleted = 0 ORDER BY unit_key",
            [&patient = id](Query& query) { query.bind(patient); }, kKey);
        if (!units) return tl::unexpected(units.error());
        keys.insert(keys.end(), units->begin(), units->end());
    }
    return keys;
}

}  // namespace kakehashi::gateway
