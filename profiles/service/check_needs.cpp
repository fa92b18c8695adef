#include <algorithm>
#include <array>
#include <string>

#include "service/canonicals.hpp"
#include "service/messages.hpp"
#include "service/sending.hpp"
#include "service/tree.hpp"

namespace kakehashi::profiles::service {
namespace {

using fhir::Node;
using namespace service_messages;

/// What the profile of a type leaves open (0..1) and the service wants. A missing one is a warning: the service
/// refuses what lacks an element of 1..1, and asks for the others when the data exist (jp-clins.md 16, validation).
struct Need {
    std::string_view type;
    std::string_view name;  ///< as the message names it
    bool has_invariant;     ///< JP_Bundle_CLINS demands it itself: said there, as an error
    bool (*is_met)(const Node& resource);
};

bool has_institution(const Node& resource) { return extension_of(resource, canonicals::kInstitutionNumber) != nullptr; }
bool has_department(const Node& resource) { return extension_of(resource, canonicals::kDepartment) != nullptr; }
bool has_encounter(const Node& resource) { return contained_of_type(resource, "Encounter") != nullptr; }
bool has_doctor(const Node& resource) { return contained_of_type(resource, "Practitioner") != nullptr; }
bool has_onset(const Node& resource) { return resource.find("onsetDateTime") != nullptr; }

/// What the prose asks of an address besides its text.
void check_address(const Node& patient, ServiceFindings& found) {
    for (const Node& address : items_at(patient, "address"))
        if (address.text_of("state").empty() || address.text_of("city").empty()) found.information(kAddress, address);
}

constexpr std::string_view kInstitutionName = "extension (JP_eCS_InstitutionNumber)";
constexpr std::string_view kDepartmentName = "extension (JP_eCS_Department)";
constexpr std::string_view kEncounterName = "contained (JP_Encounter)";

constexpr std::array kNeeds{
    Need{"Patient", kInstitutionName, false, has_institution},
    Need{"AllergyIntolerance", kInstitutionName, true, has_institution},
    Need{"Condition", kInstitutionName, true, has_institution},
    Need{"Condition", kDepartmentName, true, has_department},
    Need{"Condition", kEncounterName, true, has_encounter},
    Need{"Condition", "onsetDateTime", true, has_onset},
    // The institution of an Observation is an invariant of its own profile (R901101).
    Need{"Observation", kDepartmentName, true, has_department},
    Need{"Observation", kEncounterName, true, has_encounter},
    Need{"Observation", "performer, contained (JP_Practitioner)", false, has_doctor},
    Need{"MedicationRequest", kInstitutionName, true, has_institution},
    Need{"MedicationRequest", kDepartmentName, false, has_department},
    Need{"MedicationRequest", kEncounterName, false, has_encounter},
    Need{"MedicationRequest", "requester, contained (JP_Practitioner)", false, has_doctor},
};

/// The least that a contained Encounter says. Source: jp-clins.md 3
void check_encounter(const Node& encounter, ServiceFindings& found) {
    const Node& status = child(encounter, "status");
    if (!status.text().empty() && status.text() != "finished") found.error(kEncounterStatus, status, {status.text()});
    const Node& visit_class = child(encounter, "class");
    if (visit_class.is_object() && visit_class.text_of("display").empty()) found.warning(kEncounterClass, visit_class);
}

}  // namespace

void check_needs(const Sending& sending, const Node& resource, ServiceFindings& found) {
    const std::string_view type = resource.text_of("resourceType");
    std::string missing;
    for (const Need& need : kNeeds) {
        if (need.type != type || (need.has_invariant && sending.is_information())) continue;
        if (!need.is_met(resource)) missing.append(missing.empty() ? "" : ", ").append(need.name);
    }
    if (!missing.empty()) found.warning(kNeed, resource, {missing});
    if (type == "Patient") check_address(resource, found);
    if (std::ranges::find(kNeeds, type, &Need::type) == kNeeds.end()) return;
    for (const Node& contained : items_at(resource, "contained"))
        if (contained.text_of("resourceType") == "Encounter") check_encounter(contained, found);
}

}  // namespace kakehashi::profiles::service
