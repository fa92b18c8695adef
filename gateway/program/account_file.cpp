#include "program/account_file.hpp"

#include <fmt/core.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"

namespace kakehashi::program {

namespace {

constexpr fhir::Message kUnwritable{
    .id = "file-unwritable", .en = "Cannot write {}: {}.", .ja = "{}に書けません: {}。"};

void write_counts(fhir::Builder to, std::size_t mapped, std::size_t ignored, std::size_t unmapped) {
    to.set_integer("mapped", static_cast<std::int64_t>(mapped))
        .set_integer("ignored", static_cast<std::int64_t>(ignored))
        .set_integer("unmapped", static_cast<std::int64_t>(unmapped));
}

/// The fields of one fate under `list_name`; `detail_name` is what their detail is called, "" for none.
void write_fields(fhir::Builder entry, const mappers::Account& account, mappers::FieldFate fate,
                  std::string_view list_name, std::string_view detail_name) {
    auto list = entry.array(list_name);
    for (const auto& field : account.fields) {
        if (field.fate != fate) continue;
        auto item = list.append_object();
        item.set_string("place", field.place).set_integer("offset", field.offset);
        if (!detail_name.empty()) item.set_string(detail_name, field.detail);
    }
}

void write_issues(fhir::Builder entry, const fhir::Report& report) {
    auto list = entry.array("issues");
    for (const auto& issue : report)
        list.append_object()
            .set_string("severity", fhir::code_of(issue.severity))
            .set_string("rule", issue.rule)
            .set_string("place", issue.expression)
            .set_string("text", issue.diagnostics);
}

std::size_t count_of(const fhir::Node& entry, std::string_view fate) {
    const fhir::Node* fields = entry.find("fields");
    return fields == nullptr ? 0 : std::stoul(std::string(fields->text_of(fate)));
}

bool has_error(const fhir::Node& entry) {
    const fhir::Node* issues = entry.find("issues");
    if (issues == nullptr) return false;
    for (const fhir::Node& issue : issues->items())
        if (issue.text_of("severity") == "error" || issue.text_of("severity") == "fatal") return true;
    return false;
}

void sum_up(const fhir::Node& entry, AccountTotals& totals) {
    ++totals.sources;
    if (entry.text_of("quarantined") == "true") ++totals.quarantined;
    if (const fhir::Node* written = entry.find("written")) totals.units += written->items().size();
    totals.mapped += count_of(entry, "mapped");
    totals.ignored += count_of(entry, "ignored");
    totals.unmapped += count_of(entry, "unmapped");
    totals.has_errors = totals.has_errors || has_error(entry);
    totals.untranslated.read(entry);
    if (const fhir::Node* removed = entry.find("removed"))
        for (const fhir::Node& key : removed->items()) totals.removed.emplace_back(key.text());
}

/// A member of the file, at its depth.
std::string indented(const fhir::Node& node, std::string_view indent) {
    std::string text(indent);
    for (const char c : fhir::write_json(node, fhir::JsonStyle::pretty)) {
        text += c;
        if (c == '\n') text += indent;
    }
    return text;
}

std::string total_text(const AccountTotals& totals) {
    fhir::Document file;
    auto root = file.edit();
    for (const auto& key : totals.removed) root.append_string("removed", key);
    auto total = root.object("total");
    total.set_integer("sources", static_cast<std::int64_t>(totals.sources))
        .set_integer("quarantined", static_cast<std::int64_t>(totals.quarantined));
    write_counts(total, totals.mapped, totals.ignored, totals.unmapped);
    totals.untranslated.write(total);
    return fhir::write_json(file.root(), fhir::JsonStyle::pretty);
}

}  // namespace

void AccountEntries::add(const mappers::Conversion& conversion, const Added& added) {
    const auto& account = conversion.account;
    fhir::Document document;
    auto entry = document.edit();
    entry.set_string("source", account.source).set_string("format", account.format);
    entry.set_boolean("quarantined", added.is_quarantined);
    write_counts(entry.object("fields"), account.count(mappers::FieldFate::mapped),
                 account.count(mappers::FieldFate::ignored), account.count(mappers::FieldFate::unmapped));
    if (is_full_) {
        write_fields(entry, account, mappers::FieldFate::mapped, "mapped", "element");
        write_fields(entry, account, mappers::FieldFate::ignored, "ignored", "reason");
    }
    write_fields(entry, account, mappers::FieldFate::unmapped, "unmapped", "");
    UntranslatedCodes untranslated;
    for (const auto& code : added.untranslated) untranslated.add(code);
    untranslated.write(entry);
    for (const auto& unit : conversion.units) entry.append_string("units", unit.key);
    for (const auto& key : conversion.joined) entry.append_string("units", key);
    write_issues(entry, conversion.report);
    for (const auto& key : added.removed) entry.append_string("removed", key);
    if (added.waits) entry.set_boolean("waits", true);
    for (const auto& unit : conversion.units)
        entry.append_object("written").set_string("key", unit.key).set_string("order", unit.order);
    entries_.insert_or_assign(account.source, fhir::write_json(document.root()));
}

std::vector<std::pair<std::string, std::string>> AccountEntries::take() {
    std::vector<std::pair<std::string, std::string>> entries;
    for (auto& [source, entry] : std::exchange(entries_, {})) entries.emplace_back(source, std::move(entry));
    return entries;
}

std::string AccountTotals::summary() const {
    return fmt::format("{} inputs, {} units, {} quarantined; fields: {} mapped, {} ignored on purpose, {} unmapped",
                       sources, units, quarantined, mapped, ignored, unmapped);
}

fhir::Result<AccountTotals> write_account(const ProgressFile& progress, const std::string& path) {
    AccountTotals totals;
    std::ofstream file(path, std::ios::binary);
    file << "{\n  \"sources\": [";
    auto read = progress.for_each([&](const fhir::Node& line) {
        if (line.find("source") == nullptr) return;
        file << (totals.sources == 0 ? "\n" : ",\n");
        sum_up(line, totals);
        fhir::Document entry;
        auto root = entry.edit();
        for (const fhir::Member& member : line.members())
            if (member.name != "written" && member.name != "waits" && member.name != "removed")
                root.set_copy(member.name, member.value);
        file << indented(entry.root(), "    ");
    });
    if (!read) return tl::unexpected(std::move(read.error()));
    // The rest of the object, without the brace that opens it.
    file << (totals.sources == 0 ? "],\n" : "\n  ],\n") << total_text(totals).substr(2) << "\n" << std::flush;
    if (!file)
        return tl::unexpected(fhir::make_issue(fhir::IssueSeverity::fatal, fhir::IssueType::no_store, kUnwritable, path,
                                               {path, std::strerror(errno)}));
    return totals;
}

}  // namespace kakehashi::program
