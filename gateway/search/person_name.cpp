#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "search/parameters.hpp"

namespace kakehashi::gateway::search {

namespace {
constexpr UChar32 kHiraganaFirst = 0x3041;
constexpr UChar32 kHiraganaLast = 0x3096;
constexpr UChar32 kToKatakana = 0x60;
}  // namespace

std::string normalise_name(std::string_view name) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    const auto text = icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())});
    const icu::UnicodeString folded = U_SUCCESS(status) ? fold->normalize(text, status) : text;
    icu::UnicodeString kept;
    for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
        const UChar32 c = folded.char32At(i);
        if (u_isUWhiteSpace(c) != 0) continue;
        kept.append(c >= kHiraganaFirst && c <= kHiraganaLast ? c + kToKatakana : c);
    }
    std::string out;
    kept.toUTF8String(out);
    return out;
}

}  // namespace kakehashi::gateway::search
