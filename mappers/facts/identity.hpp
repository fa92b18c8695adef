#pragma once

#include <string>
#include <string_view>

namespace kakehashi::mappers::facts {

/// A FHIR instant with milliseconds for a date or date-time; a missing part is its start, a missing zone +09:00.
/// "" when `text` is empty. Source: jp-clins.md 2.1 (meta.lastUpdated), vendor-exports.md 1.3
[[nodiscard]] std::string instant_of(std::string_view text);

/// `text` when it has a time with seconds and zone; a date gets the start of the day. For authoredOn.
[[nodiscard]] std::string date_time_to_the_second(std::string_view text);

/// The 20 bytes of the SHA-1 of `bytes`: what Attachment.hash is made of.
[[nodiscard]] std::string sha1_bytes(std::string_view bytes);

/// Lower-case hexadecimal digits of the SHA-1 of `text`.
[[nodiscard]] std::string sha1_hex(std::string_view text);

}  // namespace kakehashi::mappers::facts
