#pragma once

#include <functional>
#include <map>
#include <string>
#include <unordered_map>

#include "compile/rule.hpp"
#include "package/canonical_table.hpp"
#include "terminology/terminology.hpp"

namespace kakehashi::profiles {

/// Everything that a validator knows. To its users it is immutable; what is lazy inside is made once.
struct Definitions {
    explicit Definitions(CanonicalTable loaded);

    /// The profile of that canonical, or nullptr. Of `url|version` that version if it is here, else the last loaded
    /// one.
    [[nodiscard]] const Profile* find_profile(std::string_view canonical) const;

    /// What the loaded StructureDefinition of R4 states of an element, as an ElementDefinition; one that does not exist
    /// when it is not loaded.
    [[nodiscard]] fhir::Element describe(const fhir::Element& element) const;

    CanonicalTable table;
    Terminology terminology;
    /// What implementation guides ask of every resource of a type: canonicals by type.
    std::multimap<std::string_view, std::string_view> global_profiles;
    /// R4's own invariants, compiled; those that cannot be compiled are not in it.
    std::unordered_map<const fhir::schema::Constraint*, fhir::fhirpath::Expression> base_invariants;

private:
    /// Compiled when a record first claims it.
    struct LazyProfile {
        const ConformanceResource* resource = nullptr;
        Lazy<Profile> profile;
    };
    std::unordered_map<const ConformanceResource*, LazyProfile> profiles_;    ///< every version of each
    std::unordered_map<std::string_view, const LazyProfile*> last_profiles_;  ///< the last loaded ones, by url
};

}  // namespace kakehashi::profiles
