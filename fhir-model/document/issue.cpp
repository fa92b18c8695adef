#include "kakehashi/fhir/issue.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace kakehashi::fhir {

namespace {
constexpr std::array<std::string_view, 4> kSeverityCodes{"fatal", "error", "warning", "information"};
constexpr std::array<std::string_view, 31> kTypeCodes{
    "invalid",          "structure", "required",     "value",      "invariant",    "security",      "login",
    "unknown",          "expired",   "forbidden",    "suppressed", "processing",   "not-supported", "duplicate",
    "multiple-matches", "not-found", "deleted",      "too-long",   "code-invalid", "extension",     "too-costly",
    "business-rule",    "conflict",  "transient",    "lock-error", "no-store",     "exception",     "timeout",
    "incomplete",       "throttled", "informational"};

/// Puts the arguments, in order, where the sentence has `{}`.
std::string fill(std::string_view sentence, std::initializer_list<std::string_view> arguments) {
    std::string out;
    for (const auto argument : arguments) {
        const auto place = sentence.find("{}");
        if (place == std::string_view::npos) break;
        out.append(sentence.substr(0, place)).append(argument);
        sentence.remove_prefix(place + 2);
    }
    return out.append(sentence);
}
}  // namespace

std::string_view code_of(IssueSeverity severity) { return kSeverityCodes.at(static_cast<std::size_t>(severity)); }
std::string_view code_of(IssueType type) { return kTypeCodes.at(static_cast<std::size_t>(type)); }

Issue make_issue(IssueSeverity severity, IssueType code, const Message& message, std::string_view expression,
                 std::initializer_list<std::string_view> arguments) {
    Issue issue;
    issue.severity = severity;
    issue.code = code;
    issue.rule = message.id;
    issue.expression = expression;
    issue.diagnostics = fill(message.en, arguments);
    issue.diagnostics_ja = fill(message.ja, arguments);
    return issue;
}

void fill_japanese(Issue& issue, const Message& message, std::initializer_list<std::string_view> arguments) {
    issue.diagnostics_ja = fill(message.ja, arguments);
}

tl::unexpected<Issue> fail(IssueType code, const Message& message, std::string_view expression,
                           std::initializer_list<std::string_view> arguments) {
    return tl::unexpected(make_issue(IssueSeverity::error, code, message, expression, arguments));
}

bool has_no_errors(const Report& report) {
    return std::none_of(report.begin(), report.end(), [](const Issue& issue) {
        return issue.severity == IssueSeverity::error || issue.severity == IssueSeverity::fatal;
    });
}

}  // namespace kakehashi::fhir
