#include "text/text_forms.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "kakehashi/mappers/result_text.hpp"

namespace kakehashi::mappers {
namespace {

constexpr UChar32 kReplacement = 0xFFFD;

void append(std::string& text, UChar32 c) {
    if (c < 0x80)
        text += static_cast<char>(c);
    else
        icu::UnicodeString(c).toUTF8String(text);
}

/// The code point at `at`, which moves behind it; U+FFFD for what is no UTF-8. Every text here was decoded, and so is
/// UTF-8 already: overlong forms are not looked for.
UChar32 next(std::string_view text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at++]);
    if (lead < 0x80) return lead;
    if (lead < 0xC2 || lead > 0xF4) return kReplacement;
    const int more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    UChar32 c = lead & (0x3F >> more);
    for (int i = 0; i < more; ++i) {
        if (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) return kReplacement;
        c = (c << 6) | (static_cast<unsigned char>(text[at++]) & 0x3F);
    }
    return c;
}

/// Every code point of `text` through `change` (which gives 0 to leave it out).
template <class Change>
std::string change_each(std::string_view text, Change change) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();)
        if (const UChar32 changed = change(next(text, at)); changed != 0) append(out, changed);
    return out;
}

constexpr UChar32 kIdeographicSpace = 0x3000;

bool is_half_width_katakana(UChar32 c) { return c >= 0xFF61 && c <= 0xFF9F; }
bool is_space_or_control(UChar32 c) { return c <= 0x20 || c == kIdeographicSpace || (c >= 0x7F && c <= 0x9F); }

UChar32 narrowed(UChar32 c) {
    if (c == kIdeographicSpace) return ' ';
    if (c == 0x2212) return '-';
    return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

}  // namespace

namespace facts {

std::string to_half_width(std::string_view text) { return change_each(text, narrowed); }

std::string to_full_width(std::string_view text) {
    return change_each(compose_half_width_katakana(text), [](UChar32 c) {
        if (c == ' ') return kIdeographicSpace;
        return c > 0x20 && c < 0x7F ? c + 0xFEE0 : c;
    });
}

std::string compose_half_width_katakana(std::string_view text) {
    // U+FF61 to U+FF9F are EF BD A1 to EF BE 9F: without an EF there is none.
    if (text.find('\xEF') == std::string_view::npos) return std::string(text);
    const auto from = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(error);
    icu::UnicodeString to;
    for (int32_t at = 0; at < from.length();) {
        int32_t end = at;
        while (end < from.length() && is_half_width_katakana(from.char32At(end))) ++end;
        // Only runs of half-width katakana: NFKC on everything would also change ①, ㎎ and Ⅲ.
        if (end > at && U_SUCCESS(error)) to.append(nfkc->normalize(from.tempSubStringBetween(at, end), error));
        if (end == at) to.append(from.charAt(end++));
        at = end;
    }
    std::string out;
    return to.toUTF8String(out);
}

std::string trimmed(std::string_view text) {
    while (!text.empty()) {
        std::size_t last = text.size() - 1;
        while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) --last;
        std::size_t at = last;
        if (!is_space_or_control(next(text, at))) break;
        text.remove_suffix(text.size() - last);
    }
    std::size_t begin = 0;
    for (std::size_t after = 0; begin < text.size(); begin = after)
        if (!is_space_or_control(next(text, after))) break;
    return std::string(text.substr(begin));
}

std::string without_spaces(std::string_view text) {
    return change_each(text, [](UChar32 c) { return is_space_or_control(c) ? 0 : c; });
}

std::string xhtml_escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else if (c == '\n') {
            out += "<br/>";
        } else if (c != '\r') {
            out += c;
        }
    }
    return out;
}

bool is_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_alphanumeric(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    });
}

}  // namespace facts

std::string normalise_text(std::string_view text) {
    const std::string composed = facts::to_half_width(facts::compose_half_width_katakana(text));
    return facts::trimmed(
        change_each(composed, [](UChar32 c) { return c < 0x20 || (c >= 0x7F && c <= 0x9F) ? UChar32{0} : c; }));
}

std::string to_katakana(std::string_view text) {
    return facts::trimmed(change_each(facts::compose_half_width_katakana(text), [](UChar32 c) {
        if (c == kIdeographicSpace) return UChar32{' '};
        return c >= 0x3041 && c <= 0x3096 ? c + 0x60 : c;
    }));
}

}  // namespace kakehashi::mappers
