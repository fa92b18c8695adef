#include <simdjson.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "kakehashi/mappers/text.hpp"
#include "text/iso_2022_jp.hpp"
#include "text/messages.hpp"

namespace kakehashi::mappers {
namespace {

using fhir::IssueSeverity;
using fhir::IssueType;
namespace messages = text_messages;

/// ICU's name of Windows-31J: 0x5C is a backslash, 0x8160 is U+FF5E, user-defined characters are U+E000…
constexpr const char* kCp932 = "ibm-943_P15A-2003";

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

/// The thread's own converter of that name, which stops at the first fault: making one costs more than the name of a
/// person in ISO-2022-JP.
UConverter* strict_converter(const char* name, UErrorCode& error) {
    thread_local std::map<std::string, Converter, std::less<>> converters;
    auto found = converters.find(name);
    if (found == converters.end()) {
        Converter made(ucnv_open(name, &error));
        if (U_FAILURE(error)) return nullptr;
        ucnv_setToUCallBack(made.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
        found = converters.emplace(name, std::move(made)).first;
    }
    ucnv_reset(found->second.get());
    return found->second.get();
}

bool has_high_byte(std::string_view bytes) {
    return std::any_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

const char* icu_name(Charset charset) {
    switch (charset) {
        case Charset::cp932:
            return kCp932;
        case Charset::euc_jp:
            return "EUC-JP";
        case Charset::latin_1:
            return "ISO-8859-1";
        case Charset::iso_2022_jp:
            return "ISO-2022-JP-2";
        case Charset::ascii:
        case Charset::utf_8:
            return "UTF-8";
    }
    return "UTF-8";
}

/// What the bytes are, seen from outside; the declaration comes first where it is possible.
std::optional<DecodedText> detect(std::string_view bytes, std::optional<Charset> declared,
                                  std::size_t& unterminated_count) {
    const bool has_escape =
        bytes.find("\x1b$") != std::string_view::npos || bytes.find("\x1b(") != std::string_view::npos;
    if (!has_high_byte(bytes) && !has_escape) return DecodedText{.utf8 = std::string(bytes), .charset = Charset::ascii};
    if (has_escape) {
        auto text = decode_iso_2022_jp(bytes);
        if (!text) return std::nullopt;
        unterminated_count = text->unterminated_count;
        return DecodedText{.utf8 = std::move(text->utf8), .charset = Charset::iso_2022_jp};
    }
    // RULING: UTF-8 before CP932, though the digest names CP932 first: UTF-8 bytes often are some CP932 text as well,
    // CP932 bytes almost never are UTF-8. Test: DecodeText.Utf8UnderAFalseDeclarationIsNotTakenForCp932
    std::array<Charset, 4> order{Charset::utf_8, Charset::cp932, Charset::euc_jp, Charset::utf_8};
    if (declared == Charset::euc_jp || declared == Charset::cp932)
        order = {*declared, Charset::utf_8, Charset::cp932, Charset::euc_jp};
    else if (declared == Charset::latin_1)
        order = {Charset::utf_8, Charset::latin_1, Charset::latin_1, Charset::latin_1};
    for (const Charset candidate : order)
        if (auto text = decode_as(bytes, candidate)) return DecodedText{.utf8 = std::move(*text), .charset = candidate};
    return std::nullopt;
}

/// Private-use characters (EE 80 80 … EF A3 BF in UTF-8) become U+3013. @return how many
std::size_t replace_gaiji(std::string& text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at + 2 < text.size(); ++at) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const auto next = static_cast<unsigned char>(text[at + 1]);
        if (lead != 0xEE && !(lead == 0xEF && next <= 0xA3)) continue;
        text.replace(at, 3, "〓");
        at += 2;
        ++count;
    }
    return count;
}

void warn(fhir::Report& report, const fhir::Message& message, std::initializer_list<std::string_view> arguments) {
    report.push_back(fhir::make_issue(IssueSeverity::warning, IssueType::processing, message, "", arguments));
}

void compare_with_declaration(Charset found, std::optional<Charset> declared, fhir::Report& report) {
    if (found == Charset::ascii || found == declared) return;
    if (!declared)
        warn(report, messages::kUndeclared, {name_of(found)});
    else
        warn(report, messages::kMismatch, {name_of(*declared), name_of(found)});
}

}  // namespace

std::string_view name_of(Charset charset) {
    constexpr std::array<std::string_view, 6> kNames{"ASCII", "UTF-8", "ISO-2022-JP", "CP932", "EUC-JP", "ISO-8859-1"};
    return kNames.at(static_cast<std::size_t>(charset));
}

std::optional<std::string> decode_icu(std::string_view bytes, const char* converter_name) {
    UErrorCode error = U_ZERO_ERROR;
    UConverter* const converter = strict_converter(converter_name, error);
    if (U_FAILURE(error)) return std::nullopt;
    const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter, error);
    if (U_FAILURE(error)) return std::nullopt;
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

std::optional<std::string> decode_as(std::string_view bytes, Charset charset) {
    switch (charset) {
        case Charset::ascii:
        case Charset::utf_8:
            return simdjson::validate_utf8(bytes) ? std::optional(std::string(bytes)) : std::nullopt;
        case Charset::iso_2022_jp: {
            auto text = decode_iso_2022_jp(bytes);
            return text ? std::optional(std::move(text->utf8)) : std::nullopt;
        }
        case Charset::cp932:
        case Charset::euc_jp:
        case Charset::latin_1:
            return decode_icu(bytes, icu_name(charset));
    }
    return std::nullopt;
}

std::string encode_as(std::string_view text, Charset charset) {
    if (charset == Charset::utf_8 || charset == Charset::ascii) return std::string(text);
    UErrorCode error = U_ZERO_ERROR;
    const Converter converter(ucnv_open(icu_name(charset), &error));
    const auto unicode = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    std::string bytes(text.size() * 4 + 16, '\0');
    const auto size = unicode.extract(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), error);
    if (U_FAILURE(error)) return std::string(text);
    bytes.resize(static_cast<std::size_t>(size));
    return bytes;
}

