#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// What has to leave the node. Items are written with the unit that causes them, in one transaction.
/// Source: exchange-policy part C (states of a delivery)
namespace kakehashi::gateway {

enum class DeliveryState : std::uint8_t {
    queued,     ///< waits for its turn
    in_flight,  ///< somebody sends it
    delivered,  ///< the receiver has confirmed
    rejected,   ///< the receiver says that the data is bad
    dead,       ///< given up after many attempts
    held,       ///< waits for a condition (consent, a key)
    withdrawn,  ///< shall not go any more
};
/// "queued", "in-flight", …
[[nodiscard]] std::string_view name_of(DeliveryState state);

struct OutboxItem {
    std::string destination;                      ///< "feed:<name>", "peer:<institution number>"
    std::string kind;                             ///< for the one who sends: "unit", "receipt", …
    std::string order_key;                        ///< items of one key go in their order; "" means the unit's patient
    std::string payload;                          ///< for the one who sends; may be empty when the unit says all
    DeliveryState state = DeliveryState::queued;  ///< queued or held
    std::string detail;                           ///< why it is held
};

struct ClaimedItem {
    std::int64_t id = 0;
    std::string kind;
    std::string unit_key;
    std::int64_t unit_version = 0;  ///< the unit's version when the item was written; 0 without a unit
    std::string payload;
    std::int64_t attempts = 0;  ///< including this one
    std::string created;        ///< instant, UTC
};

/// How a claim ended.
struct Completion {
    DeliveryState state = DeliveryState::delivered;  ///< queued: to be tried again at `due_ms`
    std::int64_t due_ms = 0;
    std::string detail;  ///< status and reason for people; never patient data
};

/// The end of one of several claims.
struct EndedClaim {
    std::int64_t item = 0;
    Completion completion;
};

/// What a destination has not received.
struct WaitingItems {
    std::int64_t queued = 0;
    std::int64_t in_flight = 0;
    std::int64_t held = 0;
    std::int64_t dead = 0;
};

/// An item with what has become of it.
struct OutboxEntry {
    std::int64_t id = 0;
    std::string destination;
    std::string unit_key;
    std::int64_t unit_version = 0;
    std::string state;
    std::int64_t attempts = 0;
    std::string detail;
    std::string created;
};

struct OutboxCount {
    std::string destination;
    std::string state;
    std::int64_t items = 0;
};

}  // namespace kakehashi::gateway
