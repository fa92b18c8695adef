#include "vendor/code_table.hpp"

#include <algorithm>
#include <optional>

#include "csv/table.hpp"
#include "kakehashi/fhir/element.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/mappers/text.hpp"
#include "text/text_forms.hpp"
#include "vendor/messages.hpp"

namespace kakehashi::mappers::vendor {
namespace {

using fhir::IssueSeverity;
using fhir::IssueType;

void blame(fhir::Report& report, const fhir::Message& message, std::uint32_t line,
           std::initializer_list<std::string_view> arguments) {
    report.push_back(fhir::make_issue(IssueSeverity::error, IssueType::value, message, "", arguments));
    report.back().line = line;
}

std::vector<CodeRow> read_csv(const std::string& name, std::string_view bytes, fhir::Report& report) {
    fhir::Report notices;  // of the encoding: what was read says enough
    const auto text = decode_text(bytes, std::nullopt, notices);
    if (!text) {
        blame(report, messages::kTableUnreadable, 1, {name, text.error().diagnostics});
        return {};
    }
    const auto records = csv::split_records(text->utf8, ',');
    const auto column = [&](std::string_view title) -> std::optional<std::size_t> {
        if (records.empty()) return std::nullopt;
        const auto& cells = records.front().cells;
        const auto found =
            std::ranges::find(cells, title, [](const csv::Cell& cell) { return facts::trimmed(cell.text); });
        return found == cells.end() ? std::nullopt : std::optional<std::size_t>(found - cells.begin());
    };
    const auto local = column("local");
    const auto standard = column("standard");
    if (!local || !standard) {
        blame(report, messages::kTableHeader, 1, {name});
        return {};
    }
    std::vector<CodeRow> rows;
    for (std::size_t i = 1; i < records.size(); ++i) {
        const csv::Record& record = records[i];
        const auto line = static_cast<std::uint32_t>(record.line);
        if (record.cells.size() != records.front().cells.size()) {
            blame(report, messages::kTableRow, line,
                  {std::to_string(line), name, std::to_string(record.cells.size()),
                   std::to_string(records.front().cells.size())});
            continue;
        }
        CodeRow row{.local = facts::trimmed(record.cells[*local].text),
                    .standard = facts::trimmed(record.cells[*standard].text),
                    .line = line};
        if (!row.local.empty() && !row.standard.empty()) rows.push_back(std::move(row));
    }
    return rows;
}

/// The one target that means the same, or "": a wider or narrower concept would be a guess.
/// Source: R4 conceptmap.html, ConceptMap.group.element.target.equivalence
std::string equal_target(const fhir::Element& element) {
    std::string found;
    bool is_single = true;
    element.for_each("target", [&](const fhir::Element& target) {
        const auto equivalence = target.text_of("equivalence");
        if (equivalence != "equal" && equivalence != "equivalent") return;
        is_single = is_single && found.empty();
        found = target.text_of("code");
    });
    return is_single ? found : std::string();
}

std::vector<CodeRow> read_concept_map(const std::string& name, std::string bytes, fhir::Report& report) {
    const auto document = fhir::parse_json(std::move(bytes));
    if (!document) {
        blame(report, messages::kNotConceptMap, document.error().line, {name, document.error().diagnostics});
        return {};
    }
    if (document->root().text_of("resourceType") != "ConceptMap") {
        blame(report, messages::kNotConceptMap, 1, {name, std::string(document->root().text_of("resourceType"))});
        return {};
    }
    std::vector<CodeRow> rows;
    fhir::Element::root_of(*document).for_each("group", [&](const fhir::Element& group) {
        group.for_each("element", [&](const fhir::Element& element) {
            CodeRow row{.local = std::string(element.text_of("code")), .standard = equal_target(element)};
            if (!row.standard.empty()) return rows.push_back(std::move(row));
            report.push_back(
                fhir::make_issue(IssueSeverity::warning, IssueType::value, messages::kNotEqual, "", {row.local, name}));
        });
    });
    return rows;
}

}  // namespace

std::vector<CodeRow> read_code_table(const std::string& name, std::string bytes, fhir::Report& report) {
    const auto first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    const bool is_json = first != std::string::npos && bytes[first] == '{';
    return is_json ? read_concept_map(name, std::move(bytes), report) : read_csv(name, bytes, report);
}

}  // namespace kakehashi::mappers::vendor
