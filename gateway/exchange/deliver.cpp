#include <openssl/rand.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <random>

#include "exchange/delivery_attempt.hpp"
#include "kakehashi/gateway/run_blocking.hpp"
#include "pipeline/instant.hpp"

namespace kakehashi::gateway {

namespace {

using namespace std::chrono;

std::string destination_of(const Peer& peer) { return "peer:" + peer.institution_number; }
std::string label_of(const Peer& peer) { return "peer=\"" + peer.institution_number + '"'; }

/// Full jitter: anywhere between nothing and base · 2^failures. Source: exchange policy C4
milliseconds pause_after(std::int64_t failures, const DeliveryOptions& options, std::mt19937_64& random) {
    constexpr std::int64_t kShiftMax = 20;
    const auto grown = options.retry_base * (std::int64_t{1} << std::clamp<std::int64_t>(failures - 1, 0, kShiftMax));
    std::uniform_int_distribution<std::int64_t> any(1, std::min(grown, options.retry_max).count());
    return milliseconds(any(random));
}

}  // namespace

/// The way to one peer. Everything but the constants is touched on the strand only.
struct DeliveryWorker::Lane : std::enable_shared_from_this<DeliveryWorker::Lane> {
    Lane(const NodeParts& node, const Peer& to, DeliveryOptions how)
        : parts(node),
          peer(to),
          options(how),
          destination(destination_of(to)),
          label(label_of(to)),
          strand(asio::make_strand(node.io)),
          timer(strand) {}

    const NodeParts& parts;
    const Peer& peer;
    const DeliveryOptions options;
    const std::string destination;
    const std::string label;
    asio::strand<asio::io_context::executor_type> strand;
    asio::steady_timer timer;
    std::mt19937_64 random{std::random_device{}()};
    bool stopping = false;
    bool woken = false;
    bool decide_anew = true;
    std::int64_t failures = 0;                                            // in a row: the peer is not there
    steady_clock::time_point open_at;                                     // nothing is sent before: the circuit is open
    steady_clock::time_point next_try = steady_clock::time_point::max();  // of what failed and is queued again

