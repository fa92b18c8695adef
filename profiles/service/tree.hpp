#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "kakehashi/fhir/document.hpp"

/// Reading the parts of a resource that the rules ask about. What has another form than R4's is not there: the
/// validator itself has reported it.
namespace kakehashi::profiles::service {

/// The items of an array member; none when there is no such array.
[[nodiscard]] std::span<const fhir::Node> items_at(const fhir::Node& node, std::string_view name);
/// The member, or an empty node.
[[nodiscard]] const fhir::Node& child(const fhir::Node& node, std::string_view name);

/// The canonical without its version.
[[nodiscard]] std::string_view without_version(std::string_view canonical);
/// The item of meta.profile that claims the canonical, in any version; nullptr when none does.
[[nodiscard]] const fhir::Node* claim_of(const fhir::Node& resource, std::string_view canonical);
/// Whether meta.profile has a profile of the eCS family.
[[nodiscard]] bool claims_ecs(const fhir::Node& resource);

/// The extension of that url, or nullptr.
[[nodiscard]] const fhir::Node* extension_of(const fhir::Node& element, std::string_view url);
/// The first coding of that system in a CodeableConcept, or nullptr.
[[nodiscard]] const fhir::Node* coding_of(const fhir::Node& concept_node, std::string_view system);
/// The contained resource that a reference ("#encounter") means, or nullptr.
[[nodiscard]] const fhir::Node* contained_of(const fhir::Node& resource, std::string_view reference);
/// The first contained resource of that type, or nullptr.
[[nodiscard]] const fhir::Node* contained_of_type(const fhir::Node& resource, std::string_view type);

/// Calls `visit(object, name)` for every object below and including `node`; `name`: of the member that it is or is in.
template <class Visit>
void for_each_object(const fhir::Node& node, std::string_view name, Visit&& visit) {
    if (node.is_object()) visit(node, name);
    for (const fhir::Member& member : node.members())
        if (member.value.is_object() || member.value.is_array()) for_each_object(member.value, member.name, visit);
    for (const fhir::Node& item : node.items()) for_each_object(item, name, visit);
}

}  // namespace kakehashi::profiles::service
