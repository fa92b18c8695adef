#include "kakehashi/gateway/feed_worker.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "feed/messages.hpp"
#include "feed/unit_release.hpp"
#include "pipeline/instant.hpp"

namespace kakehashi::gateway {

namespace {

using std::chrono::system_clock;

constexpr std::size_t kRootKeyBytes = 32;
constexpr std::chrono::milliseconds kRetryMax{60'000};

fhir::Result<DeidKeys> read_keys(const FeedConfiguration& feed) {
    std::ifstream file(feed.root_key, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (bytes.size() != kRootKeyBytes)
        return tl::unexpected(fhir::make_issue(fhir::IssueSeverity::fatal, fhir::IssueType::security,
                                               feed_messages::kRootKey, "feed", {feed.name}));
    return DeidKeys{std::move(bytes), std::filesystem::path(feed.root_key).stem().string()};
}

std::string destination_of(const FeedConfiguration& feed) { return "feed:" + feed.name; }
std::string label_of(const FeedConfiguration& feed) { return "feed=\"" + escape_label(feed.name) + '"'; }

}  // namespace

struct FeedWorker::Impl {
    Impl(const NodeParts& node, const FeedConfiguration& platform, FeedOptions how)
        : parts(node), feed(platform), options(how), destination(destination_of(platform)), label(label_of(platform)) {}

    const NodeParts& parts;
    const FeedConfiguration& feed;
    const FeedOptions options;
    const std::string destination;
    const std::string label;
    DeidKeys keys;
    std::optional<FeedSink> sink;  // the worker's thread only, once it runs

    std::mutex mutex;  // of what follows
    std::condition_variable changed;
    bool stopping = false;
    bool woken = false;
    std::thread thread;

    [[nodiscard]] fhir::Result<void> open_sink();
    void run();
    [[nodiscard]] fhir::Result<std::size_t> feed_once();
    [[nodiscard]] fhir::Result<void> publish(const std::vector<ClaimedItem>& items);
    [[nodiscard]] fhir::Result<void> write_audit(feed::ReleasedBatch& batch) const;
    void put_back(const std::vector<ClaimedItem>& items, const fhir::Issue& why);
    void count(const FeedCommit& commit, const feed::ReleasedBatch& batch) const;
    void rest(std::chrono::milliseconds at_most);
    [[nodiscard]] bool is_stopping();
};

fhir::Result<void> FeedWorker::Impl::open_sink() {
    sink.reset();  // gives the folder's lock back first
    auto opened = FeedSink::open(feed.directory, keys, feed.name);
    if (!opened) return tl::unexpected(opened.error());
    sink.emplace(std::move(*opened));
    return {};
}

void FeedWorker::Impl::run() {
    auto pause = options.retry;
    while (!is_stopping()) {
        fhir::Result<std::size_t> fed = std::size_t{0};
        try {
            fed = feed_once();
        } catch (const std::exception& error) {
            spdlog::error("feed {}: {}", feed.name, error.what());
            sink.reset();
        }
        if (fed && *fed > 0) continue;
        if (!fed) spdlog::error("feed {}: {}", feed.name, fed.error().diagnostics);
        rest(fed ? options.idle_poll : pause);
        pause = fed ? options.retry : std::min(pause * 2, kRetryMax);
    }
}

/// @return how many items were worked on
fhir::Result<std::size_t> FeedWorker::Impl::feed_once() {
    if (!sink)
        if (auto opened = open_sink(); !opened) return tl::unexpected(opened.error());
    const auto items =
        parts.store.claim(destination, to_ms(system_clock::now()), options.lease.count(), options.batch_items_max);
    if (!items) return tl::unexpected(items.error());
    if (items->empty()) return std::size_t{0};
    if (auto published = publish(*items); !published) {
        put_back(*items, published.error());
        sink.reset();  // what it has not published is forgotten with it
        return tl::unexpected(published.error());
    }
    return items->size();
}

fhir::Result<void> FeedWorker::Impl::publish(const std::vector<ClaimedItem>& items) {
    const feed::Release to{.parts = parts, .feed_name = feed.name, .keys = keys, .sink = *sink};
    auto batch = feed::release(to, items);
    // Exchange policy A3, G6: nothing leaves before it is written who received it.
    if (auto written = write_audit(batch); !written) return written;
    const auto commit = sink->commit(to_instant(system_clock::now()));
    if (!commit) return tl::unexpected(commit.error());
    const auto ended = parts.store.complete(batch.ends);
    if (!ended) return tl::unexpected(ended.error());
    count(*commit, batch);
    return {};
}

fhir::Result<void> FeedWorker::Impl::write_audit(feed::ReleasedBatch& batch) const {
    if (batch.entities.empty()) return {};
    AuditRecord record;
    record.action = AuditedAction::feed;
    record.recorded = to_instant(system_clock::now());
    record.institution = feed.name;
    record.source_institution = parts.configuration.institution_number;
    record.purpose = code_of(Purpose::hresch);
    record.decisions = std::move(batch.decisions);
    record.entities = std::move(batch.entities);
    return parts.audit.append(record);
}

void FeedWorker::Impl::put_back(const std::vector<ClaimedItem>& items, const fhir::Issue& why) {
    const auto due = to_ms(system_clock::now() + options.retry);
    std::vector<EndedClaim> ends;
    for (const ClaimedItem& item : items)
        ends.push_back({item.id, {.state = DeliveryState::queued, .due_ms = due, .detail = why.rule}});
    // When this fails too, the lease's end puts them back.
    (void)parts.store.complete(ends);
}

void FeedWorker::Impl::count(const FeedCommit& commit, const feed::ReleasedBatch& batch) const {
    const auto add = [&](std::string_view kind, std::size_t amount) {
        parts.metrics.at("kakehashi_feed_events_total", label + ",kind=\"" + std::string(kind) + '"')
            .add(static_cast<std::int64_t>(amount));
    };
    add("put", commit.puts);
    add("tombstone", commit.tombstones);
    add("withheld", batch.withheld);
    add("refused", batch.refused);
}

void FeedWorker::Impl::rest(std::chrono::milliseconds at_most) {
    std::unique_lock lock(mutex);
    changed.wait_for(lock, at_most, [this] { return stopping || woken; });
    woken = false;
}

bool FeedWorker::Impl::is_stopping() {
    const std::lock_guard lock(mutex);
    return stopping;
}

FeedWorker::FeedWorker(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FeedWorker::~FeedWorker() { stop(); }

fhir::Result<std::unique_ptr<FeedWorker>> FeedWorker::open(const NodeParts& parts, const FeedConfiguration& feed,
                                                           FeedOptions options) {
    auto impl = std::make_unique<Impl>(parts, feed, options);
    auto keys = read_keys(feed);
    if (!keys) return tl::unexpected(keys.error());
    impl->keys = std::move(*keys);
    if (auto opened = impl->open_sink(); !opened) return tl::unexpected(opened.error());
    parts.metrics.describe("kakehashi_feed_events_total", MetricKind::counter, "Published, withdrawn and kept back.");
    return std::unique_ptr<FeedWorker>(new FeedWorker(std::move(impl)));
}

void FeedWorker::start() {
    const auto now = to_ms(system_clock::now());
    // The folder's lock is ours: whatever is in flight was left behind by a process that has ended.
    for (const auto state : {DeliveryState::in_flight, DeliveryState::held})
        if (const auto requeued = impl_->parts.store.requeue(impl_->destination, state, now); !requeued)
            spdlog::error("feed {}: {}", impl_->feed.name, requeued.error().diagnostics);
    impl_->thread = std::thread([impl = impl_.get()] { impl->run(); });
}

void FeedWorker::wake() {
    const std::lock_guard lock(impl_->mutex);
    impl_->woken = true;
    impl_->changed.notify_all();
}

void FeedWorker::stop() {
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->stopping = true;
        impl_->changed.notify_all();
    }
    if (impl_->thread.joinable()) impl_->thread.join();
}

void measure_feeds(const NodeParts& parts) {
    Metrics& metrics = parts.metrics;
    metrics.describe("kakehashi_feed_waiting", MetricKind::gauge, "Items queued or in flight to a feed.");
    metrics.describe("kakehashi_feed_held", MetricKind::gauge, "Items that wait for a condition.");
    metrics.describe("kakehashi_feed_dead", MetricKind::gauge, "Items that need a person.");
    for (const FeedConfiguration& feed : parts.configuration.feeds) {
        const auto waiting = parts.store.waiting_items(destination_of(feed));
        if (!waiting) continue;
        const std::string label = label_of(feed);
        metrics.at("kakehashi_feed_waiting", label).set(waiting->queued + waiting->in_flight);
        metrics.at("kakehashi_feed_held", label).set(waiting->held);
        metrics.at("kakehashi_feed_dead", label).set(waiting->dead);
    }
}

fhir::Result<void> announce_directive(Store& store, const NodeConfiguration& configuration, std::string_view insured) {
    std::vector<OutboxItem> items;
    for (const FeedConfiguration& feed : configuration.feeds)
        items.push_back({.destination = destination_of(feed),
                         .kind = std::string(feed::kDirectiveItem),
                         .order_key = {},
                         .payload = std::string(insured),
                         .state = DeliveryState::queued,
                         .detail = {}});
    return store.enqueue(items, to_instant(system_clock::now()));
}

}  // namespace kakehashi::gateway
