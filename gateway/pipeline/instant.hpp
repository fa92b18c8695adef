#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace kakehashi::gateway {

using WallTime = std::chrono::system_clock::time_point;

/// "2026-11-23T16:00:00.000Z": instants in this form compare as texts.
[[nodiscard]] std::string to_instant(WallTime time);
/// As the outbox counts.
[[nodiscard]] std::int64_t to_ms(WallTime time);
/// As assertions and receipts count.
[[nodiscard]] std::int64_t to_seconds(WallTime time);

}  // namespace kakehashi::gateway
