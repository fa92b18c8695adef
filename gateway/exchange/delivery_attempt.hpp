#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kakehashi/gateway/delivery.hpp"

/// The steps of one attempt to deliver, without their order: that is the lane's (deliver.cpp).
namespace kakehashi::gateway::exchange {

/// What is sent, or why nothing is.
struct PreparedDelivery {
    std::optional<Completion> ended;  ///< nothing to send: this became of it
    std::string body;
    std::string message_id;
    std::string content_hash;
};

/// Reads the unit, asks the policy, writes the audit record. Blocks on the disk.
/// @return Issue fatal when store or audit refuse: try again later
[[nodiscard]] fhir::Result<PreparedDelivery> prepare_delivery(const NodeParts& parts, const Peer& peer,
                                                              const ClaimedItem& item);

/// The POST with a fresh assertion.
[[nodiscard]] HttpRequest delivery_request(const NodeParts& parts, const Peer& peer, const PreparedDelivery& prepared);

/// What the answer means: delivered (detail: the receipt), rejected, or queued (again later; the caller sets when).
[[nodiscard]] Completion judge_answer(const NodeParts& parts, const Peer& peer, const PreparedDelivery& prepared,
                                      const fhir::Result<HttpResponse>& answer);

}  // namespace kakehashi::gateway::exchange
