#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "operations/parameters.hpp"
#include "terminology/expansion.hpp"

namespace kakehashi::profiles {

/// What of a value set's codes is asked for, and how they are told. Looks at the parameters.
/// Source: R4 valueset-operation-expand.html
struct ExpandParameters {
    /// @return Issue `value`: a negative offset or count
    [[nodiscard]] static fhir::Result<ExpandParameters> read(const Parameters& parameters);

    /// Whether the code is in the answer. The text filter wants each of its words in the code, its display or one of
    /// its designations, without regard to ASCII case.
    [[nodiscard]] bool wants(const KnownCode& code) const;
    [[nodiscard]] bool wants(const fhir::Node& designation) const;

    std::vector<std::string> words;
    std::size_t offset = 0;
    std::size_t count = static_cast<std::size_t>(-1);
    bool active_only = false;
    bool without_abstract = false;
    bool with_designations = false;
    bool with_definition = false;
    std::vector<std::string_view> designations;  ///< `system|code` of a use, or a language
    std::string_view display_language;
    std::vector<std::string_view> excluded_systems;
    std::vector<std::string_view> checked_versions;
    SystemVersions versions;
};

}  // namespace kakehashi::profiles
