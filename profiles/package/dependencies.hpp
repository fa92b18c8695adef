#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "kakehashi/fhir/issue.hpp"
#include "package/package.hpp"

namespace kakehashi::profiles {

/// Finds the packages that others need and that nobody gave. What is given always wins: a package whose id is there, in
/// any version, is never loaded on top, because Japan's packages state the same canonicals differently under one id.
class Dependencies {
public:
    /// @param folders searched for what does not lie beside the package that needs it; must outlive this
    explicit Dependencies(std::span<const std::string> folders) : folders_(folders) {}

    /// Says that the package is given.
    void add_given(const Package& package);
    /// The packages that `package` needs, and those that they need, in the order in which they are loaded before it.
    /// @param path where it was read from
    [[nodiscard]] std::vector<Package> load(const Package& package, const std::string& path);
    /// What is not here or cannot be used: one issue a package, code `not_found`, severity warning.
    [[nodiscard]] fhir::Report take_notices() { return std::move(notices_); }

private:
    /// Who needs it, and where to look first.
    struct Wanted {
        const PackageDependency& dependency;
        std::string by;
        std::string beside;
    };
    void load_one(const Wanted& wanted, std::vector<Package>& into);
    void load_all(const Package& package, const std::string& path, std::vector<Package>& into);
    [[nodiscard]] std::optional<std::string> find(const Wanted& wanted);
    [[nodiscard]] std::vector<std::string> list(const std::string& folder) const;
    [[nodiscard]] const PackageManifest& manifest_of(const std::string& path);

    std::span<const std::string> folders_;
    std::set<std::string> ids_;                         ///< of what is given, loaded or known to be missing
    std::map<std::string, PackageManifest> manifests_;  ///< of what lies in the folders, by path
    fhir::Report notices_;
};

}  // namespace kakehashi::profiles
