#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/profiles/validator.hpp"

/// The snapshot of a profile: every element of its base with what the differential changes, as publishers need it. The
/// validator needs none.
namespace kakehashi::profiles {

struct Snapshot {
    fhir::Document structure_definition;  ///< as given, with `snapshot.element`
    /// Where the differential contradicts its base (`error`; its word is written all the same, or left out when the
    /// base has no such element) and what could not be looked up (`warning`). `expression` is the element's id.
    fhir::Report report;
};

/// Makes snapshots from differentials over one set of packages. Immutable after load.
/// Source: R4 profiling.html#snapshot, elementdefinition.html
class SnapshotGenerator {
public:
    /// @return the generator, or the issue that made a package unreadable
    [[nodiscard]] static fhir::Result<SnapshotGenerator> load(const ValidatorOptions& options);
    SnapshotGenerator(SnapshotGenerator&&) noexcept;
    SnapshotGenerator& operator=(SnapshotGenerator&&) noexcept;
    ~SnapshotGenerator();

    /// @param canonical of a StructureDefinition of the packages, with or without `|version`
    /// @return Issue `not_found` when it, or a definition that it builds on, is not in the packages (named in the
    ///         diagnostics), `not_supported` when it is no profile, `business_rule` when it derives from itself,
    ///         `structure` when a base's snapshot lacks its root, `too_costly` over the limits
    [[nodiscard]] fhir::Result<Snapshot> generate(std::string_view canonical) const;
    /// The same for a StructureDefinition that need not be in the packages; a snapshot that it has is made anew.
    [[nodiscard]] fhir::Result<Snapshot> generate(const fhir::Document& structure_definition) const;

private:
    struct Impl;
    explicit SnapshotGenerator(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace kakehashi::profiles
