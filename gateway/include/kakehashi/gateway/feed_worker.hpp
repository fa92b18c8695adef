#pragma once

#include <chrono>
#include <memory>
#include <string_view>

#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/gateway/node_parts.hpp"

/// From the outbox to a secondary-use platform. Source: exchange policy C6, C7
namespace kakehashi::gateway {

struct FeedOptions {
    std::size_t batch_items_max = 200;  ///< items a commit
    std::chrono::milliseconds lease{300'000};
    std::chrono::milliseconds idle_poll{2'000};
    std::chrono::milliseconds retry{1'000};  ///< after a disk that refused; doubles up to a minute
};

/// Empties the outbox towards one platform, on a thread of its own.
///
/// Each unit is decided on when it goes (not when it was queued), pseudonymised and published; what the policy denies
/// is `withdrawn` with the rule, and so is what was published of it before: of the whole patient, when the patient
/// asked to stop. What cannot be pseudonymised is `rejected` and never leaves. Items end only after the commit that
/// published them, and an event that is there already is not published again: a crash repeats nothing.
class FeedWorker {
public:
    /// Reads the root key and opens the platform's folder.
    /// @param feed outlives the worker
    /// @return Issue fatal: no key of 32 bytes (`security`), the folder cannot be used (`no_store`) or another process
    ///         writes it (`lock_error`)
    [[nodiscard]] static fhir::Result<std::unique_ptr<FeedWorker>> open(const NodeParts& parts,
                                                                        const FeedConfiguration& feed,
                                                                        FeedOptions options = {});
    ~FeedWorker();  ///< stops
    FeedWorker(const FeedWorker&) = delete;
    FeedWorker& operator=(const FeedWorker&) = delete;

    /// What an earlier run left in flight or held goes again.
    void start();
    /// There may be something to feed: Intake::on_commit. Thread-safe.
    void wake();
    /// The batch in hand is finished, the thread ends.
    void stop();

    struct Impl;

private:
    explicit FeedWorker(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// A person's directives have changed: every feed looks at them again and withdraws what it published of the person,
/// when that is what they say. Durable when it returns; wake the feeds after it.
/// @param insured as Store::put_directive got it
/// Source: exchange policy C7
[[nodiscard]] fhir::Result<void> announce_directive(Store& store, const NodeConfiguration& configuration,
                                                    std::string_view insured);

/// Sets the gauges kakehashi_feed_waiting, _held and _dead {feed} to what the store says; for each scrape. Blocks.
void measure_feeds(const NodeParts& parts);

}  // namespace kakehashi::gateway
