#pragma once

#include "kakehashi/fhir/document.hpp"

namespace kakehashi::profiles {

/// The resource without what only people read: what is left gives the same answers of validation and terminology.
[[nodiscard]] fhir::Document strip(const fhir::Document& resource);

}  // namespace kakehashi::profiles
