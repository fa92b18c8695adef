#pragma once

#include <utility>
#include <vector>

#include "kakehashi/profiles/validator.hpp"
#include "package/package_set.hpp"
#include "validate/definitions.hpp"

namespace kakehashi::profiles {

/// What a Validator holds; Surroundings asks the same definitions.
struct Validator::Impl {
    explicit Impl(PackageSet set);
    /// @param counts nullptr: nobody asks which must-support elements are filled
    [[nodiscard]] fhir::Report validate(const fhir::Document& document, const ValidationOptions& options,
                                        std::vector<MustSupportCount>* counts) const;

    Definitions definitions;
    fhir::Report notices;
};

}  // namespace kakehashi::profiles
