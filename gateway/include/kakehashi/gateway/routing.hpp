#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/gateway/node_configuration.hpp"
#include "kakehashi/gateway/outbox.hpp"
#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::gateway {

/// The institution that a referral is addressed to: the identifier of the Organization in section 910 (紹介先情報).
/// @param bundle  a document Bundle
/// @return 10 digits, or "" when the document is no referral or names none
/// Source: jp-clins.md, referral document: sections
[[nodiscard]] std::string addressee_of(const fhir::Node& bundle);

/// What has to leave the node because of one unit. Whether it may leave is asked when it leaves.
///
/// - `feed:<name>`, kind "unit": every unit, for every configured feed;
/// - `peer:<institution number>`, kind "referral": a referral that is addressed to a configured peer.
/// @param source  JournalEntry::source's name; units that a peer delivered go nowhere (no redisclosure, and their own
///                institution feeds them)
[[nodiscard]] std::vector<OutboxItem> route(const mappers::Unit& unit, const NodeConfiguration& configuration,
                                            std::string_view source);

}  // namespace kakehashi::gateway
