#include "validate/findings.hpp"

#include <algorithm>
#include <utility>

#include "kakehashi/fhir/line_counter.hpp"

namespace kakehashi::profiles {

void Findings::add(const Finding& finding, const Origin& origin, std::initializer_list<std::string_view> arguments) {
    fhir::Issue issue = fhir::make_issue(finding.severity, finding.code, finding.message, origin.path, arguments);
    if (!origin.rule.empty()) issue.rule = origin.rule;
    issue.profile = origin.profile;
    if (!seen_.insert(issue.rule + '\n' + issue.expression + '\n' + issue.diagnostics).second) return;
    has_errors_ = has_errors_ || finding.severity <= fhir::IssueSeverity::error;
    issues_.push_back({std::move(issue), origin.offset});
}

fhir::Report Findings::take(const fhir::Document& document) {
    std::ranges::stable_sort(issues_, {}, &Located::offset);
    fhir::LineCounter lines(document.source());
    fhir::Report report;
    report.reserve(issues_.size());
    for (Located& located : issues_) {
        const fhir::Position position = lines.at(located.offset);
        located.issue.line = position.line;
        located.issue.column = position.column;
        report.push_back(std::move(located.issue));
    }
    *this = Findings();
    return report;
}

}  // namespace kakehashi::profiles
