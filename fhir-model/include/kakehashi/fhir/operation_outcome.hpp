#pragma once

#include <cstdint>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::fhir {

enum class Language : std::uint8_t { english, japanese };

/// An OperationOutcome of these issues, in their order. An empty report gives one issue `informational` "All OK".
/// Each issue: severity, code, details.coding (rule id), details.text (in `language`), diagnostics (English),
/// expression (when it is FHIRPath), extension with line and column (operationoutcome-issue-line / -col).
/// Source: R4 operationoutcome.html
[[nodiscard]] Document to_operation_outcome(const Report& report, Language language = Language::english);

/// The issues of an OperationOutcome that another system sent.
[[nodiscard]] Report from_operation_outcome(const Node& operation_outcome);

}  // namespace kakehashi::fhir
