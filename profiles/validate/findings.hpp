#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/element.hpp"
#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::profiles {

/// One element and where it stands.
struct Place {
    fhir::Element element;
    std::string path;  ///< FHIRPath with indexes
};

/// How bad, what, in which words.
struct Finding {
    fhir::IssueSeverity severity = fhir::IssueSeverity::error;
    fhir::IssueType code = fhir::IssueType::structure;
    const fhir::Message& message;
};

/// Collects issues; the same finding at the same place is kept once, since several profiles repeat each other.
class Findings {
public:
    /// @param offset in the source, for line and column; @param profile canonical, "" when R4 itself says so
    /// @param rule  replaces the message's id (an invariant's key); "" keeps it
    struct Origin {
        std::string_view path;
        std::uint32_t offset = fhir::Node::kNoOffset;
        std::string_view profile;
        std::string_view rule;
    };
    void add(const Finding& finding, const Origin& origin, std::initializer_list<std::string_view> arguments = {});

    /// An issue of the service's rules, which come last. `yields`: only when the profiles report no error or warning
    /// at its expression.
    void add(fhir::Issue issue, std::uint32_t offset, bool yields);

    [[nodiscard]] bool has_errors() const { return has_errors_; }
    /// The issues in the order of the document, with line and column. Leaves this empty.
    [[nodiscard]] fhir::Report take(const fhir::Document& document);

private:
    struct Located {
        fhir::Issue issue;
        std::uint32_t offset = fhir::Node::kNoOffset;
    };
    /// Whether an error or a warning of the profiles stands at the expression.
    [[nodiscard]] bool is_reported(const std::string& expression);

    std::vector<Located> issues_;
    std::optional<std::unordered_set<std::string>> reported_;  ///< expressions of issues_, once somebody asks
    std::unordered_set<std::string> seen_;
    bool has_errors_ = false;
};

}  // namespace kakehashi::profiles
