#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include "exchange/messages.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/operation_outcome.hpp"
#include "kakehashi/gateway/audit.hpp"
#include "kakehashi/gateway/delivery.hpp"
#include "kakehashi/gateway/delivery_receipt.hpp"
#include "kakehashi/gateway/routing.hpp"
#include "kakehashi/gateway/run_blocking.hpp"
#include "pipeline/instant.hpp"

namespace kakehashi::gateway {

namespace {

namespace messages = exchange::messages;
using fhir::IssueType;
using std::chrono::system_clock;

constexpr std::string_view kBearer = "Bearer ";
constexpr std::size_t kMessageIdBytesMax = 128;

std::string_view name_of_fate(UnitFate fate) {
    switch (fate) {
        case UnitFate::stored:
            return "stored";
        case UnitFate::unchanged:
            return "unchanged";
        case UnitFate::stale:
            return "stale";
        case UnitFate::held:
            return "held";
        case UnitFate::removed:
            return "removed";
    }
    return "";
}

/// `"abc"` → abc, when every character may stand in a name. Source: RFC 8941 section 3.3.3 (a quoted string)
std::optional<std::string> message_id_in(std::string_view header) {
    if (header.size() < 3 || header.size() > kMessageIdBytesMax + 2) return std::nullopt;
    if (!header.starts_with('"') || !header.ends_with('"')) return std::nullopt;
    header = header.substr(1, header.size() - 2);
    const bool is_name = header.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_") ==
                         std::string_view::npos;
    return is_name ? std::optional(std::string(header)) : std::nullopt;
}

HttpResponse refuse(unsigned status, IssueType code, const fhir::Message& message) {
    return HttpResponse::outcome(status, fhir::make_issue(fhir::IssueSeverity::error, code, message, ""));
}

HttpResponse try_again(const fhir::Issue& issue) {
    HttpResponse response = HttpResponse::outcome(503, issue);
    response.headers.emplace_back("Retry-After", "5");
    return response;
}

/// One delivery whose sender is known.
struct Arrival {
    ExchangeClaims sender;
    std::string message_id;
    std::string content_hash;
    std::string body;
    std::string peer_address;
    std::string received;  ///< instant, UTC
};

}  // namespace

struct DeliveryInterface::Impl {
    Impl(const NodeParts& node, ReceiverOptions how) : parts(node), options(how) {}

    const NodeParts& parts;
    const ReceiverOptions options;
    std::mutex mutex;
    std::map<std::string, HttpResponse, std::less<>> answers;  // by sender, message and content
    std::deque<std::string> oldest_first;