fhir::Result<DecodedText> decode_text(std::string_view bytes, std::optional<Charset> declared, fhir::Report& report) {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
        report.push_back(fhir::make_issue(IssueSeverity::information, IssueType::informational, messages::kBom, ""));
        if (has_high_byte(bytes) && !declared) declared = Charset::utf_8;
    }
    std::size_t unterminated_count = 0;
    auto text = detect(bytes, declared, unterminated_count);
    if (!text) return fhir::fail(IssueType::invalid, messages::kUndecodable, "");
    compare_with_declaration(text->charset, declared, report);
    if (unterminated_count > 0) warn(report, messages::kUnterminated, {std::to_string(unterminated_count)});
    if (const auto count = replace_gaiji(text->utf8); count > 0)
        warn(report, messages::kGaiji, {std::to_string(count)});
    return std::move(*text);
}

std::optional<Charset> charset_of_hl7(std::string_view msh_18) {
    std::string name;
    for (const char c : msh_18)
        if (c != ' ' && c != '_' && c != '-') name += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    struct Row {
        std::string_view part;
        Charset charset;
    };
    // Source: HL7 table 0211; spellings as seen in exports
    constexpr std::array kRows{
        Row{"IR87", Charset::iso_2022_jp},   Row{"IR13", Charset::iso_2022_jp}, Row{"IR159", Charset::iso_2022_jp},
        Row{"2022JP", Charset::iso_2022_jp}, Row{"UTF8", Charset::utf_8},       Row{"SJIS", Charset::cp932},
        Row{"SHIFTJIS", Charset::cp932},     Row{"CP932", Charset::cp932},      Row{"WINDOWS31J", Charset::cp932},
        Row{"EUCJP", Charset::euc_jp},       Row{"8859/1", Charset::latin_1},   Row{"ASCII", Charset::ascii}};
    for (const Row& row : kRows)
        if (name.find(row.part) != std::string::npos) return row.charset;
    return std::nullopt;
}

}  // namespace kakehashi::mappers
