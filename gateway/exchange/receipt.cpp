#include <charconv>
#include <optional>

#include "exchange/messages.hpp"
#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/gateway/delivery_receipt.hpp"
#include "store/resource_text.hpp"

namespace kakehashi::gateway {

namespace {

namespace messages = exchange::messages;
constexpr std::string_view kHeader = R"({"alg":"ES256","typ":"delivery-receipt+jwt"})";
constexpr std::size_t kReceiptBytesMax = 8192;

struct SignedParts {
    std::string_view signed_part;
    std::string_view header;
    std::string_view payload;
    std::string_view signature;
};

std::optional<SignedParts> split(std::string_view jws) {
    const auto first = jws.find('.');
    const auto second = first == std::string_view::npos ? first : jws.find('.', first + 1);
    if (second == std::string_view::npos || jws.size() > kReceiptBytesMax) return std::nullopt;
    return SignedParts{jws.substr(0, second), jws.substr(0, first), jws.substr(first + 1, second - first - 1),
                       jws.substr(second + 1)};
}

tl::unexpected<fhir::Issue> refuse() { return fhir::fail(fhir::IssueType::security, messages::kReceipt, ""); }

}  // namespace

std::string sign_receipt(const DeliveryReceipt& receipt, const SigningKey& key) {
    fhir::Document payload;
    payload.edit()
        .set_string("iss", receipt.issuer)
        .set_string("aud", receipt.audience)
        .set_string("message", receipt.message_id)
        .set_string("hash", receipt.content_hash)
        .set_string("outcome", receipt.outcome)
        .set_integer("iat", receipt.time);
    const std::string signed_part = to_base64url(kHeader) + '.' + to_base64url(fhir::write_json(payload.root()));
    return signed_part + '.' + to_base64url(key.sign(signed_part));
}

fhir::Result<DeliveryReceipt> read_kept_receipt(std::string_view jws) {
    const auto parts = split(jws);
    if (!parts || from_base64url(parts->header) != kHeader) return refuse();
    const auto text = from_base64url(parts->payload);
    if (!text) return refuse();
    const auto payload = fhir::parse_json(*text);
    if (!payload) return refuse();
    const fhir::Node& from = payload->root();
    DeliveryReceipt receipt;
    receipt.issuer = from.text_of("iss");
    receipt.audience = from.text_of("aud");
    receipt.message_id = from.text_of("message");
    receipt.content_hash = from.text_of("hash");
    receipt.outcome = from.text_of("outcome");
    const auto time = from.text_of("iat");
    std::from_chars(time.data(), time.data() + time.size(), receipt.time);
    return receipt;
}

fhir::Result<DeliveryReceipt> read_receipt(std::string_view jws, const VerificationKey& key) {
    const auto parts = split(jws);
    const auto signature = parts ? from_base64url(parts->signature) : std::nullopt;
    if (!signature || !key.verify(parts->signed_part, *signature)) return refuse();
    return read_kept_receipt(jws);
}

std::string content_hash_of(std::string_view bytes) { return store::sha256_hex(bytes); }

std::string message_id_of(const DeliveredContent& content) {
    std::string text;
    for (const std::string_view part : {content.sender, content.unit_key, content.content_hash})
        text.append(part).append(1, '\n');
    return store::sha256_hex(text + std::to_string(content.unit_version));
}

}  // namespace kakehashi::gateway
