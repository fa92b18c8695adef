#pragma once

#include <optional>
#include <vector>

#include "fhir/r4_writer.hpp"

namespace kakehashi::mappers::bundles {

/// Lets resources claim the JP Core profile of their type in meta.profile where they meet it, beside what they claim
/// themselves. Asks Context::find_fault; without it nothing is claimed. The report says for each profile how many
/// claim it, and for the first that does not why.
///
/// A resource claims only when those of the input that it refers to do: JP Core wants its own profiles at the other end
/// of most references.
void claim_japanese_profiles(std::vector<std::optional<R4Resource>>& resources, const Names& names,
                             const Context& context, kakehashi::fhir::Report& report);

}  // namespace kakehashi::mappers::bundles
