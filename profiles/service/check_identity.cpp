#include <array>
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

constexpr std::size_t kInstitutionLength = 10;
constexpr std::size_t kYearAt = 11;
constexpr std::size_t kYearLength = 4;
constexpr std::size_t kLocalAt = 16;
constexpr std::size_t kLocalMax = 36;

/// `<institution>^<year>^<local id>`. Source: jp-clins.md 2.3
bool is_bundle_id(std::string_view text) {
    if (text.size() <= kLocalAt || text.size() > kLocalAt + kLocalMax) return false;
    if (!is_institution_number(text.substr(0, kInstitutionLength)) || text[kInstitutionLength] != '^') return false;
    const std::string_view year = text.substr(kYearAt, kYearLength);
    if (!is_digits(year) || !(year.starts_with("202") || year.starts_with("203"))) return false;
    if (text[kYearAt + kYearLength] != '^') return false;
    const auto is_local = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
    };
    for (const char c : text.substr(kLocalAt))
        if (!is_local(c)) return false;
    return true;
}

void check_institution(const Sending& sending, const Node& resource, ServiceFindings& found) {
    const Node* extension = extension_of(resource, canonicals::kInstitutionNumber);
    if (extension == nullptr) return;
    const Node& value = child(child(*extension, "valueIdentifier"), "value");
    // A number without its form is the profile's finding.
    if (is_institution_number(value.text()) && value.text() != sending.institution) found.error(kInstitution, value);
}

/// The number that the institution gave the patient names the institution in its system.
void check_patient_number(const Sending& sending, const Node& patient, ServiceFindings& found) {
    for (const Node& identifier : items_at(patient, "identifier")) {
        std::string_view system = identifier.text_of("system");
        if (!system.starts_with(canonicals::kLocalPatientPrefix)) continue;
        system.remove_prefix(canonicals::kLocalPatientPrefix.size());
        if (is_institution_number(system) && system != sending.institution)
            found.warning(kPatientNumber, child(identifier, "system"));
    }
}

}  // namespace

void check_identity(const Sending& sending, const Node& bundle, ServiceFindings& found) {
    const Node& value = child(child(bundle, "identifier"), "value");
    const std::string_view text = value.text();
    // JP_Bundle_CLINS has an invariant for it (R2152), the documents have none.
    if (sending.is_document() && !text.empty() && !is_bundle_id(text)) found.error(kBundleId, value, {shape_of(text)});
    // The number is given when the Bundle is first sent; an update keeps it. So it may be old, but not of the future.
    const std::string_view sent = bundle.text_of("timestamp").substr(0, kYearLength);
    if (is_bundle_id(text) && is_digits(sent) && text.substr(kYearAt, kYearLength) > sent)
        found.warning(kBundleYear, value, {text.substr(kYearAt, kYearLength), sent});
    if (sending.institution.empty()) return;
    for (const Node& entry : items_at(bundle, "entry")) {
        const Node& resource = child(entry, "resource");
        check_institution(sending, resource, found);
        if (resource.text_of("resourceType") == "Patient") check_patient_number(sending, resource, found);
    }
}

}  // namespace kakehashi::profiles::service
