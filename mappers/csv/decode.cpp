#include "csv/decode.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/unistr.h>

#include <memory>

#include "csv/messages.hpp"

namespace kakehashi::mappers::csv {
namespace {

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

constexpr UChar32 kGeta = 0x3013;  // 〓

bool is_private_use(UChar32 c) { return c >= 0xE000 && c <= 0xF8FF; }
bool is_unwanted_control(UChar32 c) {
    return (c < 0x20 && c != '\n' && c != '\r' && c != '\t') || (c >= 0x7F && c <= 0x9F);
}

/// Decodes strictly; `consumed` is where the converter stopped when it fails.
bool to_unicode(const std::string& bytes, const char* charset, icu::UnicodeString& out, std::size_t& consumed) {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(charset, &error));
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
    if (U_FAILURE(error)) return false;
    const char* from = bytes.data();
    const char* const end = from + bytes.size();
    const auto capacity = static_cast<int32_t>(bytes.size()) + 1;
    char16_t* const begin = out.getBuffer(capacity);
    char16_t* to = begin;
    ucnv_toUnicode(converter.get(), &to, begin + capacity, &from, end, nullptr, true, &error);
    out.releaseBuffer(static_cast<int32_t>(to - begin));
    consumed = static_cast<std::size_t>(from - bytes.data());
    return U_SUCCESS(error);
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
    // "windows-31j" is ICU's ibm-943_P15A: the Microsoft table, which the exports use (～ is U+FF5E).
    const bool is_utf8 = encoding == CsvEncoding::utf_8;
    icu::UnicodeString text;
    std::size_t consumed = 0;
    if (!to_unicode(input.bytes, is_utf8 ? "UTF-8" : "windows-31j", text, consumed))
        return fhir::fail(fhir::IssueType::invalid, messages::kUndecodable, "file",
                          {is_utf8 ? "UTF-8" : "Shift_JIS", std::to_string(consumed)});
    const Cleaned cleaned = clean(text);
    count_issue(report, messages::kGaiji, cleaned.gaiji);
    count_issue(report, messages::kControlCharacters, cleaned.controls);
    std::string out;
    return cleaned.text.toUTF8String(out);
}

}  // namespace kakehashi::mappers::csv
