#include <set>

#include "service/messages.hpp"
#include "service/sending.hpp"
#include "service/tree.hpp"

namespace kakehashi::profiles::service {
namespace {

using fhir::Node;
using namespace service_messages;

constexpr std::string_view kUuidUrn = "urn:uuid:";

struct Targets {
    std::string_view patient;
    std::set<std::string_view> results;  ///< fullUrls of the Observations
};

bool is_allowed(std::string_view reference, std::string_view name, const Targets& targets) {
    if (reference.starts_with('#') || reference == targets.patient) return true;
    return name == "hasMember" && targets.results.contains(reference);
}

void check_reference(const Node& object, std::string_view name, const Targets& targets, ServiceFindings& found) {
    // The object that a resource is may have a member `identifier` of its own; a Reference has no resourceType.
    if (object.find("resourceType") != nullptr) return;
    const Node* reference = object.find("reference");
    if (reference != nullptr && reference->is_string() && !is_allowed(reference->text(), name, targets))
        found.error(kEntryReference, object);
    const Node* identifier = object.find("identifier");
    if (identifier != nullptr && identifier->is_object()) found.error(kLogicalReference, object);
}

}  // namespace

void check_references(const Sending& sending, const Node& bundle, ServiceFindings& found) {
    Targets targets{.patient = sending.patient_url, .results = {}};
    for (const Node& entry : items_at(bundle, "entry")) {
        const Node& url = child(entry, "fullUrl");
        // What a UUID looks like, and that it is unique, the validator says.
        if (!url.text().empty() && !url.text().starts_with(kUuidUrn)) {
            const std::string_view scheme = url.text().substr(0, url.text().find(':') + 1);
            found.error(kFullUrl, url, {scheme});
        }
        if (child(entry, "resource").text_of("resourceType") == "Observation") targets.results.insert(url.text());
    }
    for (const Node& entry : items_at(bundle, "entry"))
        for_each_object(child(entry, "resource"), "", [&](const Node& object, std::string_view name) {
            check_reference(object, name, targets, found);
        });
}

}  // namespace kakehashi::profiles::service
