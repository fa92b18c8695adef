#pragma once

#include <string_view>

namespace kakehashi::profiles {

/// Whether `version` is what `wanted` asks for: the same text, or one that begins with it ("1.2" for "1.2.3").
/// Source: R4 references.html#canonical (a version may be given in part)
[[nodiscard]] bool is_version(std::string_view version, std::string_view wanted);

/// Whether a package of `version` meets a dependency on `wanted`: the same text, a pattern ("1.1.x", "1.*", "*"), or
/// "latest" and "current", which any version meets. A pattern does not mean pre-releases ("1.1.2-url").
/// Source: https://confluence.hl7.org/display/FHIR/NPM+Package+Specification, versions
[[nodiscard]] bool meets_dependency(std::string_view version, std::string_view wanted);

/// Whether `left` is the older one: numbers by their value, a pre-release before its release, other text as it stands.
/// Source: https://semver.org, 11
[[nodiscard]] bool is_older(std::string_view left, std::string_view right);

}  // namespace kakehashi::profiles
