#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "service/service.hpp"

namespace kakehashi::profiles::service {

/// Collects findings by the node that they are about; the expressions are made once, at the end, and only when there
/// is something to say: a clean Bundle costs no path.
class ServiceFindings {
public:
    /// @param wrong_displays severity of a display that does not fit its code
    explicit ServiceFindings(fhir::IssueSeverity wrong_displays) : wrong_displays_(wrong_displays) {}

    /// The service refuses it, or the guide forbids it.
    void error(const fhir::Message& message, const fhir::Node& at,
               std::initializer_list<std::string_view> arguments = {});
    /// The guide asks for it, or it is most likely a mistake.
    void warning(const fhir::Message& message, const fhir::Node& at,
                 std::initializer_list<std::string_view> arguments = {});
    void information(const fhir::Message& message, const fhir::Node& at,
                     std::initializer_list<std::string_view> arguments = {});
    /// A display that does not fit its code. The profiles may have said so at the same element: then it is left out.
    void wrong_display(const fhir::Message& message, const fhir::Node& at,
                       std::initializer_list<std::string_view> arguments = {});

    /// An error that the profiles may have said in other words at the same element: then it is left out.
    void error_unless_said(const fhir::Message& message, const fhir::Node& at,
                           std::initializer_list<std::string_view> arguments = {});

    /// The findings with their FHIRPath. Leaves this empty.
    [[nodiscard]] std::vector<Located> take(const fhir::Document& document);

private:
    void add(fhir::IssueSeverity severity, const fhir::Message& message, const fhir::Node& at,
             std::initializer_list<std::string_view> arguments);

    fhir::IssueSeverity wrong_displays_;
    std::vector<Located> found_;
    std::vector<const fhir::Node*> nodes_;  // of found_, one by one
};

}  // namespace kakehashi::profiles::service
