#include "program/account_file.hpp"

#include <fmt/core.h>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"

namespace kakehashi::program {

namespace {
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
}  // namespace

void AccountFile::add(const mappers::Conversion& conversion, bool quarantined,
                      const std::vector<mappers::UntranslatedCode>& untranslated) {
    const auto& account = conversion.account;
    Source source;
    source.mapped = account.count(mappers::FieldFate::mapped);
    source.ignored = account.count(mappers::FieldFate::ignored);
    source.unmapped = account.count(mappers::FieldFate::unmapped);
    source.units = conversion.units.size();
    source.quarantined = quarantined;
    source.has_errors = !fhir::has_no_errors(conversion.report);
    auto entry = source.entry.edit();
    entry.set_string("source", account.source).set_string("format", account.format);
    entry.set_boolean("quarantined", quarantined);
    write_counts(entry.object("fields"), source.mapped, source.ignored, source.unmapped);
    if (is_full_) {
        write_fields(entry, account, mappers::FieldFate::mapped, "mapped", "element");
        write_fields(entry, account, mappers::FieldFate::ignored, "ignored", "reason");
    }
    write_fields(entry, account, mappers::FieldFate::unmapped, "unmapped", "");
    for (const auto& code : untranslated) source.untranslated.add(code);
    source.untranslated.write(entry);
    for (const auto& unit : conversion.units) entry.append_string("units", unit.key);
    for (const auto& key : conversion.joined) entry.append_string("units", key);
    write_issues(entry, conversion.report);
    sources_.insert_or_assign(account.source, std::move(source));
}

void AccountFile::add_removed(const std::string& unit_key) { removed_.push_back(unit_key); }

AccountFile::Source AccountFile::total() const {
    Source total;
    for (const auto& [name, source] : sources_) {
        total.mapped += source.mapped;
        total.ignored += source.ignored;
        total.unmapped += source.unmapped;
        total.units += source.units;
    }
    return total;
}

UntranslatedCodes AccountFile::untranslated() const {
    UntranslatedCodes all;
    for (const auto& [name, source] : sources_) all.add(source.untranslated);
    return all;
}

std::string AccountFile::json() const {
    fhir::Document file;
    auto root = file.edit();
    auto list = root.array("sources");
    std::int64_t quarantined = 0;
    for (const auto& [name, source] : sources_) {
        list.append_copy(source.entry.root());
        if (source.quarantined) ++quarantined;
    }
    for (const auto& key : removed_) root.append_string("removed", key);
    const auto sum = total();
    auto totals = root.object("total");
    totals.set_integer("sources", static_cast<std::int64_t>(sources_.size())).set_integer("quarantined", quarantined);
    write_counts(totals, sum.mapped, sum.ignored, sum.unmapped);
    untranslated().write(totals);
    return fhir::write_json(file.root(), fhir::JsonStyle::pretty) + "\n";
}

std::string AccountFile::summary() const {
    std::size_t quarantined = 0;
    for (const auto& [name, source] : sources_) quarantined += source.quarantined ? 1 : 0;
    const auto sum = total();
    return fmt::format("{} inputs, {} units, {} quarantined; fields: {} mapped, {} ignored on purpose, {} unmapped",
                       sources_.size(), sum.units, quarantined, sum.mapped, sum.ignored, sum.unmapped);
}

bool AccountFile::has_errors() const {
    for (const auto& [name, source] : sources_)
        if (source.has_errors) return true;
    return false;
}

}  // namespace kakehashi::program
