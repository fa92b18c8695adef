#pragma once

#include <map>
#include <string>
#include <string_view>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/gateway/pseudonym.hpp"

namespace kakehashi::gateway {

/// Version of the rules and tables that made an output; stands in every released resource's meta.tag.
inline constexpr std::string_view kDeidTransform = "kamei-1";

/// What the rules took out, for the coverage report: R4 element path → how often. Never values.
using DroppedElements = std::map<std::string, std::uint64_t, std::less<>>;

/// Pseudonymises (仮名化) one report unit for a secondary-use feed. Only what the allow-list names is copied; all else
/// is left out; what cannot be processed is refused as a whole.
///
/// @param bundle    one patient's Bundle, as mappers::Unit carries it
/// @param feed_name the feed's name ("platform-a"); its pseudonym domain is `feed:<feed_name>`
/// @param dropped   counts what was left out, when not nullptr
/// @return the released Bundle, or Issue (never with patient data): `structure` (no Bundle), `not_found` (no Patient),
///         `conflict` (two), `value` (no number that names a person), `extension` (a modifier that the rules do not
///         know)
/// Source: exchange policy B1, B3, B5, A6
[[nodiscard]] fhir::Result<fhir::Document> pseudonymise(const fhir::Document& bundle, const DeidKeys& keys,
                                                        std::string_view feed_name, DroppedElements* dropped = nullptr);

/// The patient's pseudonym in that feed: the same that `pseudonymise` writes, and the feed's partition key.
[[nodiscard]] fhir::Result<std::string> patient_pseudonym(const fhir::Node& patient, const PseudonymDomain& domain);

}  // namespace kakehashi::gateway
