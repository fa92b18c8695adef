#pragma once

#include <utility>

#include "kakehashi/profiles/validator.hpp"
#include "package/package_set.hpp"
#include "validate/definitions.hpp"

namespace kakehashi::profiles {

/// What a Validator holds; Surroundings asks the same definitions.
struct Validator::Impl {
    explicit Impl(PackageSet set) : definitions(std::move(set.table)), notices(std::move(set.notices)) {}
    Definitions definitions;
    fhir::Report notices;
};

}  // namespace kakehashi::profiles
