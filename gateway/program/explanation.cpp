#include "program/explanation.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "kakehashi/fhir/json.hpp"

namespace kakehashi::program {
namespace {

using fhir::Node;
using mappers::FieldFate;
using mappers::FieldRecord;

/// The member that a step of a path names: "value" is also the valueQuantity of a choice.
const Node* member_of(const Node& object, std::string_view name) {
    if (const Node* exact = object.find(name)) return exact;
    for (const fhir::Member& member : object.members()) {
        const bool is_choice = member.name.starts_with(name) && member.name.size() > name.size() &&
                               member.name[name.size()] >= 'A' && member.name[name.size()] <= 'Z';
        if (is_choice) return &member.value;
    }
    return nullptr;
}

/// "entry[3]" → entry's item 3; a step without an index into a list, with more to come, is its first item.
const Node* follow(const Node& object, std::string_view step, bool is_last) {
    const auto bracket = step.find('[');
    const Node* found = member_of(object, step.substr(0, bracket));
    if (found == nullptr || !found->is_array() || (bracket == std::string_view::npos && is_last)) return found;
    std::size_t index = 0;
    if (bracket != std::string_view::npos) std::from_chars(step.data() + bracket + 1, step.data() + step.size(), index);
    return index < found->items().size() ? &found->items()[index] : nullptr;
}

/// What an element of that path holds, or nullptr: extensions, for one, are named in words.
const Node* find_path(const Node& resource, std::string_view element) {
    const auto first = element.find('.');
    if (first == std::string_view::npos) return nullptr;
    const Node* at = &resource;
    for (std::string_view rest = element.substr(first + 1); at != nullptr && !rest.empty();) {
        const auto end = rest.find('.');
        at = follow(*at, rest.substr(0, end), end == std::string_view::npos);
        rest = end == std::string_view::npos ? "" : rest.substr(end + 1);
    }
    return at;
}

const Node& resource_of(const Node& bundle, std::string_view full_url, std::string_view element) {
    const Node* entries = element.starts_with("Bundle.") ? nullptr : bundle.find("entry");
    if (entries == nullptr) return bundle;
    for (const Node& entry : entries->items())
        if (entry.text_of("fullUrl") == full_url)
            if (const Node* resource = entry.find("resource")) return *resource;
    return bundle;
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else
            out += c;
    }
    return out;
}

struct FateName {
    std::string_view css;
    std::string_view en;
    std::string_view ja;
};
FateName name_of(FieldFate fate) {
    if (fate == FieldFate::mapped) return {.css = "mapped", .en = "mapped", .ja = "変換"};
    if (fate == FieldFate::ignored) return {.css = "ignored", .en = "ignored on purpose", .ja = "意図して対象外"};
    return {.css = "unmapped", .en = "unmapped", .ja = "未対応"};
}

std::string summary(const mappers::Account& account) {
    std::string line;
    for (const FieldFate fate : {FieldFate::mapped, FieldFate::ignored, FieldFate::unmapped})
        line += fmt::format("{}{} {} {}", line.empty() ? "" : ", ", name_of(fate).ja, name_of(fate).en,
                            account.count(fate));
    return line;
}

constexpr std::string_view kPageHead = R"(<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8"><title>{0}</title><style>
body{{font-family:sans-serif;margin:1.5rem;color:#1b1b1b}}
table{{border-collapse:collapse;width:100%}}
th,td{{border-bottom:1px solid #ccc;padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}}
code{{font-family:monospace;white-space:pre-wrap}}
.ignored td{{color:#595959}} .unmapped td{{background:#fff3c4}} .error{{color:#a40000;font-weight:bold}}
</style></head><body><h1>{0}</h1>
)";
constexpr std::string_view kTableHead =
    "<table><thead><tr><th scope=\"col\">場所 Place</th><th scope=\"col\">元の値 Source</th>"
    "<th scope=\"col\">扱い Fate</th><th scope=\"col\">FHIRの要素 Element</th>"
    "<th scope=\"col\">結果 Result</th></tr></thead><tbody>\n";

std::string issue_line(const fhir::Issue& issue) {
    return fmt::format("{} [{}] {} {}", fhir::code_of(issue.severity), issue.rule, issue.expression, issue.diagnostics);
}

}  // namespace

Explanation::Explanation(const mappers::Conversion& conversion, const std::vector<mappers::Conversion>& together)
    : conversion_(conversion) {
    std::unordered_map<const FieldRecord*, std::size_t> row_of;
    for (const FieldRecord& field : conversion.account.fields) {
        row_of.emplace(&field, rows_.size());
        rows_.push_back({.field = &field, .targets = {}});
    }
    const mappers::Lineage lineage(conversion.account);
    const auto add = [&](const mappers::Unit& unit) {
        for (const mappers::LineageStep& step : lineage.of(unit)) {
            const Node* value = find_path(resource_of(unit.bundle.root(), step.full_url, step.element), step.element);
            Target target{.element = step.element,
                          .value = value == nullptr ? "" : mappers::excerpt(fhir::write_json(*value))};
            // The same patient stands in every unit: once is enough.
            auto& targets = rows_[row_of.at(step.field)].targets;
            if (std::ranges::find(targets, target) == targets.end()) targets.push_back(std::move(target));
        }
    };
    for (const mappers::Unit& unit : conversion.units) add(unit);
    for (const mappers::Conversion& other : together)
        for (const mappers::Unit& unit : other.units)
            if (&other != &conversion && std::ranges::find(conversion.joined, unit.key) != conversion.joined.end())
                add(unit);
}

std::string Explanation::text() const {
    const mappers::Account& account = conversion_.account;
    std::string out = fmt::format("{} ({})\n{}\n\n", account.source, account.format, summary(account));
    for (const Row& row : rows_) {
        const FieldRecord& field = *row.field;
        out += fmt::format("{}\t{}\n", field.place, field.value);
        if (field.fate == FieldFate::ignored || (row.targets.empty() && field.fate == FieldFate::mapped))
            out += fmt::format("\t{}: {}\n", name_of(field.fate).en, field.detail);
        if (field.fate == FieldFate::unmapped) out += fmt::format("\t{}\n", name_of(field.fate).en);
        for (const Target& target : row.targets) out += fmt::format("\t→ {} {}\n", target.element, target.value);
    }
    for (const fhir::Issue& issue : conversion_.report) out += issue_line(issue) + "\n";
    return out;
}

std::string Explanation::page() const {
    const mappers::Account& account = conversion_.account;
    std::string out = fmt::format(kPageHead, escaped(account.source));
    out += fmt::format("<p>{} — {}</p>\n", escaped(account.format), escaped(summary(account)));
    if (!conversion_.report.empty()) {
        out += "<h2>指摘 Issues</h2><ul>\n";
        for (const fhir::Issue& issue : conversion_.report)
            out += fmt::format("<li class=\"{}\">{}</li>\n", fhir::code_of(issue.severity), escaped(issue_line(issue)));
        out += "</ul>\n";
    }
    out += kTableHead;
    for (const Row& row : rows_) {
        const FieldRecord& field = *row.field;
        const FateName fate = name_of(field.fate);
        std::string elements;
        std::string values;
        for (const Target& target : row.targets) {
            elements += escaped(target.element) + "<br>";
            values += "<code>" + escaped(target.value) + "</code><br>";
        }
        if (row.targets.empty()) elements = escaped(field.detail);
        out += fmt::format(
            "<tr class=\"{}\"><td>{}</td><td><code>{}</code></td><td>{} {}</td><td>{}</td><td>{}</td></tr>\n", fate.css,
            escaped(field.place), escaped(field.value), fate.ja, fate.en, elements, values);
    }
    return out + "</tbody></table></body></html>\n";
}

}  // namespace kakehashi::program
