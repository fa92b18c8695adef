#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <array>
#include <charconv>
#include <vector>

#include "exchange/messages.hpp"
#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/gateway/exchange_token.hpp"

namespace kakehashi::gateway {

namespace {

namespace messages = exchange::messages;
constexpr std::string_view kHeader = R"({"alg":"ES256","typ":"JWT"})";
constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr int kCoordinateBytes = 32;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());  // OpenSSL takes unsigned bytes
}

EVP_PKEY* as_key(const std::shared_ptr<void>& key) { return static_cast<EVP_PKEY*>(key.get()); }

/// @param read PEM_read_bio_PrivateKey or PEM_read_bio_PUBKEY
template <class Read>
fhir::Result<std::shared_ptr<void>> read_key(std::string_view pem, Read read) {
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())),
                                                        &BIO_free);
    // An encrypted key is refused; without this OpenSSL would ask for the passphrase on the terminal and wait.
    const auto no_passphrase = [](char*, int, int, void*) { return -1; };
    EVP_PKEY* key = bio ? read(bio.get(), nullptr, no_passphrase, nullptr) : nullptr;
    std::shared_ptr<void> owned(key, [](void* one) { EVP_PKEY_free(static_cast<EVP_PKEY*>(one)); });
    std::array<char, 64> group{};
    std::size_t length = 0;
    const bool is_p256 = key != nullptr && EVP_PKEY_get_group_name(key, group.data(), group.size(), &length) == 1 &&
                         std::string_view(group.data(), length) == "prime256v1";
    if (!is_p256) return fhir::fail(fhir::IssueType::security, messages::kKey, "");
    return owned;
}

/// OpenSSL speaks DER, JWS wants r‖s in 64 bytes.
std::string to_fixed_size(const std::vector<unsigned char>& der) {
    const unsigned char* at = der.data();
    const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> pair(
        d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())), &ECDSA_SIG_free);
    std::array<unsigned char, std::size_t{2} * kCoordinateBytes> out{};
    BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), out.data(), kCoordinateBytes);
    BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), out.data() + kCoordinateBytes, kCoordinateBytes);
    return {out.begin(), out.end()};
}

std::vector<unsigned char> to_der(std::string_view fixed) {
    const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> pair(ECDSA_SIG_new(), &ECDSA_SIG_free);
    ECDSA_SIG_set0(pair.get(), BN_bin2bn(bytes_of(fixed), kCoordinateBytes, nullptr),
                   BN_bin2bn(bytes_of(fixed.substr(kCoordinateBytes)), kCoordinateBytes, nullptr));
    unsigned char* der = nullptr;
    const int length = i2d_ECDSA_SIG(pair.get(), &der);
    std::vector<unsigned char> out(der, der + (length > 0 ? length : 0));
    OPENSSL_free(der);
    return out;
}

using DigestContext = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

std::int64_t to_seconds(const fhir::Node& payload, std::string_view name) {
    const auto text = payload.text_of(name);
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

ExchangeClaims claims_of(const fhir::Node& payload) {
    ExchangeClaims claims;
    claims.issuer = payload.text_of("iss");
    claims.audience = payload.text_of("aud");
    claims.practitioner = payload.text_of("sub");
    claims.role = payload.text_of("role");
    claims.purpose = payload.text_of("purpose");
    claims.relation = payload.text_of("relation");
    claims.issued_at = to_seconds(payload, "iat");
    claims.expires_at = to_seconds(payload, "exp");
    claims.id = payload.text_of("jti");
    return claims;
}

tl::unexpected<fhir::Issue> refuse() { return fhir::fail(fhir::IssueType::login, messages::kNotAccepted, ""); }

}  // namespace

std::string to_base64url(std::string_view bytes) {
    std::string out;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : bytes) {
        bits = (bits << 8U) | static_cast<unsigned char>(c);
        for (count += 8; count >= 6; count -= 6) out.push_back(kAlphabet[(bits >> (count - 6)) & 63U]);
    }
    if (count > 0) out.push_back(kAlphabet[(bits << (6 - count)) & 63U]);
    return out;
}

std::optional<std::string> from_base64url(std::string_view text) {
    std::string out;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        const auto value = kAlphabet.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        bits = (bits << 6U) | static_cast<std::uint32_t>(value);
        count += 6;
        if (count < 8) continue;
        count -= 8;
        out.push_back(static_cast<char>((bits >> count) & 255U));
    }
    return out;
}

fhir::Result<SigningKey> SigningKey::from_pem(std::string_view pem) {
    auto key = read_key(pem, PEM_read_bio_PrivateKey);
    if (!key) return tl::unexpected(key.error());
    SigningKey result;
    result.key_ = std::move(*key);
    return result;
}

