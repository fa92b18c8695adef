#include "definition/notices.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>

#include "definition/check.hpp"
#include "definition/messages.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::IssueSeverity;
using fhir::IssueType;

/// Of one definition; who wants all validates the definition itself.
constexpr std::size_t kFaultsMax = 10;

fhir::Issue notice_of(const DefinitionFault& fault, std::string_view url) {
    const fhir::Issue& issue = fault.issue;
    const std::string where = issue.expression.empty() ? "" : issue.expression + ": ";
    fhir::Issue notice = fhir::make_issue(IssueSeverity::warning, issue.code, definition_messages::kNotice, "",
                                          {url, where, issue.diagnostics});
    fhir::fill_japanese(notice, definition_messages::kNotice, {url, where, issue.diagnostics_ja});
    return notice;
}

/// A max in words would forbid the element, or nothing: no record is held to it.
void tell_max_form(const fhir::Node& definition, std::string_view url, fhir::Report& notices) {
    const fhir::Node* differential = definition.find("differential");
    const fhir::Node* elements = differential != nullptr ? differential->find("element") : nullptr;
    if (elements == nullptr) return;
    for (const fhir::Node& element : elements->items()) {
        const std::string_view max = element.text_of("max");
        if (max == "*" || max.find_first_not_of("0123456789") == std::string_view::npos) continue;
        notices.push_back(fhir::make_issue(IssueSeverity::warning, IssueType::value, definition_messages::kMaxForm, "",
                                           {url, element.text_of("path"), max}));
    }
}

}  // namespace

fhir::Report notices_of(const fhir::Node& definition, const CanonicalTable& table) {
    fhir::Report notices;
    const std::string_view type = definition.text_of("resourceType");
    const std::string_view url = definition.text_of("url");
    const std::string_view version = definition.text_of("fhirVersion");
    // R4 is 4.0.0 and 4.0.1.
    if (!version.empty() && !version.starts_with("4.0"))
        notices.push_back(fhir::make_issue(IssueSeverity::warning, IssueType::not_supported,
                                           definition_messages::kFhirVersion, "", {type, url, version}));
    if (url.empty())
        notices.push_back(fhir::make_issue(IssueSeverity::warning, IssueType::required, definition_messages::kNoUrl, "",
                                           {type, definition.text_of("name")}));
    if (type != "StructureDefinition" || url.empty()) return notices;
    tell_max_form(definition, url, notices);
    const auto faults = check_definition(definition, table);
    for (const DefinitionFault& fault : std::span(faults).first(std::min(faults.size(), kFaultsMax)))
        notices.push_back(notice_of(fault, url));
    if (faults.size() > kFaultsMax)
        notices.push_back(fhir::make_issue(IssueSeverity::warning, IssueType::informational, definition_messages::kMore,
                                           "", {url, std::to_string(faults.size() - kFaultsMax)}));
    return notices;
}

}  // namespace kakehashi::profiles
