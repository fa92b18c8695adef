#include "program/node_routes.hpp"

#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <exception>
#include <utility>

#include "kakehashi/gateway/file_drop.hpp"
#include "kakehashi/gateway/run_blocking.hpp"
#include "program/directive_file.hpp"

namespace kakehashi::program {

using namespace gateway;  // this file is the place that knows every service

namespace {

constexpr const char* kVersion = "0.1.0";
constexpr const char* kReleased = "2026-11-23";
/// A stop counts within a second. Source: exchange-policy C7
constexpr std::chrono::milliseconds kDirectivesEvery{500};

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
    measure_deliveries(parts);
    measure_feeds(parts);
    const auto counts = parts.store.outbox_counts();
    if (!counts) return;
    for (const auto& count : *counts)
        metrics
            .at("kakehashi_outbox_items", fmt::format("destination=\"{}\",state=\"{}\"",
                                                      escape_label(count.destination), escape_label(count.state)))
            .set(count.items);
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

RestOptions rest_options(const NodeParts& parts) {
    RestOptions options;
    options.software_version = kVersion;
    options.institution_name = parts.configuration.institution_name;
    options.released = kReleased;
    options.terminology = parts.terminology;
    return options;
}

}  // namespace

NodeRoutes::NodeRoutes(NodeParts& parts)
    : parts_(parts),
      post_door_(parts),
      peer_interface_(parts, rest_options(parts)),
      delivery_interface_(parts),
      clinician_desk_(parts, rest_options(parts)),
      deliveries_(parts),
      directive_timer_(parts.io) {
    add_operations();
    post_door_.add_routes(router_);
    peer_interface_.add_routes(router_);
    delivery_interface_.add_routes(router_);
    clinician_desk_.add_routes(router_);
    add_page_routes(router_);
    add_referral_list();
}

fhir::Result<void> NodeRoutes::open() {
    if (auto read = read_directives(); !read) return read;
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
    router_.add("GET", "/health", [parts = &parts_](HttpRequest request) { return health(parts, std::move(request)); });
    router_.add("GET", "/metrics",
                [parts = &parts_](HttpRequest request) { return metrics_text(parts, std::move(request)); });
}

/// Stores what is new in the configured file, and lets it count at once: feeds withdraw, deliveries are decided anew.
fhir::Result<void> NodeRoutes::read_directives() {
    const std::string& path = parts_.configuration.directives;
    if (path.empty()) return {};
    auto fingerprint = FileDrop::fingerprint(path);
    if (fingerprint == directive_fingerprint_) return {};
    const auto changed = store_directives(path, parts_.store);
    if (!changed) return tl::unexpected(changed.error());
    directive_fingerprint_ = std::move(fingerprint);
    for (const auto& insured : *changed)
        if (auto announced = announce_directive(parts_.store, parts_.configuration, insured); !announced)
            return announced;
    if (changed->empty()) return {};
    spdlog::info("directives: {} new or changed", changed->size());
    deliveries_.reconsider();
    for (auto& feed : feeds_) feed->wake();
    return {};
}

asio::awaitable<void> NodeRoutes::watch_directives(NodeRoutes* routes) {
    std::string told;  // one fault is told once, not every half second
    while (!routes->stopping_) {
        routes->directive_timer_.expires_after(kDirectivesEvery);
        (void)co_await routes->directive_timer_.async_wait(asio::as_tuple(asio::use_awaitable));
        if (routes->stopping_) co_return;
        const auto read =
            co_await run_blocking(routes->parts_.blocking, [routes] { return routes->read_directives(); });
        const std::string fault = read ? "" : read.error().diagnostics;
        if (!fault.empty() && fault != told) spdlog::error("directives: {}", fault);
        told = fault;
    }
}

void NodeRoutes::start() {
    if (!parts_.configuration.directives.empty())
        asio::co_spawn(parts_.io, watch_directives(this), [](const std::exception_ptr& error) {
            if (error) spdlog::critical("directives: they are not watched any more");
        });
    deliveries_.start();
    for (auto& feed : feeds_) feed->start();
}

void NodeRoutes::wake_senders() {
    deliveries_.wake();
    for (auto& feed : feeds_) feed->wake();
}

void NodeRoutes::stop() {
    stopping_ = true;
    asio::post(parts_.io, [this] { directive_timer_.cancel(); });
    deliveries_.stop();
    for (auto& feed : feeds_) feed->stop();
}

}  // namespace kakehashi::program
