#pragma once

#include <span>
#include <string_view>

#include "kakehashi/gateway/policy.hpp"

/// The rows of exchange policy A4, in their order.
namespace kakehashi::gateway::policy {

/// Whether a directive could make the row's answer another one: gate G7 asks.
enum class NeedsDirectives : std::uint8_t {
    no,
    stop,  ///< permits because no stop is known: a stale copy does not know
    view,  ///< permits because of a D-VIEW, which stays true in a stale copy until its end
};

struct Row {
    std::string_view rule;
    bool (*matches)(const DecisionInput&) noexcept;
    Outcome outcome = Outcome::deny;
    Obligations obligations = {};
    bool existence_hidden = false;
    NeedsDirectives needs = NeedsDirectives::no;
};

/// The last row matches everything.
[[nodiscard]] std::span<const Row> rows() noexcept;

}  // namespace kakehashi::gateway::policy
