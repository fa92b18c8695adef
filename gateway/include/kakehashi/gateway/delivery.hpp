#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "kakehashi/gateway/http_router.hpp"
#include "kakehashi/gateway/node_parts.hpp"

/// Referrals on their way from one node to another. Source: exchange policy part C
namespace kakehashi::gateway {

/// Where a referral is posted, relative to the FHIR base of the receiver: an operation on the type Bundle. The body is
/// the document Bundle, the request names itself with the header `Idempotency-Key` (a hash, see message_id_of).
///
/// Answers: 200 with a signed receipt (application/jose), 4xx for good, 408, 425, 429 and 5xx for "again later".
/// Source: R4 operations.html; draft-ietf-httpapi-idempotency-key-header
inline constexpr std::string_view kDeliverOperation = "/Bundle/$deliver";

/// How patient the sender is. Source: exchange policy C4
struct DeliveryOptions {
    std::chrono::milliseconds retry_base{1'000};
    std::chrono::milliseconds retry_max{300'000};
    std::chrono::milliseconds request_timeout{30'000};
    std::chrono::milliseconds lease{90'000};     ///< longer than a request with all that stands around it
    std::chrono::milliseconds idle_poll{2'000};  ///< how long an unnoticed item waits
    std::chrono::hours age_max{72};
};

/// Empties the outbox towards the peers: one coroutine for each, so that a dead one delays nobody else.
///
/// The policy is asked at every attempt. A receipt is checked with the peer's key and kept with the item. What fails
/// for a while goes again after a random pause that grows with the failures (of the item, and of the peer as a whole:
/// then one item probes); what the receiver refuses is `rejected`; what is too old is `dead`.
class DeliveryWorker {
public:
    explicit DeliveryWorker(const NodeParts& parts, DeliveryOptions options = {});
    ~DeliveryWorker();  ///< stops
    DeliveryWorker(const DeliveryWorker&) = delete;
    DeliveryWorker& operator=(const DeliveryWorker&) = delete;

    /// Begins; what an earlier run left in flight goes again. The node's io_context must run.
    void start();
    /// There may be something to send: Intake::on_commit. Thread-safe.
    void wake();
    /// A directive has changed: what is held is decided anew. Thread-safe.
    void reconsider();
    /// Takes nothing new; what is on its way ends while the io_context runs on. Thread-safe.
    void stop();

private:
    struct Lane;
    std::vector<std::shared_ptr<Lane>> lanes_;
};

/// Sets the gauges kakehashi_deliveries_waiting, _held and _dead {peer} to what the store says; for each scrape.
/// Blocks.
void measure_deliveries(const NodeParts& parts);

struct ReceiverOptions {
    std::size_t body_bytes_max = std::size_t{12} << 20;
    std::chrono::milliseconds processing_timeout{20'000};  ///< then 503: it is journalled, the sender asks again
    std::size_t answers_kept = 1024;                       ///< first answers, given again to repeats
};

/// Takes referrals of the peers: journalled, mapped, judged and stored before the receipt is signed. A repeat gets the
/// first answer; after a restart it finds its unit unchanged, and gets a receipt that says so.
class DeliveryInterface {
public:
    explicit DeliveryInterface(const NodeParts& parts, ReceiverOptions options = {});
    ~DeliveryInterface();
    DeliveryInterface(const DeliveryInterface&) = delete;
    DeliveryInterface& operator=(const DeliveryInterface&) = delete;

    /// Adds POST <base>/Bundle/$deliver; this object outlives the router.
    void add_routes(HttpRouter& router, std::string_view base = {});
    [[nodiscard]] asio::awaitable<HttpResponse> receive(HttpRequest request);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// "Where is my referral?": the referrals of this node, newest first, as JSON. Never patient data: times, states,
/// institutions and what the receipts say.
///
/// @return {"referrals":[{"addressee":{"number","name"},"state","created","attempts","unit","delivered","outcome",
///         "message","detail"}]}
/// Source: exchange policy C3 (the sender can ask)
[[nodiscard]] fhir::Result<std::string> list_referrals(const Store& store, const PeerDirectory& peers,
                                                       std::size_t count_max = 200);

}  // namespace kakehashi::gateway
