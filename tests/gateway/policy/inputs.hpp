#pragma once

#include "kakehashi/gateway/policy.hpp"

namespace kakehashi::gateway {

inline constexpr Assurance kProven{.organisation = true, .person = true, .licence = true};

/// An input that no gate closes: a physician of the reform asks, with an open visit, for a laboratory result.
inline DecisionInput open_input() {
    DecisionInput input;
    input.legal_profile = LegalProfile::reform;
    input.action = Action::disclose;
    input.purpose = Purpose::treat;
    input.recipient = Recipient::lic;
    input.relation = Relation::active;
    input.assurance = kProven;
    input.category = Category::lab;
    input.identity = IdentityState::verified;
    input.audit_writable = true;
    input.directives_fresh = true;
    return input;
}

/// The same for a feed to a platform.
inline DecisionInput feed_input() {
    DecisionInput input = open_input();
    input.action = Action::feed;
    input.purpose = Purpose::hresch;
    input.recipient = Recipient::platform;
    input.relation = Relation::none;
    return input;
}

}  // namespace kakehashi::gateway
