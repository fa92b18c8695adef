#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "kakehashi/fhir/issue.hpp"

struct sqlite3;
struct sqlite3_stmt;

/// The only place that calls SQLite.
namespace kakehashi::gateway::store {

class Connection;

/// One use of a prepared statement. Bind in order, then step. Texts that columns give live until the next step.
///
/// Errors are kept by the connection: after one, every `next` is false, and the transaction's end reports it. So the
/// statements of a transaction read without a check after each.
class Query {
public:
    Query(Connection& connection, sqlite3_stmt* statement) : connection_(connection), statement_(statement) {}
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    ~Query();

    Query& bind(std::string_view text);
    Query& bind(std::int64_t number);
    Query& bind_blob(std::string_view bytes);
    Query& bind_null();

    /// Steps to the next row; false at the end and after an error.
    bool next();
    /// Steps through a statement that gives no rows.
    void run() {
        while (next()) {
        }
    }

    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::string string(int column) const { return std::string(text(column)); }
    [[nodiscard]] std::int64_t integer(int column) const;

private:
    Connection& connection_;
    sqlite3_stmt* statement_;
    int bound_ = 0;
};

enum class Access : std::uint8_t { read_only, read_write };

/// One connection to the database; used by one thread at a time.
class Connection {
public:
    [[nodiscard]] static fhir::Result<std::unique_ptr<Connection>> open(const std::filesystem::path& path,
                                                                        Access access);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// A statement, prepared once for each text. One text is not in use twice at the same time.
    [[nodiscard]] Query query(std::string_view sql);
    /// Statements without parameters and rows.
    void execute(const char* sql);

    /// Rows that the last statement changed.
    [[nodiscard]] std::int64_t changes() const;
    [[nodiscard]] std::int64_t last_row() const;

    /// The kept error, taken away; success when there is none.
    [[nodiscard]] fhir::Result<void> take_error();
    [[nodiscard]] bool has_error() const { return !error_.empty(); }
    void keep_error();

private:
    Connection() = default;
    sqlite3* database_ = nullptr;
    std::map<std::string, sqlite3_stmt*, std::less<>> statements_;
    std::string error_;
};

}  // namespace kakehashi::gateway::store