std::string SigningKey::sign(std::string_view bytes) const {
    const DigestContext context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, as_key(key_));
    std::size_t length = 0;
    EVP_DigestSign(context.get(), nullptr, &length, bytes_of(bytes), bytes.size());
    std::vector<unsigned char> der(length);
    EVP_DigestSign(context.get(), der.data(), &length, bytes_of(bytes), bytes.size());
    der.resize(length);
    return to_fixed_size(der);
}

fhir::Result<VerificationKey> VerificationKey::from_pem(std::string_view pem) {
    auto key = read_key(pem, PEM_read_bio_PUBKEY);
    if (!key) return tl::unexpected(key.error());
    VerificationKey result;
    result.key_ = std::move(*key);
    return result;
}

bool VerificationKey::verify(std::string_view bytes, std::string_view signature) const {
    if (signature.size() != std::size_t{2} * kCoordinateBytes) return false;
    const auto der = to_der(signature);
    const DigestContext context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, as_key(key_)) == 1 &&
           EVP_DigestVerify(context.get(), der.data(), der.size(), bytes_of(bytes), bytes.size()) == 1;
}

std::string sign_claims(const ExchangeClaims& claims, const SigningKey& key) {
    fhir::Document payload;
    payload.edit()
        .set_string("iss", claims.issuer)
        .set_string("aud", claims.audience)
        .set_string("sub", claims.practitioner)
        .set_string("role", claims.role)
        .set_string("purpose", claims.purpose)
        .set_string("relation", claims.relation)
        .set_integer("iat", claims.issued_at)
        .set_integer("exp", claims.expires_at)
        .set_string("jti", claims.id);
    const std::string signed_part = to_base64url(kHeader) + '.' + to_base64url(fhir::write_json(payload.root()));
    return signed_part + '.' + to_base64url(key.sign(signed_part));
}

void ExchangeTokenVerifier::trust(std::string institution_number, VerificationKey key) {
    const std::lock_guard lock(mutex_);
    keys_.insert_or_assign(std::move(institution_number), std::move(key));
}

fhir::Result<ExchangeClaims> ExchangeTokenVerifier::verify(std::string_view token, std::int64_t now) {
    auto claims = check_signature(token);
    if (!claims) return claims;
    if (claims->audience != audience_ || claims->id.empty()) return refuse();
    const bool lives = claims->issued_at > 0 && claims->issued_at <= now + kClockSkewSeconds &&
                       claims->expires_at > now - kClockSkewSeconds &&
                       claims->expires_at - claims->issued_at <= kLifetimeSecondsMax;
    if (!lives)
        return fhir::fail(fhir::IssueType::expired, messages::kExpired, "", {std::to_string(kLifetimeSecondsMax)});
    return remember(std::move(*claims), now);
}

fhir::Result<ExchangeClaims> ExchangeTokenVerifier::check_signature(std::string_view token) {
    const auto first = token.find('.');
    const auto second = first == std::string_view::npos ? first : token.find('.', first + 1);
    if (second == std::string_view::npos || token.size() > 8192) return refuse();
    // The header must be ours to the letter: no other algorithm, above all not "none".
    if (from_base64url(token.substr(0, first)) != kHeader) return refuse();
    const auto text = from_base64url(token.substr(first + 1, second - first - 1));
    const auto signature = from_base64url(token.substr(second + 1));
    if (!text || !signature) return refuse();
    const auto payload = fhir::parse_json(*text);
    if (!payload) return refuse();
    auto claims = claims_of(payload->root());
    const std::lock_guard lock(mutex_);
    const auto key = keys_.find(claims.issuer);
    if (key == keys_.end() || !key->second.verify(token.substr(0, second), *signature)) return refuse();
    return claims;
}

fhir::Result<ExchangeClaims> ExchangeTokenVerifier::remember(ExchangeClaims claims, std::int64_t now) {
    const std::lock_guard lock(mutex_);
    if (seen_.size() >= kSeenMax)
        std::erase_if(seen_, [now](const auto& one) { return one.second + kClockSkewSeconds < now; });
    if (seen_.size() >= kSeenMax) return fhir::fail(fhir::IssueType::throttled, messages::kTooMany, "");
    const bool is_new = seen_.emplace(claims.issuer + '|' + claims.id, claims.expires_at).second;
    if (!is_new) return fhir::fail(fhir::IssueType::duplicate, messages::kReplayed, "");
    return claims;
}

}  // namespace kakehashi::gateway
