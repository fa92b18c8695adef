#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace kakehashi::fhir {

/// How bad an issue is. `fatal` means that we could not do our work (disk full, key service gone): callers retry it.
/// `error` means that the data is bad: callers never retry it. Source: R4 valueset-issue-severity.html
enum class IssueSeverity : std::uint8_t { fatal, error, warning, information };

/// What is wrong, by its R4 code (`-` written as `_`). Source: R4 valueset-issue-type.html
enum class IssueType : std::uint8_t {
    invalid,
    structure,
    required,
    value,
    invariant,
    security,
    login,
    unknown,
    expired,
    forbidden,
    suppressed,
    processing,
    not_supported,
    duplicate,
    multiple_matches,
    not_found,
    deleted,
    too_long,
    code_invalid,
    extension,
    too_costly,
    business_rule,
    conflict,
    transient,
    lock_error,
    no_store,
    exception,
    timeout,
    incomplete,
    throttled,
    informational,
};

/// The code of the R4 code system, e.g. `not-found`.
[[nodiscard]] std::string_view code_of(IssueSeverity severity);
[[nodiscard]] std::string_view code_of(IssueType type);

/// One row of a module's message catalogue: the same sentence in both languages. `{}` marks the places that arguments
/// fill in order; both languages use the same number of them in the same order. Never patient data in an argument.
struct Message {
    std::string_view id;  ///< rule id, stable, kebab-case: "encoding-unterminated", "dom-6"
    std::string_view en;
    std::string_view ja;
};

/// One finding, as it will stand in an OperationOutcome.
struct Issue {
    IssueSeverity severity = IssueSeverity::error;
    IssueType code = IssueType::structure;
    std::string rule;         ///< id of the message or of the invariant
    std::string expression;   ///< FHIRPath of the element, or the place in the source ("PID-5.1"); may be empty
    std::string diagnostics;  ///< for people, English; never patient data
    std::string diagnostics_ja;
    std::string profile;       ///< canonical of the profile that holds the rule; validator only
    std::uint32_t line = 0;    ///< in the source, from 1; 0 when there is none
    std::uint32_t column = 0;  ///< in the source, in characters from 1; 0 when there is none
};

/// What a function found while it made what it returns: the validator and the mappers give one.
using Report = std::vector<Issue>;

template <class T>
using Result = tl::expected<T, Issue>;

/// Fills the catalogue row's `{}` with `arguments`.
[[nodiscard]] Issue make_issue(IssueSeverity severity, IssueType code, const Message& message,
                               std::string_view expression, std::initializer_list<std::string_view> arguments = {});

/// Fills the Japanese sentence anew, when an argument is itself words and has others in Japanese.
void fill_japanese(Issue& issue, const Message& message, std::initializer_list<std::string_view> arguments);

/// The unexpected side of a Result, severity `error`.
[[nodiscard]] tl::unexpected<Issue> fail(IssueType code, const Message& message, std::string_view expression,
                                         std::initializer_list<std::string_view> arguments = {});

/// True when no issue of the report is `error` or `fatal`.
[[nodiscard]] bool has_no_errors(const Report& report);

}  // namespace kakehashi::fhir
