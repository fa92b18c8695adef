#include "validate/findings.hpp"

#include <algorithm>
#include <utility>

namespace kakehashi::profiles {
namespace {

/// Line and column of ascending offsets in one pass over the source: Document::position starts anew for each.
class LineCounter {
public:
    explicit LineCounter(std::string_view source) : source_(source) {}

    fhir::Position at(std::uint32_t offset) {
        if (offset == fhir::Node::kNoOffset || offset > source_.size()) return {};
        for (; at_ < offset; ++at_) {
            if (source_[at_] == '\n') {
                ++position_.line;
                position_.column = 1;
            } else if ((static_cast<unsigned char>(source_[at_]) & 0xC0U) != 0x80U) {
                ++position_.column;
            }
        }
        return position_;
    }

private:
    std::string_view source_;
    std::size_t at_ = 0;
    fhir::Position position_{1, 1};
};

}  // namespace

void Findings::add(const Finding& finding, const Origin& origin, std::initializer_list<std::string_view> arguments) {
    fhir::Issue issue = fhir::make_issue(finding.severity, finding.code, finding.message, origin.path, arguments);
    if (!origin.rule.empty()) issue.rule = origin.rule;
    issue.profile = origin.profile;
    if (!seen_.insert(issue.rule + '\n' + issue.expression + '\n' + issue.diagnostics).second) return;
    has_errors_ = has_errors_ || finding.severity <= fhir::IssueSeverity::error;
    issues_.push_back({std::move(issue), origin.offset});
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

fhir::Report Findings::take(const fhir::Document& document) {
    std::ranges::stable_sort(issues_, {}, &Located::offset);
    LineCounter lines(document.source());
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
