#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/profiles/snapshot.hpp"
#include "package/canonical_table.hpp"
#include "snapshot/differential.hpp"
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
    /// Where R4's own types are read when no package states them. The schema table has no texts: what is made of it is
    /// good to hold a profile against, and not to publish.
    enum class TypesOfR4 : std::uint8_t { packages_only, schema_too };

    explicit Generation(const CanonicalTable& table, TypesOfR4 types = TypesOfR4::packages_only)
        : table_(table), types_(types) {}

    /// @return as SnapshotGenerator::generate
    [[nodiscard]] fhir::Result<Snapshot> make(const fhir::Node& structure_definition);

    /// Merges a list of the definition's own elements into the tree of its base, for what that reports: of itself
    /// without `profile`, of what stands below it with.
    /// @param list "differential", or "snapshot": it too can only say what the base allows
    /// @return Issue as for `make`
    [[nodiscard]] fhir::Result<void> hold_against_base(const fhir::Node& structure_definition, std::string_view list,
                                                       const ElementMerged& merged);

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
    [[nodiscard]] fhir::Result<Draft> merge(const fhir::Node& structure_definition, std::string_view list,
                                            const ElementMerged& merged);
    [[nodiscard]] fhir::Result<Draft> read(const fhir::Node& structure_definition);

    /// The StructureDefinition of that canonical, or nullptr.
    [[nodiscard]] const fhir::Node* find(std::string_view canonical);

    const CanonicalTable& table_;
    TypesOfR4 types_;
    Scratch scratch_;
    std::map<std::string, const fhir::Node*, std::less<>> of_schema_;  // by canonical
    fhir::Report report_;
    std::map<const fhir::Node*, Draft> drafts_;
    std::set<std::string, std::less<>> without_profile_;  // canonicals of profiles that could not be had
    std::vector<const fhir::Node*> being_made_;           // a definition that is met again derives from itself
};

}  // namespace kakehashi::profiles
