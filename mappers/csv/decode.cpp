#include "csv/decode.hpp"

#include <unicode/unistr.h>

#include "csv/messages.hpp"
#include "kakehashi/mappers/text.hpp"

namespace kakehashi::mappers::csv {
namespace {

constexpr UChar32 kGeta = 0x3013;  // 〓

bool is_private_use(UChar32 c) { return c >= 0xE000 && c <= 0xF8FF; }
bool is_unwanted_control(UChar32 c) {
    return (c < 0x20 && c != '\n' && c != '\r' && c != '\t') || (c >= 0x7F && c <= 0x9F);
}

struct Cleaned {
    icu::UnicodeString text;
    int gaiji = 0;
    int controls = 0;
};

Cleaned clean(const icu::UnicodeString& from) {
    Cleaned cleaned;
    for (int32_t at = from.startsWith(UChar(0xFEFF)) ? 1 : 0; at < from.length(); at = from.moveIndex32(at, 1)) {
        const UChar32 c = from.char32At(at);
        if (is_unwanted_control(c)) {
            ++cleaned.controls;
        } else {
            cleaned.gaiji += is_private_use(c) ? 1 : 0;
            cleaned.text.append(is_private_use(c) ? kGeta : c);
        }
    }
    return cleaned;
}

void count_issue(fhir::Report& report, const fhir::Message& message, int count) {
    if (count > 0)
        report.push_back(fhir::make_issue(fhir::IssueSeverity::warning, fhir::IssueType::value, message, "file",
                                          {std::to_string(count)}));
}

}  // namespace

fhir::Result<std::string> decode(const Input& input, CsvEncoding encoding, fhir::Report& report) {
    const bool is_utf8 = encoding == CsvEncoding::utf_8;
    const auto text = decode_as(input.bytes, is_utf8 ? Charset::utf_8 : Charset::cp932);
    if (!text)
        return fhir::fail(fhir::IssueType::invalid, messages::kUndecodable, "file", {is_utf8 ? "UTF-8" : "Shift_JIS"});
    const Cleaned cleaned = clean(icu::UnicodeString::fromUTF8(*text));
    count_issue(report, messages::kGaiji, cleaned.gaiji);
    count_issue(report, messages::kControlCharacters, cleaned.controls);
    std::string out;
    return cleaned.text.toUTF8String(out);
}

}  // namespace kakehashi::mappers::csv