    [[nodiscard]] std::optional<HttpResponse> refuse_request(const HttpRequest& request) const;
    /// All that blocks: runs on the pool.
    [[nodiscard]] HttpResponse take(Arrival arrival);
    [[nodiscard]] HttpResponse store(const Arrival& arrival);
    [[nodiscard]] HttpResponse answer_to(const Arrival& arrival, const IntakeOutcome& outcome) const;
    [[nodiscard]] fhir::Result<void> write_audit(const Arrival& arrival, AuditOutcome outcome,
                                                 const IntakeOutcome& intake) const;
    void remember(const std::string& key, const HttpResponse& answer);
};

std::optional<HttpResponse> DeliveryInterface::Impl::refuse_request(const HttpRequest& request) const {
    if (!request.header("authorization").starts_with(kBearer)) {
        HttpResponse response = refuse(401, IssueType::login, messages::kNotAccepted);
        response.headers.emplace_back("WWW-Authenticate", "Bearer");
        return response;
    }
    if (request.body.size() > options.body_bytes_max) return refuse(413, IssueType::too_long, messages::kTooLarge);
    if (!request.header("content-type").starts_with("application/fhir+json"))
        return refuse(415, IssueType::not_supported, messages::kNotFhirJson);
    return std::nullopt;
}

/// Source: exchange policy C3: 422 for what shall not come again as it is, 503 for what shall
HttpResponse DeliveryInterface::Impl::answer_to(const Arrival& arrival, const IntakeOutcome& outcome) const {
    if (outcome.refused || outcome.units.empty())
        return HttpResponse::text(422, "application/fhir+json",
                                  fhir::write_json(fhir::to_operation_outcome(outcome.report).root()));
    const DeliveryReceipt receipt{.issuer = parts.configuration.institution_number,
                                  .audience = arrival.sender.issuer,
                                  .message_id = arrival.message_id,
                                  .content_hash = arrival.content_hash,
                                  .outcome = std::string(name_of_fate(outcome.units.front().fate)),
                                  .time = to_seconds(system_clock::now())};
    return HttpResponse::text(200, "application/jose", sign_receipt(receipt, parts.signing_key));
}

fhir::Result<void> DeliveryInterface::Impl::write_audit(const Arrival& arrival, AuditOutcome outcome,
                                                        const IntakeOutcome& intake) const {
    AuditRecord record;
    record.action = AuditedAction::receive;
    record.outcome = outcome;
    record.recorded = arrival.received;
    record.institution = arrival.sender.issuer;
    record.peer_origin = arrival.peer_address;
    record.source_institution = parts.configuration.institution_number;
    record.purpose = arrival.sender.purpose;
    record.request_id = arrival.message_id;
    for (const UnitResult& result : intake.units) {
        const auto unit = parts.store.unit(result.key);
        if (!unit || !*unit) continue;
        record.patient_id = (*unit)->patient_id;
        record.entities.push_back("Bundle/" + (*unit)->bundle_id);
    }
    return parts.audit.append(record);
}

HttpResponse DeliveryInterface::Impl::store(const Arrival& arrival) {
    JournalEntry entry{.kind = "peer",
                       .source = "peer:" + arrival.sender.issuer + "|" + arrival.message_id,
                       .format = "fhir",
                       .bytes = arrival.body};
    const auto sequence = parts.intake.accept(std::move(entry));
    if (!sequence) return try_again(sequence.error());
    const auto outcome =
        parts.intake.wait_for(*sequence, std::chrono::steady_clock::now() + options.processing_timeout);
    if (!outcome) return try_again(outcome.error());
    const auto audited =
        write_audit(arrival, outcome->refused ? AuditOutcome::minor_failure : AuditOutcome::success, *outcome);
    if (!audited) return try_again(audited.error());
    return answer_to(arrival, *outcome);
}

HttpResponse DeliveryInterface::Impl::take(Arrival arrival) {
    arrival.content_hash = content_hash_of(arrival.body);
    const std::string key = arrival.sender.issuer + '|' + arrival.message_id + '|' + arrival.content_hash;
    {
        const std::lock_guard lock(mutex);
        if (const auto known = answers.find(key); known != answers.end()) return known->second;
    }
    const auto bundle = fhir::parse_json(arrival.body);
    if (!bundle) return HttpResponse::outcome(400, bundle.error());
    if (addressee_of(bundle->root()) != parts.configuration.institution_number) {
        // Somebody who sends patients' letters to the wrong house is worth remembering.
        (void)write_audit(arrival, AuditOutcome::serious_failure, {});
        return refuse(403, IssueType::forbidden, messages::kNotAddressee);
    }
    HttpResponse answer = store(arrival);
    if (answer.status == 200) remember(key, answer);
    return answer;
}

void DeliveryInterface::Impl::remember(const std::string& key, const HttpResponse& answer) {
    const std::lock_guard lock(mutex);
    if (!answers.emplace(key, answer).second) return;
    oldest_first.push_back(key);
    if (oldest_first.size() <= options.answers_kept) return;
    answers.erase(oldest_first.front());
    oldest_first.pop_front();
}

DeliveryInterface::DeliveryInterface(const NodeParts& parts, ReceiverOptions options)
    : impl_(std::make_unique<Impl>(parts, options)) {}
DeliveryInterface::~DeliveryInterface() = default;

void DeliveryInterface::add_routes(HttpRouter& router, std::string_view base) {
    router.add("POST", std::string(base) + std::string(kDeliverOperation),
               [this](HttpRequest request) { return receive(std::move(request)); });
}

asio::awaitable<HttpResponse> DeliveryInterface::receive(HttpRequest request) {
    if (auto refused = impl_->refuse_request(request)) co_return std::move(*refused);
    const auto message_id = message_id_in(request.header("idempotency-key"));
    if (!message_id) co_return refuse(400, IssueType::required, messages::kNoMessageId);
    const auto now = system_clock::now();
    auto sender = impl_->parts.verifier.verify(request.header("authorization").substr(kBearer.size()), to_seconds(now));
    if (!sender) {
        const unsigned status = sender.error().code == IssueType::throttled ? 429 : 401;
        co_return HttpResponse::outcome(status, sender.error());
    }
    if (sender->purpose != "TREAT" || sender->relation != "addressed")
        co_return refuse(403, IssueType::forbidden, messages::kPurpose);
    Arrival arrival{.sender = std::move(*sender),
                    .message_id = *message_id,
                    .content_hash = {},
                    .body = std::move(request.body),
                    .peer_address = std::move(request.peer_address),
                    .received = to_instant(now)};
    auto work = [this, arrival = std::move(arrival)]() mutable { return impl_->take(std::move(arrival)); };
    co_return co_await run_blocking(impl_->parts.blocking, std::move(work));
}

}  // namespace kakehashi::gateway
