#pragma once

#include <map>
#include <string>
#include <string_view>

#include "kakehashi/fhir/document.hpp"

namespace kakehashi::gateway::store {

/// fullUrl of an entry → "Type/id" of its resource.
using EntryReferences = std::map<std::string, std::string, std::less<>>;

/// What the store says of a version in `meta`; both empty: nothing.
struct VersionText {
    std::string_view version_id;
    std::string_view last_updated;
};

/// Writes a Bundle entry's resource as a resource of its own: references to other entries become relative ones, and
/// `meta` gets the version. Everything else stays as it is, in its order. Source: R4 bundle.html#references
[[nodiscard]] std::string write_resource(const fhir::Node& resource, const EntryReferences& references,
                                         const VersionText& version);

/// Lower-case hexadecimal digits of the SHA-256.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace kakehashi::gateway::store
