#include "journal/record.hpp"

#include <openssl/sha.h>

#include <limits>
#include <utility>

namespace kakehashi::gateway::journal {

namespace {
constexpr std::array<std::uint32_t, 256> make_crc_table() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit) value = (value & 1U) != 0 ? (value >> 1U) ^ 0x82F63B78U : value >> 1U;
        table[i] = value;
    }
    return table;
}
constexpr auto kCrcTable = make_crc_table();

template <class Number>
void append_number(Number number, std::string& out) {
    for (std::size_t i = 0; i < sizeof(Number); ++i) out.push_back(static_cast<char>((number >> (8 * i)) & 0xFFU));
}

template <class Number>
Number number_at(std::string_view bytes, std::size_t at) {
    Number number = 0;
    for (std::size_t i = 0; i < sizeof(Number); ++i)
        number |= static_cast<Number>(static_cast<Number>(static_cast<unsigned char>(bytes[at + i])) << (8 * i));
    return number;
}

Hash hash_of(std::string_view bytes) {
    Hash hash{};
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), hash.data());
    return hash;
}

void append_text(std::string_view text, std::string& out) {
    append_number(static_cast<std::uint32_t>(text.size()), out);
    out.append(text);
}

/// Takes a text off the front of `bytes`; nullopt when they are too few.
std::optional<std::string> take_text(std::string_view& bytes) {
    if (bytes.size() < 4) return std::nullopt;
    const auto length = number_at<std::uint32_t>(bytes, 0);
    if (bytes.size() - 4 < length) return std::nullopt;
    std::string text(bytes.substr(4, length));
    bytes.remove_prefix(4 + std::size_t{length});
    return text;
}
}  // namespace

std::uint32_t crc32c(std::string_view bytes) {
    std::uint32_t crc = std::numeric_limits<std::uint32_t>::max();
    for (const char byte : bytes) crc = kCrcTable[(crc ^ static_cast<unsigned char>(byte)) & 0xFFU] ^ (crc >> 8U);
    return ~crc;
}

Hash append_record(const RecordPosition& position, const JournalEntry& entry, std::string& out) {
    std::string checked;
    checked.reserve(kHeaderBytes + 16 + entry.bytes.size());
    append_number(position.sequence, checked);
    append_number(position.flushed, checked);
    checked.append(position.previous.begin(), position.previous.end());
    const auto before_payload = checked.size();
    for (const auto* text : {&entry.kind, &entry.source, &entry.format, &entry.bytes}) append_text(*text, checked);
    out.append(kMarker);
    append_number(static_cast<std::uint32_t>(checked.size() - before_payload), out);
    append_number(crc32c(checked), out);
    out.append(checked);
    return hash_of(checked);
}

std::optional<ReadRecord> read_record(std::string_view bytes) {
    if (bytes.size() < kHeaderBytes || !bytes.starts_with(kMarker)) return std::nullopt;
    const auto length = number_at<std::uint32_t>(bytes, 4);
    if (bytes.size() - kHeaderBytes < length) return std::nullopt;
    const auto checked = bytes.substr(12, kHeaderBytes - 12 + length);
    if (crc32c(checked) != number_at<std::uint32_t>(bytes, 8)) return std::nullopt;
    ReadRecord record;
    record.position.sequence = number_at<std::uint64_t>(bytes, 12);
    record.position.flushed = number_at<std::uint64_t>(bytes, 20);
    for (std::size_t i = 0; i < 32; ++i) record.position.previous[i] = static_cast<unsigned char>(bytes[28 + i]);
    record.hash = hash_of(checked);
    record.bytes = kHeaderBytes + length;
    record.payload = bytes.substr(kHeaderBytes, length);
    return record;
}

std::optional<JournalEntry> read_entry(std::string_view payload) {
    auto kind = take_text(payload);
    auto source = take_text(payload);
    auto format = take_text(payload);
    auto bytes = take_text(payload);
    if (!kind || !source || !format || !bytes || !payload.empty()) return std::nullopt;
    return JournalEntry{std::move(*kind), std::move(*source), std::move(*format), std::move(*bytes)};
}

}  // namespace kakehashi::gateway::journal
