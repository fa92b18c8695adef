#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kakehashi/gateway/journal.hpp"

/// How one record stands in a segment. Numbers are little-endian.
///
///     marker "KKR1" | length of payload u32 | CRC-32C u32 of all that follows | sequence u64 |
///     flushed u64 | SHA-256 of the previous record (32 bytes) | payload
///
/// `flushed` is the last sequence that was on the disk when this record was written. A damaged record that a later
/// one calls flushed had been acknowledged: that is a fault of the disk. Any other damage is what a crash leaves.
namespace kakehashi::gateway::journal {

inline constexpr std::string_view kMarker = "KKR1";
inline constexpr std::size_t kHeaderBytes = 4 + 4 + 4 + 8 + 8 + 32;

using Hash = std::array<unsigned char, 32>;

/// Castagnoli's CRC of `bytes`. Source: RFC 3720, B.4
[[nodiscard]] std::uint32_t crc32c(std::string_view bytes);

struct RecordPosition {
    std::uint64_t sequence = 0;
    std::uint64_t flushed = 0;
    Hash previous{};
};

/// Appends the record to `out`. @return the record's hash, for its successor
[[nodiscard]] Hash append_record(const RecordPosition& position, const JournalEntry& entry, std::string& out);

struct ReadRecord {
    RecordPosition position;
    Hash hash{};
    std::size_t bytes = 0;     ///< of the whole record
    std::string_view payload;  ///< of the bytes that were read
};

/// Reads the record at the start of `bytes`; nullopt when it is cut short or does not check.
[[nodiscard]] std::optional<ReadRecord> read_record(std::string_view bytes);

[[nodiscard]] std::optional<JournalEntry> read_entry(std::string_view payload);

}  // namespace kakehashi::gateway::journal
