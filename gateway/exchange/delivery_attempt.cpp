#include "exchange/delivery_attempt.hpp"

#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "exchange/unit_policy.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/gateway/audit.hpp"
#include "kakehashi/gateway/delivery_receipt.hpp"
#include "pipeline/instant.hpp"

namespace kakehashi::gateway::exchange {

namespace {

constexpr std::int64_t kAssertionSeconds = 60;

std::string random_id() {
    std::array<unsigned char, 16> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) throw std::runtime_error("no random numbers");
    return to_base64url(std::string(bytes.begin(), bytes.end()));
}

bool is_transient(unsigned status) {
    return status >= 500 || status == 408 || status == 425 || status == 429;  // exchange policy C4
}

/// "422 structure": status and the first issue's code. Nothing else: a peer's own words could hold anything.
std::string summary_of(const HttpResponse& answer) {
    const std::string status = std::to_string(answer.status);
    const auto outcome = fhir::parse_json(answer.body);
    const fhir::Node* issues = outcome ? outcome->root().find("issue") : nullptr;
    if (issues == nullptr || issues->items().empty()) return status;
    const auto code = issues->items().front().text_of("code");
    const bool is_code =
        code.size() <= 32 && std::ranges::all_of(code, [](char c) { return c == '-' || (c >= 'a' && c <= 'z'); });
    return is_code && !code.empty() ? status + " " + std::string(code) : status;
}

PolicyContext referral_context(const NodeParts& parts, const Peer& peer) {
    PolicyContext context = context_of(parts.configuration);
    context.action = Action::disclose;
    context.purpose = Purpose::treat;
    context.recipient = Recipient::lic;
    context.relation = Relation::addressed;
    // The addressee's node is proven by the key that signs its receipts; its people sign in there.
    context.assurance = {.organisation = true, .person = false, .licence = false};
    context.recipient_institution = peer.institution_number;
    return context;
}

/// RULING: whoever has a referral written agrees that its addressee reads it: 診療情報提供料(I) (B009) is paid only for
/// letters written with the patient's consent. The letter itself therefore stands for the D-VIEW that row 10 asks for,
/// for this document and this addressee; a hold (row 5) and a request to stop (row 6) still come first.
/// Test: Delivery.AReferralOfAPatientWhoAskedToStopIsWithdrawn
Directive consent_in_the_letter(const StoredUnit& unit, const Peer& peer) {
    Directive view;
    view.id = "referral";
    view.given = unit.received;
    view.active = true;
    view.view = true;
    view.scope.recipients = {peer.institution_number};
    view.scope.documents = {unit.key};
    return view;
}

Completion withdrawn(std::string why) {
    return {.state = DeliveryState::withdrawn, .due_ms = 0, .detail = std::move(why)};
}

/// What keeps the unit here, if anything does.
std::optional<Completion> decided(const Decision& decision) {
    if (decision.outcome == Outcome::permit) return std::nullopt;
    const auto state = decision.outcome == Outcome::hold ? DeliveryState::held : DeliveryState::withdrawn;
    return Completion{.state = state, .due_ms = 0, .detail = "policy " + std::string(decision.rule)};
}

fhir::Result<void> write_audit(const NodeParts& parts, const Peer& peer, const UnitDecision& made) {
    AuditRecord record;
    record.action = AuditedAction::deliver;
    record.outcome = made.decision.outcome == Outcome::permit ? AuditOutcome::success : AuditOutcome::minor_failure;
    record.recorded = to_instant(std::chrono::system_clock::now());
    record.institution = peer.institution_number;
    record.source_institution = parts.configuration.institution_number;
    record.patient_id = made.patient_id;
    record.purpose = code_of(Purpose::treat);
    record.decisions.push_back({made.patient_id, std::string(made.decision.rule), made.decision.outcome, 1});
    record.entities.push_back(made.entity);
    return parts.audit.append(record);
}

}  // namespace

fhir::Result<PreparedDelivery> prepare_delivery(const NodeParts& parts, const Peer& peer, const ClaimedItem& item) {
    PreparedDelivery prepared;
    auto unit = parts.store.unit(item.unit_key);
    if (!unit) return tl::unexpected(unit.error());
    if (!*unit || (*unit)->state != "live") {
        prepared.ended = withdrawn("removed before it was sent");
        return prepared;
    }
    if ((*unit)->version > item.unit_version) {
        prepared.ended = withdrawn("superseded before it was sent");  // its successor has an item of its own
        return prepared;
    }
    const auto made =
        decide_on_unit(parts.store, **unit, referral_context(parts, peer), {consent_in_the_letter(**unit, peer)});
    if (!made) return tl::unexpected(made.error());
    if (auto written = write_audit(parts, peer, *made); !written) return tl::unexpected(written.error());
    prepared.ended = decided(made->decision);
    prepared.body = std::move((*unit)->bundle);
    prepared.content_hash = content_hash_of(prepared.body);
    prepared.message_id = message_id_of({.sender = parts.configuration.institution_number,
                                         .unit_key = item.unit_key,
                                         .unit_version = item.unit_version,
                                         .content_hash = prepared.content_hash});
    return prepared;
}

HttpRequest delivery_request(const NodeParts& parts, const Peer& peer, const PreparedDelivery& prepared) {
    const auto now = to_seconds(std::chrono::system_clock::now());
    ExchangeClaims claims;
    claims.issuer = parts.configuration.institution_number;
    claims.audience = peer.institution_number;
    claims.practitioner = "system";
    claims.role = code_of(Recipient::lic);
    claims.purpose = code_of(Purpose::treat);
    claims.relation = "addressed";
    claims.issued_at = now;
    claims.expires_at = now + kAssertionSeconds;
    claims.id = random_id();
    HttpRequest request;
    request.method = "POST";
    request.path = peer.base_path + std::string(kDeliverOperation);
    request.headers = {{"authorization", "Bearer " + sign_claims(claims, parts.signing_key)},
                       {"content-type", "application/fhir+json"},
                       {"accept", "application/jose, application/fhir+json"},
                       {"idempotency-key", '"' + prepared.message_id + '"'}};
    request.body = prepared.body;
    return request;
}

Completion judge_answer(const NodeParts& parts, const Peer& peer, const PreparedDelivery& prepared,
                        const fhir::Result<HttpResponse>& answer) {
    const auto again = [](std::string why) {
        return Completion{.state = DeliveryState::queued, .due_ms = 0, .detail = std::move(why)};
    };
    if (!answer) return again(std::string(fhir::code_of(answer.error().code)));
    if (is_transient(answer->status)) return again(summary_of(*answer));
    if (answer->status != 200) return {.state = DeliveryState::rejected, .due_ms = 0, .detail = summary_of(*answer)};
    const auto receipt = read_receipt(answer->body, peer.key);
    const bool is_ours = receipt && receipt->issuer == peer.institution_number &&
                         receipt->audience == parts.configuration.institution_number &&
                         receipt->message_id == prepared.message_id && receipt->content_hash == prepared.content_hash;
    // Nobody but the addressee may say that it arrived: without its signature it has not.
    if (!is_ours) return again("200, but the receipt is not the addressee's");
    return {.state = DeliveryState::delivered, .due_ms = 0, .detail = answer->body};
}

}  // namespace kakehashi::gateway::exchange
