#include "program/node_routes.hpp"

#include <fmt/core.h>

#include <utility>

#include "kakehashi/gateway/run_blocking.hpp"

namespace kakehashi::program {

using namespace gateway;  // this file is the place that knows every service

namespace {

constexpr const char* kVersion = "0.1.0";
constexpr const char* kReleased = "2026-11-23";

/// Whether the node can do its work: what a load balancer or a watchdog asks.
asio::awaitable<HttpResponse> health(NodeParts* parts, HttpRequest) {
    const bool is_well = parts->intake.is_working();
    co_return HttpResponse::text(
        is_well ? 200 : 503, "application/json",
        fmt::format(R"({{"status":"{}","institution":"{}","waiting":{}}})", is_well ? "ok" : "failing",
                    parts->configuration.institution_number, parts->intake.waiting()));
}

/// The queues are looked at when somebody asks: no counter can drift from what is really there.
void measure_queues(NodeParts& parts) {
    Metrics& metrics = parts.metrics;
    metrics.at("kakehashi_intake_waiting").set(static_cast<std::int64_t>(parts.intake.waiting()));
    if (const auto held = parts.store.held_count())
        metrics.at("kakehashi_units_held").set(static_cast<std::int64_t>(*held));
    std::map<std::string, std::int64_t> waiting;
    for (const auto& peer : parts.configuration.peers) waiting["peer:" + peer.institution_number] = 0;
    for (const auto& feed : parts.configuration.feeds) waiting["feed:" + feed.name] = 0;
    const auto counts = parts.store.outbox_counts();
    if (!counts) return;
    for (const auto& count : *counts) {
        metrics
            .at("kakehashi_outbox_items", fmt::format("destination=\"{}\",state=\"{}\"",
                                                      escape_label(count.destination), escape_label(count.state)))
            .set(count.items);
        if (count.state == "queued" || count.state == "in-flight") waiting[count.destination] += count.items;
    }
    for (const auto& [destination, items] : waiting) {
        const auto* name = destination.starts_with("feed:") ? "kakehashi_feed_waiting" : "kakehashi_deliveries_waiting";
        metrics.at(name, fmt::format("destination=\"{}\"", escape_label(destination))).set(items);
    }
}

asio::awaitable<HttpResponse> metrics_text(NodeParts* parts, HttpRequest) {
    auto work = [parts] {
        measure_queues(*parts);
        return parts->metrics.text();
    };
    auto text = co_await run_blocking(parts->blocking, std::move(work));
    co_return HttpResponse::text(200, "text/plain; version=0.0.4; charset=utf-8", std::move(text));
}

asio::awaitable<HttpResponse> answer_referrals(NodeParts* parts, bool is_signed_in) {
    if (!is_signed_in) co_return HttpResponse{.status = 401};
    auto work = [parts] { return list_referrals(parts->store, parts->peers); };
    const auto list = co_await run_blocking(parts->blocking, std::move(work));
    if (!list) co_return HttpResponse::outcome(503, list.error());
    co_return HttpResponse::text(200, "application/json", *list);
}

RestOptions rest_options(const NodeConfiguration& configuration) {
    RestOptions options;
    options.software_version = kVersion;
    options.institution_name = configuration.institution_name;
    options.released = kReleased;
    return options;
}

}  // namespace

NodeRoutes::NodeRoutes(NodeParts& parts)
    : parts_(parts),
      post_door_(parts),
      peer_interface_(parts, rest_options(parts.configuration)),
      delivery_interface_(parts),
      clinician_desk_(parts, rest_options(parts.configuration)),
      deliveries_(parts) {
    add_operations();
    post_door_.add_routes(router_);
    peer_interface_.add_routes(router_);
    delivery_interface_.add_routes(router_);
    clinician_desk_.add_routes(router_);
    add_page_routes(router_);
    add_referral_list();
}

fhir::Result<void> NodeRoutes::open_feeds() {
    for (const auto& feed : parts_.configuration.feeds) {
        auto opened = FeedWorker::open(parts_, feed);
        if (!opened) return tl::unexpected(opened.error());
        feeds_.push_back(std::move(*opened));
    }
    return {};
}

/// For whoever sent the referrals: `GET /clinician/referrals`, signed in.
void NodeRoutes::add_referral_list() {
    router_.add("GET", "/clinician/referrals", [this](HttpRequest request) {
        return answer_referrals(&parts_, clinician_desk_.signed_in(request).has_value());
    });
}

void NodeRoutes::add_operations() {
    Metrics& metrics = parts_.metrics;
    metrics.describe("kakehashi_intake_waiting", MetricKind::gauge, "Journal records that wait for the intake.");
    metrics.describe("kakehashi_units_held", MetricKind::gauge, "Report units whose patient is not known yet.");
    metrics.describe("kakehashi_outbox_items", MetricKind::gauge, "Outbox items by destination and state.");
    metrics.describe("kakehashi_deliveries_waiting", MetricKind::gauge, "Deliveries to peers not yet confirmed.");
    metrics.describe("kakehashi_feed_waiting", MetricKind::gauge, "Units not yet handed to a feed.");
    router_.add("GET", "/health", [parts = &parts_](HttpRequest request) { return health(parts, std::move(request)); });
    router_.add("GET", "/metrics",
                [parts = &parts_](HttpRequest request) { return metrics_text(parts, std::move(request)); });
}

void NodeRoutes::start() {
    deliveries_.start();
    for (auto& feed : feeds_) feed->start();
}

void NodeRoutes::wake_senders() {
    deliveries_.wake();
    for (auto& feed : feeds_) feed->wake();
}

void NodeRoutes::stop() {
    deliveries_.stop();
    for (auto& feed : feeds_) feed->stop();
}

}  // namespace kakehashi::program
