#pragma once

#include <string>

#include "fhir/shape.hpp"
#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::mappers::bundles {

struct TakeOver {
    const BundleShape& shape;
    std::string key;  ///< of the unit
};

/// Copies the Bundle with our ids, fullUrls and system names; a record in `conversion.account` for every value.
[[nodiscard]] kakehashi::fhir::Document take_over(const kakehashi::fhir::Node& root, const TakeOver& how,
                                                  Conversion& conversion);

}  // namespace kakehashi::mappers::bundles
