#include <set>
#include <string>

#include "service/canonicals.hpp"
#include "service/messages.hpp"
#include "service/sending.hpp"
#include "service/text_shape.hpp"
#include "service/tree.hpp"

namespace kakehashi::profiles::service {
namespace {

using fhir::Node;
using namespace service_messages;

constexpr std::size_t kInstitutionDigits = 10;

/// The number that is unique within the institution, as one text; "" when there is none.
std::string instance_of(const Node& resource) {
    for (const Node& identifier : items_at(resource, "identifier"))
        if (identifier.text_of("system") == canonicals::kResourceInstance && !identifier.text_of("value").empty())
            return std::string(resource.text_of("resourceType")) + '|' + std::string(identifier.text_of("value"));
    return {};
}

}  // namespace

// Pharmacies (4) and visiting nurses (6) have such numbers too, so only the ten digits are asked of everybody; what the
// sender's own number is, the invariant of its extension says.
void check_institution_numbers(const Node& resource, ServiceFindings& found) {
    for_each_object(resource, "", [&](const Node& object, std::string_view name) {
        if (name != "identifier" || object.text_of("system") != canonicals::kInstitution) return;
        const Node& value = child(object, "value");
        if (value.text().empty() || (value.text().size() == kInstitutionDigits && is_digits(value.text()))) return;
        found.error(kInstitutionNumberForm, value, {shape_of(value.text())});
    });
}

// The guide's own example of a patient summary has one number twice, so it is an error only where the service takes the
// resources one by one.
void check_unique_identifiers(const Sending& sending, const Node& bundle, ServiceFindings& found) {
    std::set<std::string> seen;
    for (const Node& entry : items_at(bundle, "entry")) {
        const Node& resource = child(entry, "resource");
        const std::string instance = instance_of(resource);
        if (instance.empty() || seen.insert(instance).second) continue;
        if (sending.is_information())
            found.error(kIdentifierTwice, resource, {resource.text_of("resourceType")});
        else
            found.warning(kIdentifierTwice, resource, {resource.text_of("resourceType")});
    }
}

}  // namespace kakehashi::profiles::service
