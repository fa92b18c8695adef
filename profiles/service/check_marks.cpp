#include <algorithm>
#include <array>

#include "service/canonicals.hpp"
#include "service/messages.hpp"
#include "service/sending.hpp"
#include "service/tree.hpp"

namespace kakehashi::profiles::service {
namespace {

using fhir::Node;
using namespace service_messages;

constexpr std::array<std::string_view, 4> kMarkedTypes{"AllergyIntolerance", "Condition", "MedicationRequest",
                                                       "Observation"};
constexpr std::array<std::string_view, 4> kFamilies{canonicals::kEcs,
                                                    "http://jpfhir.jp/fhir/clins/StructureDefinition/",
                                                    "http://jpfhir.jp/fhir/eReferral/StructureDefinition/",
                                                    "http://jpfhir.jp/fhir/eDischargeSummary/StructureDefinition/"};

/// The prose demands the version; the invariants take both, so the service does not refuse it. Not in checkup
/// reports: their package refuses versions (jp-clins.md 17.17).
void check_version(const Sending& sending, const Node& resource, ServiceFindings& found) {
    if (sending.kind == BundleKind::checkup) return;
    for (const Node& profile : items_at(child(resource, "meta"), "profile")) {
        const std::string_view text = profile.text();
        const bool is_ours =
            std::ranges::any_of(kFamilies, [&](std::string_view family) { return text.starts_with(family); });
        if (is_ours && text.find('|') == std::string_view::npos) found.warning(kVersion, profile);
    }
}

bool is_indication(std::string_view system) {
    return system == canonicals::kIndication || system == canonicals::kIndicationMisprint;
}

/// LTS, UNINFORMED and UNDELIVERED mean something on four types only: elsewhere nobody reads them, and what the
/// patient was not told is shown. Inside those types the closed slicing of the profiles says which may stand.
void check_tags(const Node& resource, bool is_contained, ServiceFindings& found) {
    const std::string_view type = resource.text_of("resourceType");
    const bool may_have = !is_contained && std::ranges::find(kMarkedTypes, type) != kMarkedTypes.end();
    const bool is_sliced = type == "Condition" || claims_ecs(resource);
    for (const Node& tag : items_at(child(resource, "meta"), "tag")) {
        const std::string_view code = tag.text_of("code");
        if (!is_indication(tag.text_of("system"))) continue;
        if (tag.text_of("system") == canonicals::kIndicationMisprint)
            found.warning(kMisprint, child(tag, "system"), {canonicals::kIndicationMisprint, canonicals::kIndication});
        if (!may_have || (!is_sliced && code != "LTS")) found.error(kTagPlace, tag, {code, type});
    }
}

/// What tables of the guide print wrongly and somebody copied. Source: jp-clins.md 17.6
void check_misprints(const Node& resource, ServiceFindings& found) {
    if (const Node* department = extension_of(resource, canonicals::kDepartmentMisprint))
        found.warning(kMisprint, child(*department, "url"), {canonicals::kDepartmentMisprint, canonicals::kDepartment});
    if (resource.find("besedOn") != nullptr) found.warning(kMisprint, resource, {"besedOn", "basedOn"});
    const Node* identifier = resource.find("identifier");
    if (resource.text_of("resourceType") == "Bundle" && identifier != nullptr && identifier->is_array())
        found.warning(kMisprint, resource, {"identifier: [{…}]", "identifier: {…}"});
    if (resource.text_of("resourceType") == "MedicationRequest")
        for (const Node& each : items_at(resource, "identifier"))
            if (each.text_of("system") == canonicals::kOrderInRpMisprint)
                found.warning(kMisprint, child(each, "system"),
                              {canonicals::kOrderInRpMisprint, canonicals::kOrderInRp});
    for (const Node& coding : items_at(child(resource, "clinicalStatus"), "coding"))
        if (coding.text_of("code") == "unknown") found.warning(kClinicalStatusUnknown, child(coding, "code"));
}

}  // namespace

void check_marks(const Sending& sending, const Node& resource, ServiceFindings& found) {
    check_version(sending, resource, found);
    check_misprints(resource, found);
    check_tags(resource, false, found);
    for (const Node& contained : items_at(resource, "contained")) check_tags(contained, true, found);
    // jp-clins.md 2.1: the Bundle's own time has milliseconds.
    const Node& updated = child(child(resource, "meta"), "lastUpdated");
    const bool is_bundle = resource.text_of("resourceType") == "Bundle";
    if (is_bundle && sending.is_information() && !updated.text().empty() &&
        updated.text().find('.') == std::string_view::npos)
        found.warning(kMilliseconds, updated);
}

}  // namespace kakehashi::profiles::service
