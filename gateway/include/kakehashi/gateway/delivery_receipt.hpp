#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/gateway/exchange_token.hpp"

namespace kakehashi::gateway {

/// What a receiver says of one delivery: the proof that the sender keeps. Source: exchange policy C3 (receipts)
struct DeliveryReceipt {
    std::string issuer;        ///< iss: institution number of the receiver
    std::string audience;      ///< aud: institution number of the sender
    std::string message_id;    ///< as the sender gave it
    std::string content_hash;  ///< SHA-256 of the bytes that arrived, hexadecimal
    std::string outcome;       ///< "stored", "unchanged" (a repeat), "stale" (a newer one is there), "held", "removed"
    std::int64_t time = 0;     ///< iat, seconds since 1970: when it was stored
};

/// Compact JWS, ES256, with its own `typ`, so that no other signed text of a node can pass for a receipt.
/// Source: RFC 7515; RFC 8725 section 3.11
[[nodiscard]] std::string sign_receipt(const DeliveryReceipt& receipt, const SigningKey& key);

/// @return the receipt, or Issue `security`: not a receipt, or not signed with that key
[[nodiscard]] fhir::Result<DeliveryReceipt> read_receipt(std::string_view jws, const VerificationKey& key);

/// The same without a look at the signature: for receipts that were checked when they arrived.
[[nodiscard]] fhir::Result<DeliveryReceipt> read_kept_receipt(std::string_view jws);

/// The name of one delivery, the same at every attempt: a hash of the sender, the unit, its version and its content.
/// Source: exchange policy C2, D3
struct DeliveredContent {
    std::string_view sender;  ///< institution number
    std::string_view unit_key;
    std::int64_t unit_version = 0;
    std::string_view content_hash;
};
[[nodiscard]] std::string message_id_of(const DeliveredContent& content);

/// SHA-256, 64 lower-case hexadecimal digits.
[[nodiscard]] std::string content_hash_of(std::string_view bytes);

}  // namespace kakehashi::gateway
