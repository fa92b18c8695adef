#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <optional>

#include "csv/measures.hpp"
#include "csv/messages.hpp"
#include "csv/roles.hpp"
#include "kakehashi/mappers/csv.hpp"

namespace kakehashi::mappers {
namespace {

using Fault = std::optional<fhir::Issue>;

struct KindName {
    std::string_view name;
    CsvKind kind;
};
constexpr std::array kKinds{
    KindName{"laboratory", CsvKind::laboratory},
    KindName{"vital_signs", CsvKind::vital_signs},
    KindName{"patients", CsvKind::patients},
    KindName{"referral", CsvKind::referral},
    KindName{"discharge_summary", CsvKind::discharge_summary},
    KindName{"checkup", CsvKind::checkup},
};
constexpr std::array<std::string_view, 9> kTopKeys{
    "kind", "encoding", "separator", "header_rows", "pair_pressure_by_time", "columns", "ignored", "values", "items"};
constexpr std::array<std::string_view, 5> kItemKeys{"jlac10", "name", "unit", "measure", "questionnaire"};

void blame(Fault& fault, fhir::IssueType type, const fhir::Message& message,
           std::initializer_list<std::string_view> arguments) {
    if (!fault) fault = fhir::make_issue(fhir::IssueSeverity::error, type, message, "mapping file", arguments);
}

/// @param key  whose value is not what is demanded
void blame_value(Fault& fault, std::string_view key, const csv::messages::Demand& demand) {
    if (fault) return;
    blame(fault, fhir::IssueType::value, csv::messages::kBadValue, {key, demand.en});
    fhir::fill_japanese(*fault, csv::messages::kBadValue, {key, demand.ja});
}

template <class Keys>
void refuse_other_keys(const toml::table& table, const Keys& known, std::string_view where, Fault& fault) {
    for (const auto& [key, value] : table)
        if (std::find(known.begin(), known.end(), key.str()) == known.end())
            blame(fault, fhir::IssueType::value, csv::messages::kUnknownKey, {key.str(), where});
}

/// A table of texts; anything else in it is a fault.
CsvMapping::Texts texts_of(const toml::table* table, Fault& fault) {
    CsvMapping::Texts texts;
    if (table == nullptr) return texts;
    for (const auto& [key, value] : *table) {
        const auto text = value.value<std::string>();
        if (!text) blame_value(fault, key.str(), csv::messages::kText);
        texts.emplace(key.str(), text.value_or(std::string()));
    }
    return texts;
}

CsvItem item_of(const toml::table& table, std::string_view code, Fault& fault) {
    refuse_other_keys(table, kItemKeys, "[items]", fault);
    CsvItem item;
    item.jlac10 = table["jlac10"].value_or(std::string());
    item.name = table["name"].value_or(std::string());
    item.unit = table["unit"].value_or(std::string());
    item.measure = table["measure"].value_or(std::string());
    item.questionnaire = table["questionnaire"].value_or(false);
    if (!item.measure.empty() && !csv::measure_named(item.measure))
        blame_value(fault, code, csv::messages::kKnownMeasure);
    return item;
}

void read_head(const toml::table& root, CsvMapping& mapping, Fault& fault) {
    const std::string kind = root["kind"].value_or(std::string());
    const auto* found =
        std::find_if(kKinds.begin(), kKinds.end(), [&](const KindName& row) { return row.name == kind; });
    if (found == kKinds.end()) blame_value(fault, "kind", csv::messages::kKind);
    if (found != kKinds.end()) mapping.kind = found->kind;
    const std::string encoding = root["encoding"].value_or(std::string("UTF-8"));
    if (encoding == "Shift_JIS") mapping.encoding = CsvEncoding::shift_jis;
    if (encoding != "Shift_JIS" && encoding != "UTF-8") blame_value(fault, "encoding", csv::messages::kEncoding);
    const std::string separator = root["separator"].value_or(std::string(","));
    if (separator.size() != 1 || separator == "\"" || separator == "\n" || separator == "\r")
        blame_value(fault, "separator", csv::messages::kSeparator);
    mapping.separator = separator.empty() ? ',' : separator.front();
    const std::int64_t rows = root["header_rows"].value_or(std::int64_t{1});
    if (rows < 1 || rows > 100) blame_value(fault, "header_rows", csv::messages::kHeaderRows);
    mapping.header_rows = static_cast<std::size_t>(std::max<std::int64_t>(rows, 1));
    mapping.pair_pressure_by_time = root["pair_pressure_by_time"].value_or(false);
}

void check_roles(const CsvMapping& mapping, Fault& fault) {
    const auto roles = csv::roles_of(mapping.kind);
    const auto is_role = [roles](std::string_view name) {
        return std::any_of(roles.begin(), roles.end(), [name](const csv::Role& role) { return role.name == name; });
    };
    for (const auto& [role, title] : mapping.columns)
        if (!is_role(role)) blame(fault, fhir::IssueType::value, csv::messages::kUnknownKey, {role, "[columns]"});
    for (const auto& [role, dictionary] : mapping.values)
        if (!is_role(role)) blame(fault, fhir::IssueType::value, csv::messages::kUnknownKey, {role, "[values]"});
    for (const csv::Role& role : roles)
        if (role.need != csv::Need::optional && !mapping.columns.contains(role.name))
            blame(fault, fhir::IssueType::required, csv::messages::kRoleMissing, {role.name});
}

}  // namespace

fhir::Result<CsvMapping> parse_csv_mapping(std::string_view toml) {
    const toml::parse_result parsed = toml::parse(toml);
    if (!parsed) {
        fhir::Issue issue = fhir::make_issue(fhir::IssueSeverity::error, fhir::IssueType::invalid,
                                             csv::messages::kNotToml, "mapping file", {parsed.error().description()});
        issue.line = parsed.error().source().begin.line;
        issue.column = parsed.error().source().begin.column;
        return tl::unexpected(std::move(issue));
    }
    const toml::table& root = parsed.table();
    CsvMapping mapping;
    Fault fault;
    refuse_other_keys(root, kTopKeys, "the head", fault);
    read_head(root, mapping, fault);
    mapping.columns = texts_of(root["columns"].as_table(), fault);
    mapping.ignored = texts_of(root["ignored"].as_table(), fault);
    if (const toml::table* values = root["values"].as_table())
        for (const auto& [role, dictionary] : *values)
            mapping.values.emplace(role.str(), texts_of(dictionary.as_table(), fault));
    if (const toml::table* items = root["items"].as_table())
        for (const auto& [code, item] : *items)
            if (const toml::table* table = item.as_table())
                mapping.items.emplace(code.str(), item_of(*table, code.str(), fault));
    check_roles(mapping, fault);
    if (fault) return tl::unexpected(*fault);
    return mapping;
}

}  // namespace kakehashi::mappers
