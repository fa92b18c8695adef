#include "kakehashi/gateway/pseudonym.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <span>
#include <stdexcept>

namespace kakehashi::gateway {
namespace {

using Hash = std::array<std::uint8_t, 32>;

const std::uint8_t* bytes_of(std::string_view text) { return reinterpret_cast<const std::uint8_t*>(text.data()); }
std::string_view text_of(const Hash& hash) { return {reinterpret_cast<const char*>(hash.data()), hash.size()}; }

Hash sha256(std::string_view text) {
    Hash hash{};
    if (EVP_Digest(text.data(), text.size(), hash.data(), nullptr, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("SHA-256 is not available");
    return hash;
}

Hash hmac_sha256(std::string_view key, std::string_view text) {
    Hash hash{};
    if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes_of(text), text.size(), hash.data(),
             nullptr) == nullptr)
        throw std::runtime_error("HMAC-SHA-256 is not available");
    return hash;
}

/// RFC 5869 with an output of one block.
Hash hkdf_sha256(std::string_view input, std::string_view salt, std::string_view info) {
    const Hash extracted = hmac_sha256(salt, input);
    return hmac_sha256(text_of(extracted), std::string(info) + '\x01');
}

/// RFC 4648 section 6, lower case; `bytes` is a multiple of five long.
std::string base32_lower(std::span<const std::uint8_t> bytes) {
    constexpr std::string_view kAlphabet = "abcdefghijklmnopqrstuvwxyz234567";
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += 5) {
        std::uint64_t block = 0;
        for (std::size_t i = 0; i < 5; ++i) block = (block << 8U) | bytes[at + i];
        for (unsigned shift = 40; shift > 0; shift -= 5) out += kAlphabet[(block >> (shift - 5)) & 31U];
    }
    return out;
}

/// The decimal form of a big-endian number.
std::string decimal(std::array<std::uint8_t, 16> number) {
    std::string digits;
    while (std::ranges::any_of(number, [](std::uint8_t byte) { return byte != 0; })) {
        unsigned remainder = 0;
        for (std::uint8_t& byte : number) {
            const unsigned value = remainder * 256 + byte;
            byte = static_cast<std::uint8_t>(value / 10);
            remainder = value % 10;
        }
        digits += static_cast<char>('0' + remainder);
    }
    std::ranges::reverse(digits);
    return digits.empty() ? "0" : digits;
}

/// Exchange policy B5: 16-bit big-endian length before each field, so that no character can shift a border.
template <class Fields>
std::string length_prefixed(const Fields& fields) {
    std::string out;
    for (const std::string_view field : fields) {
        out += static_cast<char>((field.size() >> 8U) & 0xFFU);
        out += static_cast<char>(field.size() & 0xFFU);
        out += field;
    }
    return out;
}

constexpr std::size_t kPseudonymBytes = 20;

}  // namespace

PseudonymDomain::PseudonymDomain(const DeidKeys& keys, std::string_view domain)
    : key_(text_of(hkdf_sha256(keys.root, text_of(sha256(domain)), "exchange/pseudonym/v1"))) {}

Hash PseudonymDomain::keyed_hash(std::string_view kind, std::string_view canonical) const {
    std::string text(kind);
    text += '\0';
    return hmac_sha256(key_, text.append(canonical));
}

std::string PseudonymDomain::pseudonym(std::string_view kind, std::initializer_list<std::string_view> fields) const {
    const Hash hash = keyed_hash(kind, length_prefixed(fields));
    return base32_lower(std::span(hash).first(kPseudonymBytes));
}

std::string PseudonymDomain::pseudonym(std::string_view kind, const std::vector<std::string>& fields) const {
    const Hash hash = keyed_hash(kind, length_prefixed(fields));
    return base32_lower(std::span(hash).first(kPseudonymBytes));
}

std::string PseudonymDomain::uuid_urn(std::string_view kind, std::initializer_list<std::string_view> fields) const {
    Hash hash = keyed_hash(kind, length_prefixed(fields));
    hash[6] = static_cast<std::uint8_t>((hash[6] & 0x0FU) | 0x80U);  // RFC 9562: version 8, custom
    hash[8] = static_cast<std::uint8_t>((hash[8] & 0x3FU) | 0x80U);
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string out = "urn:uuid:";
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
        out += kHex[hash[i] >> 4U];
        out += kHex[hash[i] & 15U];
    }
    return out;
}

std::string PseudonymDomain::dicom_uid(std::string_view uid) const {
    const Hash hash = keyed_hash("dicom-uid", length_prefixed(std::initializer_list<std::string_view>{uid}));
    std::array<std::uint8_t, 16> number{};
    std::copy_n(hash.begin(), number.size(), number.begin());
    return "2.25." + decimal(number);
}

}  // namespace kakehashi::gateway