    static asio::awaitable<void> run(std::shared_ptr<Lane> lane);
    asio::awaitable<bool> step();
    asio::awaitable<void> deliver(ClaimedItem item);
    asio::awaitable<void> rest();
    [[nodiscard]] fhir::Result<std::vector<ClaimedItem>> claim(bool anew) const;
    void plan_retry(const ClaimedItem& item, Completion& completion);
    void count(const Completion& completion) const;
};

asio::awaitable<void> DeliveryWorker::Lane::run(std::shared_ptr<Lane> lane) {
    while (!lane->stopping) {
        bool went_on = false;
        try {
            went_on = co_await lane->step();
        } catch (const std::exception& error) {
            spdlog::error("delivery to {}: {}", lane->peer.institution_number, error.what());
        }
        if (!went_on && !lane->stopping) co_await lane->rest();
    }
}

/// Delivers one item. @return false when there is nothing to do now
asio::awaitable<bool> DeliveryWorker::Lane::step() {
    if (steady_clock::now() < open_at) co_return false;
    woken = false;
    const bool anew = std::exchange(decide_anew, false);
    auto items = co_await run_blocking(parts.blocking, [this, anew] { return claim(anew); });
    if (!items) {
        decide_anew = decide_anew || anew;
        spdlog::error("delivery to {}: {}", peer.institution_number, items.error().diagnostics);
        co_return false;
    }
    if (items->empty()) co_return woken;
    co_await deliver(std::move(items->front()));
    co_return true;
}

fhir::Result<std::vector<ClaimedItem>> DeliveryWorker::Lane::claim(bool anew) const {
    const auto now = to_ms(system_clock::now());
    if (anew)
        if (auto requeued = parts.store.requeue(destination, DeliveryState::held, now); !requeued)
            return tl::unexpected(requeued.error());
    return parts.store.claim(destination, now, options.lease.count(), 1);
}

asio::awaitable<void> DeliveryWorker::Lane::deliver(ClaimedItem item) {
    const auto prepared =
        co_await run_blocking(parts.blocking, [this, &item] { return exchange::prepare_delivery(parts, peer, item); });
    Completion completion;
    if (!prepared) {
        completion = {.state = DeliveryState::queued, .due_ms = 0, .detail = prepared.error().rule};
    } else if (prepared->ended) {
        completion = *prepared->ended;
    } else {
        HttpRequest request = exchange::delivery_request(parts, peer, *prepared);
        const auto answer =
            co_await parts.client.send(peer.origin, std::move(request), steady_clock::now() + options.request_timeout);
        completion = exchange::judge_answer(parts, peer, *prepared, answer);
        failures = completion.state == DeliveryState::queued ? failures + 1 : 0;
    }
    plan_retry(item, completion);
    const auto done = co_await run_blocking(
        parts.blocking, [this, &item, &completion] { return parts.store.complete(item.id, completion); });
    // What cannot be written goes again when its lease ends; the receiver knows the message by its id.
    if (!done) spdlog::error("delivery to {}: {}", peer.institution_number, done.error().diagnostics);
    count(completion);
}

void DeliveryWorker::Lane::plan_retry(const ClaimedItem& item, Completion& completion) {
    if (completion.state != DeliveryState::queued) return;
    const auto now = system_clock::now();
    if (item.created < to_instant(now - options.age_max)) {
        completion.state = DeliveryState::dead;
        spdlog::error("delivery to {}: item {} is given up: {}", peer.institution_number, item.id, completion.detail);
        return;
    }
    const auto pause = pause_after(item.attempts, options, random);
    completion.due_ms = to_ms(now + pause);
    next_try = std::min(next_try, steady_clock::now() + pause);
    if (failures > 0) open_at = steady_clock::now() + pause_after(failures, options, random);
    spdlog::warn("delivery to {}: attempt {} of item {} failed: {}", peer.institution_number, item.attempts, item.id,
                 completion.detail);
}

/// Until somebody wakes, something is due, or the poll's time has come.
asio::awaitable<void> DeliveryWorker::Lane::rest() {
    const auto now = steady_clock::now();
    if (woken && now >= open_at) co_return;
    auto until = std::min(now + options.idle_poll, next_try);
    until = std::max({until, open_at, now + 1ms});
    if (next_try <= until) next_try = steady_clock::time_point::max();
    timer.expires_at(until);
    co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
}

void DeliveryWorker::Lane::count(const Completion& completion) const {
    // An attempt that failed is no state of its own in the policy's list; here it is counted as "retry".
    const auto state = completion.state == DeliveryState::queued ? "retry" : name_of(completion.state);
    parts.metrics.at("kakehashi_deliveries_total", label + ",state=\"" + std::string(state) + '"').add();
}

DeliveryWorker::DeliveryWorker(const NodeParts& parts, DeliveryOptions options) {
    parts.metrics.describe("kakehashi_deliveries_total", MetricKind::counter, "Ends of attempts to deliver.");
    for (const Peer& peer : parts.peers.peers()) lanes_.push_back(std::make_shared<Lane>(parts, peer, options));
}

DeliveryWorker::~DeliveryWorker() { stop(); }

void DeliveryWorker::start() {
    for (const auto& lane : lanes_) {
        // The journal has one process: whatever is in flight now was left behind by one that has ended.
        const auto requeued =
            lane->parts.store.requeue(lane->destination, DeliveryState::in_flight, to_ms(system_clock::now()));
        if (!requeued) spdlog::error("delivery: {}", requeued.error().diagnostics);
        asio::co_spawn(lane->strand, Lane::run(lane), asio::detached);
    }
}

void DeliveryWorker::wake() {
    for (const auto& lane : lanes_)
        asio::post(lane->strand, [lane] {
            lane->woken = true;
            if (steady_clock::now() >= lane->open_at) lane->timer.cancel();
        });
}

void DeliveryWorker::reconsider() {
    for (const auto& lane : lanes_)
        asio::post(lane->strand, [lane] {
            lane->decide_anew = lane->woken = true;
            lane->timer.cancel();
        });
}

void DeliveryWorker::stop() {
    for (const auto& lane : lanes_)
        asio::post(lane->strand, [lane] {
            lane->stopping = true;
            lane->timer.cancel();
        });
}

void measure_deliveries(const NodeParts& parts) {
    Metrics& metrics = parts.metrics;
    metrics.describe("kakehashi_deliveries_waiting", MetricKind::gauge, "Items queued or in flight to a peer.");
    metrics.describe("kakehashi_deliveries_held", MetricKind::gauge, "Items that wait for a consent.");
    metrics.describe("kakehashi_deliveries_dead", MetricKind::gauge, "Items that need a person.");
    for (const Peer& peer : parts.peers.peers()) {
        const auto waiting = parts.store.waiting_items(destination_of(peer));
        if (!waiting) continue;
        metrics.at("kakehashi_deliveries_waiting", label_of(peer)).set(waiting->queued + waiting->in_flight);
        metrics.at("kakehashi_deliveries_held", label_of(peer)).set(waiting->held);
        metrics.at("kakehashi_deliveries_dead", label_of(peer)).set(waiting->dead);
    }
}

}  // namespace kakehashi::gateway
