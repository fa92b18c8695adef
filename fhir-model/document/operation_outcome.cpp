#include "kakehashi/fhir/operation_outcome.hpp"

#include <charconv>
#include <string>
#include <utility>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/schema.hpp"

namespace kakehashi::fhir {
namespace {

constexpr std::string_view kRuleSystem = "urn:kakehashi:rule";
constexpr std::string_view kExtensions = "http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-";
constexpr Message kAllOk{.id = "all-ok", .en = "All OK", .ja = "問題ありません"};

/// A place in a resource begins with a type's name; anything else ("PID-5.1") is a place in some other source.
bool is_fhir_path(std::string_view expression) {
    const schema::Type* type = schema::find_type(expression.substr(0, expression.find_first_of(".[")));
    return type != nullptr && type->kind == schema::TypeKind::resource;
}

void append_position(Builder& issue, std::string_view which, std::uint32_t number) {
    if (number == 0) return;
    issue.append_object("extension")
        .set_string("url", std::string(kExtensions).append(which))
        .set_integer("valueInteger", number);
}

void append_issue(Builder& outcome, const Issue& from, Language language) {
    Builder issue = outcome.append_object("issue");
    append_position(issue, "line", from.line);
    append_position(issue, "col", from.column);
    if (!from.profile.empty())
        issue.append_object("extension")
            .set_string("url", std::string(kExtensions).append("source"))
            .set_string("valueString", from.profile);
    issue.set_string("severity", code_of(from.severity)).set_string("code", code_of(from.code));
    if (!from.rule.empty())
        issue.object("details").append_object("coding").set_string("system", kRuleSystem).set_string("code", from.rule);
    const bool in_japanese = language == Language::japanese && !from.diagnostics_ja.empty();
    const std::string& text = in_japanese ? from.diagnostics_ja : from.diagnostics;
    if (!text.empty()) issue.object("details").set_string("text", text);
    issue.set_string("diagnostics", from.diagnostics);
    issue.append_string(is_fhir_path(from.expression) ? "expression" : "location", from.expression);
}

template <class Code, std::size_t... Index>
Code code_from(std::string_view text, Code otherwise, std::index_sequence<Index...>) {
    Code found = otherwise;
    ((code_of(static_cast<Code>(Index)) == text ? void(found = static_cast<Code>(Index)) : void()), ...);
    return found;
}

std::uint32_t number_of(std::string_view text) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : 0;
}

std::string_view first_text(const Node& issue, std::string_view name) {
    const Node* array = issue.find(name);
    return array == nullptr || array->items().empty() ? std::string_view() : array->items().front().text();
}

void read_extensions(const Node& node, Issue& issue) {
    const Node* extensions = node.find("extension");
    if (extensions == nullptr) return;
    for (const Node& extension : extensions->items()) {
        const std::string_view url = extension.text_of("url");
        if (!url.starts_with(kExtensions)) continue;
        const std::string_view which = url.substr(kExtensions.size());
        if (which == "line") issue.line = number_of(extension.text_of("valueInteger"));
        if (which == "col") issue.column = number_of(extension.text_of("valueInteger"));
        if (which == "source") issue.profile = extension.text_of("valueString");
    }
}

void read_details(const Node& details, Issue& issue) {
    const Node* coding = details.find("coding");
    if (coding != nullptr && !coding->items().empty()) issue.rule = coding->items().front().text_of("code");
    const std::string_view text = details.text_of("text");
    if (issue.diagnostics.empty()) issue.diagnostics = text;
    if (text != issue.diagnostics) issue.diagnostics_ja = text;
}

Issue issue_from(const Node& node) {
    Issue issue;
    issue.severity = code_from(node.text_of("severity"), IssueSeverity::error, std::make_index_sequence<4>());
    issue.code = code_from(node.text_of("code"), IssueType::processing, std::make_index_sequence<31>());
    issue.diagnostics = node.text_of("diagnostics");
    issue.expression = first_text(node, node.find("expression") != nullptr ? "expression" : "location");
    if (const Node* details = node.find("details")) read_details(*details, issue);
    read_extensions(node, issue);
    return issue;
}

}  // namespace

Document to_operation_outcome(const Report& report, Language language) {
    Document document("OperationOutcome");
    Builder outcome = document.edit();
    for (const Issue& issue : report) append_issue(outcome, issue, language);
    if (report.empty())
        append_issue(outcome, make_issue(IssueSeverity::information, IssueType::informational, kAllOk, ""), language);
    return document;
}

Report from_operation_outcome(const Node& operation_outcome) {
    Report report;
    if (const Node* issues = operation_outcome.find("issue"))
        for (const Node& issue : issues->items()) report.push_back(issue_from(issue));
    return report;
}

}  // namespace kakehashi::fhir
