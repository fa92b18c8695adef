#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/profiles/snapshot.hpp"
#include "package/canonical_table.hpp"
#include "snapshot/draft.hpp"

namespace kakehashi::profiles {

/// True for what R4 core defines, types and profiles.
[[nodiscard]] inline bool is_of_r4(std::string_view canonical) {
    return canonical.starts_with("http://hl7.org/fhir/StructureDefinition/");
}

/// One making of snapshots: keeps the trees of the definitions that it has looked at, so that a data type is read once
/// and a base that has only a differential is made once.
class Generation {
public:
    explicit Generation(const CanonicalTable& table) : table_(table) {}

    /// @return as SnapshotGenerator::generate
    [[nodiscard]] fhir::Result<Snapshot> make(const fhir::Node& structure_definition);

    /// The tree of a definition: of its snapshot, or of the one that is made of its differential.
    /// @return it lives as long as this; Issue as for `make`
    [[nodiscard]] fhir::Result<const Draft*> draft_of(std::string_view canonical);

    /// What the only profile of the only type says, or the element of it that the type names; nullptr when there is no
    /// such profile, or when it cannot be had: that is reported once, as a warning.
    /// @param id of the differential's element
    /// Source: R4 elementdefinition.html, extension elementdefinition-profile-element
    [[nodiscard]] const Draft* type_profile(const fhir::Node* types, std::string_view id);

    [[nodiscard]] const CanonicalTable& table() const { return table_; }
    [[nodiscard]] Scratch& scratch() { return scratch_; }
    [[nodiscard]] fhir::Report& report() { return report_; }

private:
    [[nodiscard]] fhir::Result<Draft> merge(const fhir::Node& structure_definition);
    [[nodiscard]] fhir::Result<Draft> read(const fhir::Node& structure_definition);

    const CanonicalTable& table_;
    Scratch scratch_;
    fhir::Report report_;
    std::map<const fhir::Node*, Draft> drafts_;
    std::set<std::string, std::less<>> without_profile_;  // canonicals of profiles that could not be had
    std::vector<const fhir::Node*> being_made_;           // a definition that is met again derives from itself
};

}  // namespace kakehashi::profiles
