#pragma once

#include <cstdint>
#include <vector>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/profiles/validator.hpp"
#include "terminology/terminology.hpp"

/// The named rules of the sharing service (電子カルテ情報共有サービス) that no StructureDefinition can hold. README.md
/// lists them.
namespace kakehashi::profiles::service {

/// One finding, and where its element stands in the source.
struct Located {
    fhir::Issue issue;
    std::uint32_t offset = fhir::Node::kNoOffset;
    /// It says nothing new where something is already reported at the same element: then it is left out.
    bool yields = false;
};

/// Checks what claims to be for the service, or everything when the options ask for that.
///
/// @param terminology of the packages that the validation uses: which laboratory codes the service has
/// @return the findings in no particular order; empty when nothing claims a profile of the service
/// Source: jp-clins.md sections 2 to 11, 16 and 17 (JP-CLINS 1.5.2, vendor guide of the ministry)
[[nodiscard]] std::vector<Located> check(const fhir::Document& document, const ValidationOptions& options,
                                         const Terminology& terminology);

}  // namespace kakehashi::profiles::service
