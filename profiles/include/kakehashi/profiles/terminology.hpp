#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/fhir/operation_outcome.hpp"
#include "kakehashi/profiles/validator.hpp"

namespace kakehashi::profiles {

/// One parameter that goes into an operation. Source: R4, the OperationDefinition
struct OperationParameter {
    std::string_view name;
    std::string_view type;  ///< "code", "Coding", "ValueSet"; "" when it has parts
    bool repeats = false;
    bool is_supported = true;
};

/// One terminology operation, of the type that it is asked of: `ValueSet/$expand`.
struct TerminologyOperation {
    std::string_view type;  ///< "ValueSet"
    std::string_view name;  ///< "expand"
    std::string_view definition;
    std::span<const OperationParameter> parameters;
};
[[nodiscard]] std::span<const TerminologyOperation> terminology_operations();
/// @return nullptr when there is no such operation
[[nodiscard]] const TerminologyOperation* find_terminology_operation(std::string_view type, std::string_view name);

/// A Parameters resource from the names and values of a query or a command line. A Coding is `system|code`.
/// @return Issue `not_supported`: a parameter that the operation does not have, or that cannot be told in a text;
///         `value`: a text that is none of its type
/// Source: R4 operations.html#request
[[nodiscard]] fhir::Result<fhir::Document> to_parameters(const TerminologyOperation& operation,
                                                         std::span<const std::pair<std::string, std::string>> fields);

struct TerminologyContext {
    fhir::Language language = fhir::Language::english;  ///< of messages
    std::string timestamp;                              ///< an instant: ValueSet.expansion.timestamp
};

/// Answers the terminology operations of R4 with the packages' code systems, value sets and concept maps. Immutable
/// after load: shared between threads.
/// Source: R4 terminology-service.html
class TerminologyService {
public:
    /// @return the service, or the issue that made a package unreadable
    [[nodiscard]] static fhir::Result<TerminologyService> load(const ValidatorOptions& options);
    /// With what the validator has loaded, which is not loaded again. The validator may be moved, and outlives this.
    [[nodiscard]] static TerminologyService of(const Validator& validator);
    TerminologyService(TerminologyService&&) noexcept;
    TerminologyService& operator=(TerminologyService&&) noexcept;
    ~TerminologyService();

    /// Packages that the loaded ones need and that are not here; empty when a validator has loaded them.
    [[nodiscard]] const fhir::Report& notices() const;

    /// @param parameters a Parameters resource
    /// @return Parameters, or for expand a ValueSet. Severity `information` means "cannot tell: content is not here"
    ///         and is neither a no nor an error (code `not_found`). Errors: `required`, `not_supported`, `value`,
    ///         `code_invalid` (a code that the code system does not have), `too_costly`
    [[nodiscard]] fhir::Result<fhir::Document> answer(const TerminologyOperation& operation,
                                                      const fhir::Node& parameters,
                                                      const TerminologyContext& context) const;

private:
    struct Impl;
    explicit TerminologyService(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace kakehashi::profiles
