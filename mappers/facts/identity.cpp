#include "facts/identity.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <vector>

#include "kakehashi/mappers/report_units.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers {
namespace {

using Digest = std::array<unsigned char, 20>;

Digest sha1(std::string_view text) {
    // Fetched once: EVP_sha1() is looked up by name at each digest. It lives as long as the program.
    static const EVP_MD* const kSha1 = EVP_MD_fetch(nullptr, "SHA1", nullptr);
    Digest digest{};
    unsigned int size = 0;
    EVP_Digest(text.data(), text.size(), digest.data(), &size, kSha1, nullptr);
    return digest;
}

void append_hex(std::string& text, unsigned char byte) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 0x0FU];
}

/// Our name space: a random UUID that stays for ever, because every resource id derives from it.
constexpr std::array<unsigned char, 16> kNameSpace{0x2b, 0x1d, 0x6e, 0x5c, 0x8a, 0x0f, 0x5d, 0x43,
                                                   0x9c, 0x71, 0x34, 0xe8, 0x5a, 0x90, 0xb6, 0x17};

struct UnitName {
    UnitKind kind;
    std::string_view prefix;
};
constexpr std::array kUnitNames{
    UnitName{UnitKind::patient, "PAT"},     UnitName{UnitKind::condition, "COND"},
    UnitName{UnitKind::allergy, "ALG"},     UnitName{UnitKind::laboratory, "LAB"},
    UnitName{UnitKind::prescription, "RX"}, UnitName{UnitKind::vital_signs, "VS"},
    UnitName{UnitKind::imaging, "IMG"},     UnitName{UnitKind::encounter, "ENC"},
    UnitName{UnitKind::document, "DOC"},    UnitName{UnitKind::immunization, "IMM"},
    UnitName{UnitKind::filed, "FILE"},      UnitName{UnitKind::resource, "RES"},
};

constexpr std::size_t kLocalIdMax = 36;
/// RULING: a list that is replaced as a whole must keep its key over the years, but the Bundle-ID wants a year: the
/// first one that its pattern allows. Test: UnitKey.ListsKeepOneKeyOverTheYears
constexpr std::string_view kYearOfLists = "2020";

/// Both texts half-width when both are alphanumeric in half-width, else both full-width. Source: jp-clins.md section 4
void unify_width(std::string& symbol, std::string& number) {
    symbol = facts::to_half_width(facts::without_spaces(symbol));
    number = facts::to_half_width(facts::without_spaces(number));
    if (facts::is_alphanumeric(symbol) && facts::is_alphanumeric(number)) return;
    symbol = facts::to_full_width(symbol);
    number = facts::to_full_width(number);
}

}  // namespace

std::string resource_id(std::string_view institution_number, std::string_view resource_type,
                        std::string_view source_key) {
    std::string name(kNameSpace.begin(), kNameSpace.end());
    name.append(institution_number).append("|").append(resource_type).append("|").append(source_key);
    Digest bytes = sha1(name);
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0F) | 0x50);  // version 5
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3F) | 0x80);  // RFC 4122 variant
    std::string id;
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) id += '-';
        append_hex(id, bytes[i]);
    }
    return id;
}

std::string unit_key(UnitKind kind, const UnitHeader& header) {
    const auto* name =
        std::find_if(kUnitNames.begin(), kUnitNames.end(), [kind](auto& row) { return row.kind == kind; });
    std::string local = fmt::format("{}-{}", name->prefix, header.local_id);
    const bool fits = local.size() <= kLocalIdMax && std::all_of(local.begin(), local.end(), [](char c) {
                          return c == '-' || facts::is_alphanumeric(std::string_view(&c, 1));
                      });
    if (!fits) local = fmt::format("{}-{}", name->prefix, facts::sha1_hex(header.local_id).substr(0, 28));
    return fmt::format("{}^{}^{}", header.institution_number, header.year.empty() ? kYearOfLists : header.year, local);
}

std::string insured_person_identifier(const InsuranceFact& insurance) {
    std::string insurer = facts::to_half_width(facts::without_spaces(insurance.insurer));
    std::string symbol = insurance.symbol;
    std::string number = insurance.number;
    std::string branch = facts::to_half_width(facts::without_spaces(insurance.branch));
    unify_width(symbol, number);
    if (!facts::is_digits(insurer) || insurer.size() > 8 || number.empty()) return {};
    if (branch.size() == 1) branch.insert(0, "0");
    if (!branch.empty() && (branch.size() != 2 || !facts::is_digits(branch))) return {};
    for (const std::string* part : {&symbol, &number})
        if (part->find_first_of(":^") != std::string::npos) return {};
    return fmt::format("{:0>8}:{}:{}:{}", insurer, symbol, number, branch);
}

namespace facts {

std::string sha1_bytes(std::string_view bytes) {
    const Digest digest = sha1(bytes);
    return {digest.begin(), digest.end()};
}

std::string sha1_hex(std::string_view text) {
    std::string hex;
    for (const unsigned char byte : sha1(text)) append_hex(hex, byte);
    return hex;
}

std::string instant_of(std::string_view text) {
    if (text.empty()) return {};
    const std::string whole = date_time_to_the_second(text);
    constexpr std::size_t kSecondsEnd = 19;  // 2024-03-11T10:30:45
    if (whole.size() < kSecondsEnd) return {};
    std::string_view rest = std::string_view(whole).substr(kSecondsEnd);
    std::string milliseconds = "000";
    if (rest.starts_with('.')) {
        const auto end = rest.find_first_not_of("0123456789", 1);
        milliseconds = std::string(rest.substr(1, end == std::string_view::npos ? end : end - 1));
        milliseconds.resize(3, '0');
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end);
    }
    return fmt::format("{}.{}{}", whole.substr(0, kSecondsEnd), milliseconds, rest.empty() ? "+09:00" : rest);
}

std::string date_time_to_the_second(std::string_view text) {
    constexpr std::string_view kStart = "0000-01-01T00:00:00+09:00";
    const auto time = text.find('T');
    if (time == std::string_view::npos)
        return std::string(text).append(kStart.substr(std::min(text.size(), kStart.size())));
    const bool has_zone = text.find_first_of("Z+-", time) != std::string_view::npos;
    return std::string(text).append(has_zone ? "" : "+09:00");
}

}  // namespace facts
}  // namespace kakehashi::mappers
