#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "terminology/known_code.hpp"
#include "terminology/terminology.hpp"

namespace kakehashi::profiles {

/// Which versions of code systems an expansion uses; each is `system|version`.
/// Source: R4 valueset-operation-expand.html
struct SystemVersions {
    std::vector<std::string_view> preset;  ///< where the value set names none
    std::vector<std::string_view> forced;  ///< whatever the value set names

    /// The version that an include of the value set means, or "".
    [[nodiscard]] std::string_view version_for(std::string_view system, std::string_view stated) const;
};

/// The codes of a value set that can be enumerated with what is here.
struct Expansion {
    std::vector<KnownCode> codes;
    /// Canonicals whose content would have been needed. Empty: the expansion is whole.
    std::vector<std::string> missing;
    bool is_too_costly = false;  ///< more codes, or value sets in value sets, than we go through
};

/// Enumerates a value set: includes in their order, each code once, without the excluded ones and, when the value set
/// says so, without inactive ones. Its stored expansion stands in when content is missing.
/// Source: R4 valueset.html#compose, #expansion
[[nodiscard]] Expansion expand(const Terminology& terminology, const ValueSet& set, const SystemVersions& versions);
/// The same of a value set by its canonical; one that R4's own tables enumerate will do.
[[nodiscard]] Expansion expand(const Terminology& terminology, std::string_view canonical,
                               const SystemVersions& versions);

}  // namespace kakehashi::profiles
