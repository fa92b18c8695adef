#pragma once

#include <string>
#include <string_view>

#include "kakehashi/fhir/document.hpp"

/// What the policy wants to know of a resource without opening it. Each list: "system|code", joined by spaces.
namespace kakehashi::gateway::store {

/// `meta.security` or `meta.tag` (`name`) of the resource and of everything inside it: contained resources, and the
/// entries of a Bundle. Each once, in their order. Source: exchange policy A5, law 8
[[nodiscard]] std::string labels_of(const fhir::Node& resource, std::string_view name);

/// Category codings; of a Composition and a document's Bundle also the document's type; of an Observation also its
/// coding as an infection test (JP_CLINS_ObsLabResult_InfectionLabo_CS).
[[nodiscard]] std::string category_codings_of(const fhir::Node& resource);

/// Whether the resource says of itself that it should never have been.
[[nodiscard]] bool is_entered_in_error(const fhir::Node& resource);

}  // namespace kakehashi::gateway::store
