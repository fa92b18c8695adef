#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <new>
#include <string>

#include "deid/messages.hpp"
#include "kakehashi/gateway/pseudonym.hpp"

namespace kakehashi::gateway {
namespace {

constexpr std::size_t kInsurerDigits = 8;

bool is_blank(UChar c) { return c == 0x20 || c == 0x3000; }
bool is_dash(UChar c) { return (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

std::string canonical_field(std::string_view field) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(error);
    const icu::UnicodeString raw =
        icu::UnicodeString::fromUTF8({field.data(), static_cast<std::int32_t>(field.size())});
    // U+2010 and U+2011 map to each other under NFKC, U+2015 stays: dashes are unified after it.
    const icu::UnicodeString normal = nfkc == nullptr ? raw : nfkc->normalize(raw, error);
    if (U_FAILURE(error)) throw std::bad_alloc();
    icu::UnicodeString out;
    for (std::int32_t i = 0; i < normal.length(); ++i) {
        const UChar c = normal[i];
        if (is_blank(c)) continue;
        if (is_dash(c)) {
            out += u'-';
        } else {
            out += c >= u'a' && c <= u'z' ? static_cast<UChar>(c - 0x20) : c;
        }
    }
    std::string utf8;
    return out.toUTF8String(utf8);
}

}  // namespace

fhir::Result<std::vector<std::string>> canonical_insured_identifier(std::string_view text) {
    // Split first: NFKC would turn a full-width colon inside the symbol into a separator.
    std::vector<std::string> fields;
    for (std::size_t end = 0; end != std::string_view::npos;) {
        end = text.find(':');
        fields.push_back(canonical_field(text.substr(0, end)));
        if (end != std::string_view::npos) text.remove_prefix(end + 1);
    }
    if (fields.size() != 4)
        return fhir::fail(fhir::IssueType::value, deid_messages::kInsuredIdentifier, "",
                          {std::to_string(fields.size())});
    std::string& insurer = fields.front();
    if (insurer.size() < kInsurerDigits) insurer.insert(0, kInsurerDigits - insurer.size(), '0');
    return fields;
}

}  // namespace kakehashi::gateway
