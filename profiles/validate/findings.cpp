#include "validate/findings.hpp"

#include <algorithm>
#include <utility>

#include "kakehashi/fhir/line_counter.hpp"
#include "kakehashi/fhir/source_place.hpp"

namespace kakehashi::profiles {

std::string Place::path() const {
    std::string path = parent != nullptr ? parent->path().append(".") : std::string();
    path.append(name);
    if (index != kNoIndex) path.append("[").append(std::to_string(index)).append("]");
    return path;
}

void Findings::add(const Finding& finding, const Origin& origin, std::initializer_list<std::string_view> arguments) {
    add(finding, origin, arguments, arguments);
}

void Findings::add(const Finding& finding, const Origin& origin, std::initializer_list<std::string_view> arguments,
                   std::initializer_list<std::string_view> arguments_ja) {
    has_errors_ = has_errors_ || finding.severity <= fhir::IssueSeverity::error;
    if (purpose_ == Purpose::trial) return;
    fhir::Issue issue =
        fhir::make_issue(finding.severity, finding.code, finding.message, origin.place.path(), arguments);
    if (!origin.rule.empty()) issue.rule = origin.rule;
    issue.profile = origin.profile;
    std::string key = issue.rule + '\n' + issue.expression + '\n' + issue.diagnostics;
    if (origin.offset) key.append("\n").append(std::to_string(*origin.offset));
    if (!seen_.insert(std::move(key)).second) return;
    if (arguments_ja.begin() != arguments.begin()) fhir::fill_japanese(issue, finding.message, arguments_ja);
    issues_.push_back({std::move(issue), origin.offset.value_or(origin.place.element.offset())});
}

void Findings::add(fhir::Issue issue, std::uint32_t offset, bool yields) {
    if (yields && is_reported(issue.expression)) return;
    has_errors_ = has_errors_ || issue.severity <= fhir::IssueSeverity::error;
    issues_.push_back({std::move(issue), offset});
}

bool Findings::is_reported(const std::string& expression) {
    if (!reported_) {
        reported_.emplace();
        for (const Located& located : issues_)
            if (located.issue.severity != fhir::IssueSeverity::information) reported_->insert(located.issue.expression);
    }
    return reported_->contains(expression);
}

const fhir::Issue* Findings::first_error() const {
    const auto found = std::ranges::find_if(
        issues_, [](const Located& each) { return each.issue.severity <= fhir::IssueSeverity::error; });
    return found == issues_.end() ? nullptr : &found->issue;
}

fhir::Report Findings::take(const fhir::Document& document) {
    std::ranges::stable_sort(issues_, {}, &Located::offset);
    fhir::LineCounter lines(document.source(), fhir::first_line(document));
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
