#include "store/sqlite/connection.hpp"

#include <sqlite3.h>

#include <utility>

#include "store/messages.hpp"

namespace kakehashi::gateway::store {

namespace {
constexpr int kBusyTimeoutMs = 10'000;

tl::unexpected<fhir::Issue> refused(std::string_view why) {
    return tl::unexpected(
        fhir::make_issue(fhir::IssueSeverity::fatal, fhir::IssueType::no_store, messages::kRefused, "", {why}));
}
}  // namespace

Query::~Query() {
    if (statement_ == nullptr) return;
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

Query& Query::bind(std::string_view text) {
    // An empty view may have no address, which SQLite would take for NULL.
    if (statement_ != nullptr)
        sqlite3_bind_text64(statement_, ++bound_, text.empty() ? "" : text.data(), text.size(), SQLITE_TRANSIENT,
                            SQLITE_UTF8);
    return *this;
}
Query& Query::bind(std::int64_t number) {
    if (statement_ != nullptr) sqlite3_bind_int64(statement_, ++bound_, number);
    return *this;
}
Query& Query::bind_blob(std::string_view bytes) {
    if (statement_ != nullptr)
        sqlite3_bind_blob64(statement_, ++bound_, bytes.empty() ? "" : bytes.data(), bytes.size(), SQLITE_TRANSIENT);
    return *this;
}
Query& Query::bind_null() {
    if (statement_ != nullptr) sqlite3_bind_null(statement_, ++bound_);
    return *this;
}

bool Query::next() {
    if (statement_ == nullptr || connection_.has_error()) return false;
    const int result = sqlite3_step(statement_);
    if (result != SQLITE_ROW && result != SQLITE_DONE) connection_.keep_error();
    return result == SQLITE_ROW;
}

std::string_view Query::text(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    return {bytes == nullptr ? "" : bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}
std::int64_t Query::integer(int column) const { return sqlite3_column_int64(statement_, column); }

fhir::Result<std::unique_ptr<Connection>> Connection::open(const std::filesystem::path& path, Access access) {
    std::unique_ptr<Connection> connection(new Connection);
    const int flags = access == Access::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    if (sqlite3_open_v2(path.c_str(), &connection->database_, flags | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK)
        return refused(sqlite3_errmsg(connection->database_));
    sqlite3_extended_result_codes(connection->database_, 1);
    sqlite3_busy_timeout(connection->database_, kBusyTimeoutMs);
    return connection;
}

Connection::~Connection() {
    for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
    sqlite3_close(database_);
}

Query Connection::query(std::string_view sql) {
    auto found = statements_.find(sql);
    if (found == statements_.end()) {
        sqlite3_stmt* statement = nullptr;
        const int result = sqlite3_prepare_v3(database_, sql.data(), static_cast<int>(sql.size()),
                                              SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
        if (result != SQLITE_OK) keep_error();
        found = statements_.emplace(std::string(sql), statement).first;
    }
    return {*this, found->second};
}

void Connection::execute(const char* sql) {
    if (!has_error() && sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) keep_error();
}

std::int64_t Connection::changes() const { return sqlite3_changes64(database_); }
std::int64_t Connection::last_row() const { return sqlite3_last_insert_rowid(database_); }

void Connection::keep_error() {
    // Only the result's name: SQLite's own message may quote what was bound.
    if (error_.empty())
        error_ = std::string(sqlite3_errstr(sqlite3_extended_errcode(database_))) + ", code " +
                 std::to_string(sqlite3_extended_errcode(database_));
}

fhir::Result<void> Connection::take_error() {
    if (error_.empty()) return {};
    return refused(std::exchange(error_, {}));
}

}  // namespace kakehashi::gateway::store
