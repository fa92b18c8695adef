#include "dicom/element_header.hpp"

#include <algorithm>
#include <array>

#include "dicom/attributes.hpp"

namespace kakehashi::mappers::dicom {
namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// VRs with two reserved bytes and a length of four. Those that later editions add are of this form, too.
bool has_long_form(std::string_view vr) {
    constexpr std::array<std::string_view, 21> kShort{"AE", "AS", "AT", "CS", "DA", "DS", "DT", "FL", "FD", "IS", "LO",
                                                      "LT", "PN", "SH", "SL", "SS", "ST", "TM", "UI", "UL", "US"};
    return std::find(kShort.begin(), kShort.end(), vr) == kShort.end();
}

}  // namespace

Encoding encoding_of(std::string_view transfer_syntax_uid) {
    if (transfer_syntax_uid == "1.2.840.10008.1.2") return {.is_explicit = false};
    // GE's private syntax: implicit little endian, but for the pixels.
    if (transfer_syntax_uid == "1.2.840.113619.5.2") return {.is_explicit = false};
    if (transfer_syntax_uid == "1.2.840.10008.1.2.2") return {.is_big_endian = true};
    if (transfer_syntax_uid == "1.2.840.10008.1.2.1.99") return {.is_deflated = true};
    return {};
}

std::uint32_t read_unsigned(std::string_view bytes, bool is_big_endian) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const std::size_t at = is_big_endian ? i : bytes.size() - 1 - i;
        value = value << 8U | static_cast<unsigned char>(bytes[at]);
    }
    return value;
}

std::optional<ElementHeader> read_element_header(std::string_view bytes, std::size_t at, Encoding encoding) {
    constexpr std::size_t kShortHeaderBytes = 8;
    if (at > bytes.size() || bytes.size() - at < kShortHeaderBytes) return std::nullopt;
    const std::string_view head = bytes.substr(at);
    const auto number = [&](std::size_t from, std::size_t size) {
        return read_unsigned(head.substr(from, size), encoding.is_big_endian);
    };
    ElementHeader header{.tag = number(0, 2) << 16U | number(2, 2)};
    const bool is_delimiter = header.tag >> 16U == 0xFFFE;
    if (is_delimiter || !encoding.is_explicit) {
        header.vr = is_delimiter ? "" : std::string(vr_of(tag_text(header.tag)));
        header.length = number(4, 4);
        header.value_at = at + kShortHeaderBytes;
        return header;
    }
    header.vr = head.substr(4, 2);
    if (!is_capital(header.vr[0]) || !is_capital(header.vr[1])) return std::nullopt;
    if (!has_long_form(header.vr)) {
        header.length = number(6, 2);
        header.value_at = at + kShortHeaderBytes;
        return header;
    }
    if (head.size() < kHeaderBytesMax) return std::nullopt;
    header.length = number(8, 4);
    header.value_at = at + kHeaderBytesMax;
    return header;
}

std::string tag_text(std::uint32_t tag) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string text(8, '0');
    for (std::size_t i = 8; i-- > 0; tag >>= 4U) text[i] = kDigits[tag & 0xFU];
    return text;
}

bool has_no_preamble(std::string_view bytes) {
    // Group 0002 or 0008, little endian, and an element below 0100: JSON, XML and HL7 begin with none of these bytes.
    constexpr std::size_t kHeaderBytes = 8;
    return bytes.size() >= kHeaderBytes && (bytes[0] == 2 || bytes[0] == 8) && bytes[1] == 0 && bytes[3] == 0;
}

std::optional<std::size_t> start_of_elements(std::string_view bytes) {
    constexpr std::string_view kPrefix = "DICM";
    if (bytes.size() >= kPreambleBytes + kPrefix.size() && bytes.substr(kPreambleBytes, kPrefix.size()) == kPrefix)
        return kPreambleBytes + kPrefix.size();
    if (has_no_preamble(bytes)) return 0;
    return std::nullopt;
}

}  // namespace kakehashi::mappers::dicom
