#pragma once

#include <cstdint>
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

/// One element and where it stands: a step below another place, which must outlive it. The walk makes a place for every
/// element, and a path only for what it finds.
struct Place {
    static constexpr std::uint32_t kNoIndex = 0xFFFFFFFF;

    fhir::Element element;
    const Place* parent = nullptr;
    std::string_view name;           ///< "Patient" at the root, "name" below it
    std::uint32_t index = kNoIndex;  ///< in an element that repeats

    /// FHIRPath with indexes: "Patient.name[0].given[1]"
    [[nodiscard]] std::string path() const;
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
    enum class Purpose : std::uint8_t {
        report,
        trial,  ///< only whether there are errors: nobody reads the issues
    };
    explicit Findings(Purpose purpose = Purpose::report) : purpose_(purpose) {}

    /// profile: canonical, "" when R4 itself says so; rule: replaces the message's id (an invariant's key); "" keeps
    /// it; offset: where in the source, when it is not the place's own
    struct Origin {
        const Place& place;
        std::string_view profile;
        std::string_view rule;
        std::optional<std::uint32_t> offset{};
    };
    void add(const Finding& finding, const Origin& origin, std::initializer_list<std::string_view> arguments = {});

    /// `arguments_ja`: for the Japanese sentence, when the arguments are themselves words.
    void add(const Finding& finding, const Origin& origin, std::initializer_list<std::string_view> arguments,
             std::initializer_list<std::string_view> arguments_ja);

    /// An issue of the service's rules, which come last. `yields`: only when the profiles report no error or warning
    /// at its expression.
    void add(fhir::Issue issue, std::uint32_t offset, bool yields);

    /// Whether the words of a finding reach anybody.
    [[nodiscard]] bool is_read() const { return purpose_ == Purpose::report; }
    [[nodiscard]] bool has_errors() const { return has_errors_; }
    /// The first error that was added, or nullptr.
    [[nodiscard]] const fhir::Issue* first_error() const;
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
    Purpose purpose_;
    bool has_errors_ = false;
};

}  // namespace kakehashi::profiles
