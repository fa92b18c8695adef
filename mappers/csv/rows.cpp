#include "csv/rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "csv/date_forms.hpp"
#include "csv/messages.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::csv {
namespace {

struct Reading {
    const CsvMapping& mapping;
    const Context& context;
    fhir::Report& report;
};

void read_text(Row& row, const Role& role, std::string text, const Reading& reading) {
    if (const auto dictionary = reading.mapping.values.find(role.name); dictionary != reading.mapping.values.end()) {
        const auto meaning = dictionary->second.find(text);
        if (meaning == dictionary->second.end() && !text.empty())
            warn(reading.report, row, messages::kUnknownValue, role.name);
        text = meaning == dictionary->second.end() ? std::string() : meaning->second;
    }
    if (role.is_date && !text.empty()) {
        const auto date = date_of(text, reading.context.utc_offset);
        if (!date) warn(reading.report, row, messages::kDateInvalid, role.name);
        text = date.value_or(std::string());
    }
    if (!text.empty()) row.set(role.name, std::move(text));
}

/// Why the record as a whole cannot be a row, or nullptr.
const fhir::Message* fault_of(const Record& record, std::size_t columns) {
    if (record.unterminated) return &messages::kUnterminated;
    return record.cells.size() != columns ? &messages::kCellCount : nullptr;
}

void refuse_record(const Record& record, const fhir::Message& message, std::size_t columns, fhir::Report& report) {
    fhir::Issue issue = fhir::make_issue(fhir::IssueSeverity::error, fhir::IssueType::structure, message,
                                         fmt::format("row {}", record.line),
                                         {std::to_string(record.cells.size()), std::to_string(columns)});
    issue.line = static_cast<std::uint32_t>(record.line);
    report.push_back(std::move(issue));
}

void require_cells(Row& row, const CsvMapping& mapping, fhir::Report& report) {
    for (const Role& role : roles_of(mapping.kind)) {
        if (role.need != Need::cell || !row.text(role.name).empty()) continue;
        fhir::Issue issue = fhir::make_issue(fhir::IssueSeverity::error, fhir::IssueType::required,
                                             messages::kCellMissing, row.place(), {role.name});
        issue.line = static_cast<std::uint32_t>(row.record().line);
        report.push_back(std::move(issue));
        row.refuse();
    }
}

FieldRecord field_of(const Table& table, const CsvMapping& mapping, const Row* row, std::size_t column) {
    FieldRecord field;
    const std::string& title = table.titles[column];
    if (const auto ignored = mapping.ignored.find(title); ignored != mapping.ignored.end()) {
        field.fate = FieldFate::ignored;
        field.detail = ignored->second;
        return field;
    }
    const Role* role = table.role_at[column];
    if (role == nullptr || row == nullptr || row->is_refused() || !row->was_used(role->name)) return field;
    field.fate = FieldFate::mapped;
    field.detail = role->element;
    return field;
}

}  // namespace

std::string Row::text(std::string_view role) {
    const auto found = texts_.find(role);
    if (found == texts_.end()) return {};
    used_.emplace(role);
    return found->second;
}

std::string Row::place() const { return fmt::format("row {}", record_->line); }

void warn(fhir::Report& report, const Row& row, const fhir::Message& message, std::string_view argument) {
    fhir::Issue issue =
        fhir::make_issue(fhir::IssueSeverity::warning, fhir::IssueType::value, message, row.place(), {argument});
    issue.line = static_cast<std::uint32_t>(row.record().line);
    report.push_back(std::move(issue));
}

fhir::Result<Table> read_table(std::string_view text, const CsvMapping& mapping) {
    Table table;
    table.records = split_records(text, mapping.separator);
    if (table.records.size() <= mapping.header_rows)
        return fhir::fail(fhir::IssueType::structure, messages::kEmpty, "file");
    for (const Cell& cell : table.records.front().cells) table.titles.push_back(facts::trimmed(cell.text));
    table.role_at.assign(table.titles.size(), nullptr);
    for (const Role& role : roles_of(mapping.kind)) {
        const auto column = mapping.columns.find(role.name);
        if (column == mapping.columns.end()) continue;
        const auto title = std::find(table.titles.begin(), table.titles.end(), column->second);
        if (title == table.titles.end())
            return fhir::fail(fhir::IssueType::required, messages::kColumnMissing, "header", {column->second});
        table.role_at[static_cast<std::size_t>(title - table.titles.begin())] = &role;
    }
    return table;
}

void read_rows(Table& table, const CsvMapping& mapping, const Context& context, fhir::Report& report) {
    const Reading reading{.mapping = mapping, .context = context, .report = report};
    for (std::size_t i = mapping.header_rows; i < table.records.size(); ++i) {
        const Record& record = table.records[i];
        if (const fhir::Message* fault = fault_of(record, table.titles.size())) {
            refuse_record(record, *fault, table.titles.size(), report);
            continue;
        }
        Row row(record);
        for (std::size_t column = 0; column < table.titles.size(); ++column)
            if (const Role* role = table.role_at[column])
                read_text(row, *role, facts::trimmed(record.cells[column].text), reading);
        require_cells(row, mapping, report);
        table.rows.push_back(std::move(row));
    }
}

void write_account(const Table& table, const CsvMapping& mapping, Account& account) {
    auto row = table.rows.begin();
    for (std::size_t i = mapping.header_rows; i < table.records.size(); ++i) {
        const Record& record = table.records[i];
        const bool is_row = row != table.rows.end() && &row->record() == &record;
        for (std::size_t column = 0; column < record.cells.size(); ++column) {
            const Cell& cell = record.cells[column];
            if (cell.text.empty()) continue;
            FieldRecord field;
            if (is_row) field = field_of(table, mapping, &*row, column);
            const bool has_title = column < table.titles.size() && is_row;
            field.place = has_title ? fmt::format("row {}, column {}", record.line, table.titles[column])
                                    : fmt::format("row {}, cell {}", record.line, column + 1);
            field.offset = cell.offset;
            field.record = record.cells.front().offset;
            field.value = excerpt(cell.text);
            account.fields.push_back(std::move(field));
        }
        if (is_row) ++row;
    }
}

}  // namespace kakehashi::mappers::csv
