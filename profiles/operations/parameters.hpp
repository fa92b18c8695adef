#pragma once

#include <string_view>
#include <vector>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/profiles/terminology.hpp"

namespace kakehashi::profiles {

/// Reads the parameters of an operation. Looks at the document. Source: R4 parameters.html
class Parameters {
public:
    /// @return Issue `structure` (no Parameters), `not_supported` (a parameter that the operation does not have or we
    ///         do not support), `value` (repeated, or of another type)
    [[nodiscard]] static fhir::Result<Parameters> read(const TerminologyOperation& operation, const fhir::Node& node);

    [[nodiscard]] const TerminologyOperation& operation() const { return *operation_; }
    [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
    /// The value's text, "" when it is not given.
    [[nodiscard]] std::string_view text(std::string_view name) const;
    [[nodiscard]] std::vector<std::string_view> texts(std::string_view name) const;
    [[nodiscard]] bool is_true(std::string_view name) const { return text(name) == "true"; }
    /// The value of a complex type or the resource, or nullptr.
    [[nodiscard]] const fhir::Node* value(std::string_view name) const;
    /// The parameters with their parts.
    [[nodiscard]] std::vector<const fhir::Node*> all(std::string_view name) const;

private:
    Parameters(const TerminologyOperation& operation, const fhir::Node& node) : operation_(&operation), node_(&node) {}
    [[nodiscard]] const fhir::Node* find(std::string_view name) const;

    const TerminologyOperation* operation_;
    const fhir::Node* node_;
};

/// `ValueSet/$expand`
[[nodiscard]] std::string name_of(const TerminologyOperation& operation);

/// Appends `{"name":…}` to parameter or part.
[[nodiscard]] fhir::Builder append_parameter(fhir::Builder& to, std::string_view name);
[[nodiscard]] fhir::Builder append_part(fhir::Builder& to, std::string_view name);

}  // namespace kakehashi::profiles
