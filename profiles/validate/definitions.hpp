#pragma once

#include <functional>
#include <map>
#include <string>
#include <unordered_map>

#include "compile/rule.hpp"
#include "package/canonical_table.hpp"
#include "terminology/terminology.hpp"

namespace kakehashi::profiles {

/// Everything that a validator knows. Immutable once made.
struct Definitions {
    explicit Definitions(CanonicalTable loaded);

    /// The profile of that canonical, or nullptr. Of `url|version` that version if it is here, else the last loaded
    /// one.
    [[nodiscard]] const Profile* find_profile(std::string_view canonical) const;

    CanonicalTable table;
    Terminology terminology;
    std::unordered_map<const fhir::Node*, Profile> profiles;           ///< every version of each, by its definition
    std::map<std::string, const Profile*, std::less<>> last_profiles;  ///< the last loaded ones, by url
    /// What implementation guides ask of every resource of a type: canonicals by type.
    std::multimap<std::string_view, std::string_view> global_profiles;
    /// R4's own invariants, compiled; those that cannot be compiled are not in it.
    std::unordered_map<const fhir::schema::Constraint*, fhir::fhirpath::Expression> base_invariants;
};

}  // namespace kakehashi::profiles
