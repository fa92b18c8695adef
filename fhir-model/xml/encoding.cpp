#include "xml/encoding.hpp"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace kakehashi::fhir {
namespace {

using namespace std::string_view_literals;

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

/// ICU's name. RULING: what says Shift_JIS is read as Windows-31J: that is what writes it in Japan's hospitals, and the
/// characters of the standard mean the same in both. Test: XmlEncoding.ReadsWhatTheDeclarationNames
std::string icu_name(std::string_view encoding) {
    constexpr std::array kShiftJis{"SHIFT_JIS"sv, "SHIFT-JIS"sv, "SJIS"sv,  "X-SJIS"sv,
                                   "MS_KANJI"sv,  "CP932"sv,     "MS932"sv, "WINDOWS-31J"sv};
    if (std::ranges::find(kShiftJis, encoding) != kShiftJis.end()) return "ibm-943_P15A-2003";
    return std::string(encoding);
}

bool is_wide(std::string_view encoding) {
    return encoding.starts_with("UTF-16") || encoding.starts_with("UTF-32") || encoding.starts_with("UTF16") ||
           encoding.starts_with("UCS") || encoding.starts_with("ISO-10646");
}

bool is_wrong_input(UErrorCode status) {
    return status == U_INVALID_CHAR_FOUND || status == U_ILLEGAL_CHAR_FOUND || status == U_TRUNCATED_CHAR_FOUND ||
           status == U_ILLEGAL_ESCAPE_SEQUENCE || status == U_UNSUPPORTED_ESCAPE_SEQUENCE;
}

/// How many bytes the converter took for the character that it refused.
std::size_t refused_length(UConverter* converter) {
    std::array<char, 32> bytes{};
    auto length = static_cast<std::int8_t>(bytes.size());
    UErrorCode status = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter, bytes.data(), &length, &status);
    return U_SUCCESS(status) ? static_cast<std::size_t>(length) : 0;
}

Utf8Text decode(UConverter* converter, std::string_view bytes) {
    Utf8Text decoded;
    icu::UnicodeString text;
    std::array<UChar, 4096> chunk{};
    const char* from = bytes.data();
    for (;;) {
        UErrorCode status = U_ZERO_ERROR;
        UChar* to = chunk.data();
        ucnv_toUnicode(converter, &to, to + chunk.size(), &from, bytes.data() + bytes.size(), nullptr, true, &status);
        text.append(chunk.data(), static_cast<std::int32_t>(to - chunk.data()));
        if (status == U_BUFFER_OVERFLOW_ERROR) continue;
        if (!is_wrong_input(status)) break;
        if (decoded.wrong_at == std::string::npos) {
            decoded.wrong_at = static_cast<std::size_t>(from - bytes.data()) - refused_length(converter);
            std::string before;
            decoded.place_in_text = text.toUTF8String(before).size();
        }
        text.append(static_cast<UChar>(0xFFFD));
    }
    text.toUTF8String(decoded.text);
    return decoded;
}

}  // namespace

std::string encoding_of_xml(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) return "UTF-8";
    if (bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE")) return "UTF-16";
    if (bytes.starts_with("<\0?\0"sv)) return "UTF-16LE";
    if (bytes.starts_with("\0<\0?"sv)) return "UTF-16BE";
    if (!bytes.starts_with("<?xml")) return "UTF-8";
    const std::string_view declaration = bytes.substr(0, std::min(bytes.find("?>"), std::size_t{256}));
    auto at = declaration.find("encoding");
    if (at == std::string_view::npos) return "UTF-8";
    at = declaration.find_first_of("\"'", at);
    if (at == std::string_view::npos) return "UTF-8";
    const auto end = declaration.find(declaration[at], at + 1);
    if (end == std::string_view::npos) return "UTF-8";
    std::string name(declaration.substr(at + 1, end - at - 1));
    std::ranges::transform(name, name.begin(), [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
    return name;
}

bool is_utf_8(std::string_view encoding) { return encoding == "UTF-8" || encoding == "UTF8"; }

std::optional<Utf8Text> decode_xml(std::string bytes, std::string_view encoding) {
    if (is_utf_8(encoding)) return repair_utf8(std::move(bytes));
    if (bytes.starts_with("<?xml") && is_wide(encoding)) {  // one byte a character: it cannot be what it says
        Utf8Text text = repair_utf8(std::move(bytes));
        text.wrong_at = 0;
        text.place_in_text = 0;
        return text;
    }
    if (encoding.empty()) return std::nullopt;  // ICU takes it for the machine's own
    UErrorCode status = U_ZERO_ERROR;
    const Converter converter(ucnv_open(icu_name(encoding).c_str(), &status));
    if (U_FAILURE(status)) return std::nullopt;
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    return decode(converter.get(), bytes);
}

}  // namespace kakehashi::fhir
