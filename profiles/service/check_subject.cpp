#include <array>

#include "service/messages.hpp"
#include "service/sending.hpp"
#include "service/tree.hpp"

namespace kakehashi::profiles::service {

// In a Bundle of information the Patient is referred to by fullUrl, and so it is an error; what the guides of the
// documents say leaves the form of the reference open.
void check_subject(const Sending& sending, const fhir::Node& resource, ServiceFindings& found) {
    constexpr std::array<std::string_view, 3> kSubjects{"subject", "patient", "beneficiary"};
    for (const std::string_view name : kSubjects) {
        const fhir::Node* subject = resource.find(name);
        if (subject == nullptr || !subject->is_object()) continue;
        if (subject->find("reference") != nullptr || subject->find("identifier") != nullptr) continue;
        if (sending.is_information())
            found.error(service_messages::kSubject, *subject, {name});
        else
            found.warning(service_messages::kSubject, *subject, {name});
    }
}

}  // namespace kakehashi::profiles::service
