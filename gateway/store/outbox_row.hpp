#pragma once

#include <cstdint>
#include <string_view>

#include "kakehashi/gateway/outbox.hpp"
#include "store/sqlite/connection.hpp"

namespace kakehashi::gateway::store {

/// Why an item is in the outbox.
struct OutboxOrigin {
    std::string_view order_key;  ///< when the item names none
    std::string_view unit_key;
    std::int64_t unit_version = 0;
    std::string_view created;
};

void insert_outbox_item(Connection& writer, const OutboxItem& item, const OutboxOrigin& origin);

}  // namespace kakehashi::gateway::store
