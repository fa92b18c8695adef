#include "kakehashi/fhir/utf8.hpp"

#include <simdjson.h>

#include <utility>

namespace kakehashi::fhir {
namespace {

/// What may stand after a lead byte: how many bytes, and the range of the first of them.
struct Continuation {
    std::size_t count = 0;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
};

Continuation continuation_of(unsigned char lead) {
    if (lead < 0xE0) return {.count = 1};
    if (lead == 0xE0) return {.count = 2, .low = 0xA0};   // below: overlong
    if (lead == 0xED) return {.count = 2, .high = 0x9F};  // above: halves of surrogate pairs
    if (lead < 0xF0) return {.count = 2};
    if (lead == 0xF0) return {.count = 3, .low = 0x90};
    return lead == 0xF4 ? Continuation{.count = 3, .high = 0x8F} : Continuation{.count = 3};
}

/// The length of the character that `text` begins with; 0 when its first byte begins none.
std::size_t character_length(std::string_view text) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    const Continuation rest = continuation_of(lead);
    if (text.size() <= rest.count || byte(1) < rest.low || byte(1) > rest.high) return 0;
    for (std::size_t at = 2; at <= rest.count; ++at)
        if ((byte(at) & 0xC0U) != 0x80U) return 0;
    return rest.count + 1;
}

}  // namespace

Utf8Text repair_utf8(std::string bytes) {
    if (simdjson::validate_utf8(bytes.data(), bytes.size())) return {.text = std::move(bytes)};
    Utf8Text repaired;
    const std::string_view source = bytes;
    for (std::size_t at = 0; at < source.size();) {
        if (const std::size_t length = character_length(source.substr(at)); length > 0) {
            repaired.text.append(source, at, length);
            at += length;
            continue;
        }
        if (repaired.wrong_at == std::string::npos) {
            repaired.wrong_at = at;
            repaired.place_in_text = repaired.text.size();
        }
        repaired.text.append("\xEF\xBF\xBD");
        ++at;
    }
    return repaired;
}

}  // namespace kakehashi::fhir
