#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::gateway {

/// Who asks another node, for whom and why: what an assertion between nodes says.
struct ExchangeClaims {
    std::string issuer;           ///< iss: institution number of the asking node, 10 digits
    std::string audience;         ///< aud: institution number of the node that is asked
    std::string practitioner;     ///< sub: the person's number inside the asking institution; "system" for deliveries
    std::string role;             ///< recipient class of the policy: "LIC", "LIC-E", "PHARM", …
    std::string purpose;          ///< v3-ActReason code: "TREAT"
    std::string relation;         ///< "addressed", "active" or "none"
    std::int64_t issued_at = 0;   ///< iat, seconds since 1970
    std::int64_t expires_at = 0;  ///< exp
    std::string id;               ///< jti: never used twice
};

/// An EC P-256 key pair's private half. Opaque; shared.
class SigningKey {
public:
    /// @param pem text of a PKCS#8 or SEC1 PEM file
    [[nodiscard]] static fhir::Result<SigningKey> from_pem(std::string_view pem);
    /// ES256 over the bytes: 64 bytes r‖s. Source: RFC 7518 section 3.4
    [[nodiscard]] std::string sign(std::string_view bytes) const;

private:
    std::shared_ptr<void> key_;
};

/// An EC P-256 public key.
class VerificationKey {
public:
    [[nodiscard]] static fhir::Result<VerificationKey> from_pem(std::string_view pem);
    [[nodiscard]] bool verify(std::string_view bytes, std::string_view signature) const;

private:
    std::shared_ptr<void> key_;
};

/// Writes a signed assertion (JWT, compact JWS, ES256). Source: RFC 7519, RFC 7515; SMART Backend Services
[[nodiscard]] std::string sign_claims(const ExchangeClaims& claims, const SigningKey& key);

/// Checks assertions of peers. Remembers the ids that it has seen until they expire. Thread-safe.
class ExchangeTokenVerifier {
public:
    /// @param audience this node's institution number
    explicit ExchangeTokenVerifier(std::string audience) : audience_(std::move(audience)) {}

    void trust(std::string institution_number, VerificationKey key);

    /// @param now seconds since 1970
    /// @return the claims, or Issue `login` (malformed, unknown issuer, wrong signature or algorithm, wrong audience),
    ///         `expired`, `duplicate` (the id was used before), `throttled` (more live ids than can be remembered)
    [[nodiscard]] fhir::Result<ExchangeClaims> verify(std::string_view token, std::int64_t now);

private:
    static constexpr std::size_t kSeenMax = 200'000;
    static constexpr std::int64_t kLifetimeSecondsMax = 300;
    static constexpr std::int64_t kClockSkewSeconds = 30;

    [[nodiscard]] fhir::Result<ExchangeClaims> check_signature(std::string_view token);
    [[nodiscard]] fhir::Result<ExchangeClaims> remember(ExchangeClaims claims, std::int64_t now);

    std::string audience_;
    std::mutex mutex_;
    std::map<std::string, VerificationKey, std::less<>> keys_;
    std::map<std::string, std::int64_t, std::less<>> seen_;  // issuer|jti → expiry
};

/// Base64 without padding in the alphabet for URLs. Source: RFC 4648 section 5
[[nodiscard]] std::string to_base64url(std::string_view bytes);
/// @return nullopt when a character is not of the alphabet
[[nodiscard]] std::optional<std::string> from_base64url(std::string_view text);

}  // namespace kakehashi::gateway
