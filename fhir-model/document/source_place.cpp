#include "kakehashi/fhir/source_place.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "document/storage.hpp"

namespace kakehashi::fhir {

namespace {
/// An escape of a JSON string that the reader has taken: how long it is, and the bytes that it stands for.
struct Escape {
    std::size_t length = 2;
    std::size_t bytes = 1;
};
Escape escape_at(std::string_view text) {
    if (text.substr(0, 2) != "\\u") return {};
    unsigned code = 0;
    std::from_chars(text.data() + 2, text.data() + std::min<std::size_t>(text.size(), 6), code, 16);
    if (code < 0x80) return {.length = 6, .bytes = 1};
    if (code < 0x800) return {.length = 6, .bytes = 2};
    const bool is_pair = code >= 0xD800 && code < 0xDC00;
    return is_pair ? Escape{.length = 12, .bytes = 4} : Escape{.length = 6, .bytes = 3};
}
}  // namespace

std::uint32_t first_line(const Document& document) { return TreeWriter::storage_of(document).first_line; }

std::uint32_t source_offset(const Document& document, const Node& text, std::size_t byte) {
    const std::string_view source = document.source();
    std::size_t at = text.offset();
    if (at >= source.size() || source[at] != '"') return text.offset();
    ++at;
    for (std::size_t decoded = 0; decoded < byte && at < source.size();) {
        const Escape step = source[at] == '\\' ? escape_at(source.substr(at)) : Escape{.length = 1, .bytes = 1};
        decoded += step.bytes;
        if (decoded <= byte) at += step.length;
    }
    return static_cast<std::uint32_t>(std::min(at, source.size()));
}

}  // namespace kakehashi::fhir
