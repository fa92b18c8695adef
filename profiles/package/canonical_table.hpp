#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "package/conformance_resource.hpp"

namespace kakehashi::profiles {

/// `url` of `url|version` and `url#element`.
[[nodiscard]] inline std::string_view url_of(std::string_view canonical) {
    return canonical.substr(0, canonical.find_first_of("|#"));
}
/// `version` of `url|version`, or "".
[[nodiscard]] inline std::string_view version_of(std::string_view canonical) {
    const auto bar = canonical.find('|');
    return bar == std::string_view::npos ? std::string_view() : canonical.substr(bar + 1);
}

/// `url|version`; only `url|` when there is no version.
[[nodiscard]] inline std::string canonical_key(std::string_view url, std::string_view version) {
    return std::string(url).append("|").append(version);
}

/// The conformance resources of one package set by canonical. The same canonical has different content in different
/// Japanese packages, so there is one table a Validator and never a global one; what is loaded last wins.
/// Owns the resources, which live as long as the table; those of a pack are read when they are asked for.
class CanonicalTable {
public:
    using ByUrl = std::map<std::string, const ConformanceResource*, std::less<>>;

    /// @return the resource, which lives as long as the table
    const ConformanceResource& add(fhir::Document document);
    /// @param wanted which of the pack's resources
    void add(const Pack& pack, const std::function<bool(const PackResource&)>& wanted);

    /// @param type "StructureDefinition", "ValueSet", "CodeSystem" or "ConceptMap"
    /// @param canonical with or without `|version`. The named version when it is here, or of "|1.2" the newest 1.2.x,
    ///        else the last one loaded: most Japanese definitions have no version, so a version alone refuses nothing.
    /// @return nullptr when no resource has that url, or a pack has something else in its place
    [[nodiscard]] const fhir::Node* find(std::string_view type, std::string_view canonical) const;
    /// The same, not yet read.
    [[nodiscard]] const ConformanceResource* find_resource(std::string_view type, std::string_view canonical) const;

    /// The resources of that type by url, the last loaded ones.
    [[nodiscard]] const ByUrl& all(std::string_view type) const;
    /// The same in all versions, by canonical_key.
    [[nodiscard]] const ByUrl& all_versions(std::string_view type) const;

private:
    void enter(const ConformanceResource& resource);
    [[nodiscard]] const ConformanceResource* find_newest(std::string_view type, std::string_view canonical) const;

    std::deque<ConformanceResource> resources_;
    std::vector<std::shared_ptr<const void>> packs_;  ///< whose bytes resources look at
    std::map<std::string, ByUrl, std::less<>> by_type_;
    std::map<std::string, ByUrl, std::less<>> by_version_;  // the same, by `url|version`
};

}  // namespace kakehashi::profiles
