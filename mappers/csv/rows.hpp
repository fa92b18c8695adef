#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "csv/roles.hpp"
#include "csv/table.hpp"

namespace kakehashi::mappers::csv {

/// One usable row: its cells by role, dictionaries applied, dates in FHIR form. Remembers which roles were asked for,
/// so that the account shows by itself what was not.
class Row {
public:
    Row(const Record& record) : record_(&record) {}

    /// The role's text, or "".
    [[nodiscard]] std::string text(std::string_view role);
    [[nodiscard]] bool was_used(std::string_view role) const { return used_.contains(role); }
    [[nodiscard]] const Record& record() const { return *record_; }
    [[nodiscard]] std::string place() const;
    /// What facts hold as their origin.
    [[nodiscard]] Origins origins() const { return {record_->cells.front().offset}; }
    void set(std::string_view role, std::string text) { texts_[std::string(role)] = std::move(text); }
    /// Not used after all: every cell is unmapped.
    void refuse() { refused_ = true; }
    [[nodiscard]] bool is_refused() const { return refused_; }

private:
    const Record* record_;
    std::map<std::string, std::string, std::less<>> texts_;
    std::set<std::string, std::less<>> used_;
    bool refused_ = false;
};

/// The whole file: its records, and the usable rows in order.
struct Table {
    std::vector<Record> records;
    std::vector<std::string> titles;
    std::vector<const Role*> role_at;  ///< by column; nullptr when the column has none
    std::vector<Row> rows;
};

/// @return the table, or Issue `required` when the header lacks a column that the mapping names
[[nodiscard]] fhir::Result<Table> read_table(std::string_view text, const CsvMapping& mapping);
/// Makes the rows: cell counts, required cells, dictionaries and dates are checked here.
void read_rows(Table& table, const CsvMapping& mapping, const Context& context, fhir::Report& report);
/// One record for every populated cell below the header.
void write_account(const Table& table, const CsvMapping& mapping, Account& account);

/// Appends a warning at a row.
void warn(fhir::Report& report, const Row& row, const fhir::Message& message, std::string_view argument = {});

}  // namespace kakehashi::mappers::csv
