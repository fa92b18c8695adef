#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/gateway/audit.hpp"
#include "kakehashi/gateway/feed.hpp"
#include "kakehashi/gateway/node_parts.hpp"

namespace kakehashi::gateway::feed {

/// What is the same for every item of one feed.
struct Release {
    const NodeParts& parts;
    std::string_view feed_name;
    const DeidKeys& keys;
    FeedSink& sink;
};

/// What became of a batch, before the commit.
struct ReleasedBatch {
    std::vector<EndedClaim> ends;  ///< take effect when the sink has committed
    std::vector<AuditDecision> decisions;
    std::vector<std::string> entities;
    std::size_t withheld = 0;  ///< by the policy
    std::size_t refused = 0;   ///< by the de-identifier
};

/// Hands each item to the sink, or says why not: policy first, then pseudonyms.
[[nodiscard]] ReleasedBatch release(const Release& to, std::span<const ClaimedItem> items);

/// Kinds of an outbox item that a feed understands.
inline constexpr std::string_view kUnitItem = "unit";
inline constexpr std::string_view kDirectiveItem = "directive";  ///< payload: insured identifier

}  // namespace kakehashi::gateway::feed
