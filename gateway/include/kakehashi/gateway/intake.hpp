#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/gateway/journal.hpp"
#include "kakehashi/gateway/metrics.hpp"
#include "kakehashi/gateway/node_configuration.hpp"
#include "kakehashi/gateway/store.hpp"
#include "kakehashi/profiles/validator.hpp"

namespace kakehashi::gateway {

/// What became of one journal record.
struct IntakeOutcome {
    bool refused = false;           ///< quarantined: `report` says why
    std::vector<UnitResult> units;  ///< fates, in the order of the input
    fhir::Report report;
};

/// The middle of the node: journal → map → validate → store, in the journal's order, on one thread of its own.
///
/// Doors hand bytes over with `accept`; what a crash left between journal and store is done again at the start.
/// A source's name in JournalEntry::source is the part before the first '|'; what follows names the file or message.
/// The name "peer:<institution number>" is a delivery of another node: its units belong to that institution.
/// Thread-safe.
class Intake {
public:
    /// @param configuration, store, journal, validator, metrics  outlive the intake
    /// @return Issue when a source's format or mapping file is not right, or the store cannot be read
    [[nodiscard]] static fhir::Result<std::unique_ptr<Intake>> open(const NodeConfiguration& configuration,
                                                                    Store& store, Journal& journal,
                                                                    const profiles::Validator& validator,
                                                                    Metrics& metrics);
    ~Intake();  ///< stops
    Intake(const Intake&) = delete;
    Intake& operator=(const Intake&) = delete;

    /// Starts the worker's thread.
    void start();
    /// The record in hand is finished, the thread ends. What waits is done at the next start.
    void stop();

    /// Journals one input; blocks until it is flushed. @return its sequence, or the journal's refusal
    [[nodiscard]] fhir::Result<std::uint64_t> accept(JournalEntry entry);
    /// Blocks until that record is stored or quarantined. For callers whose answer must say what became of it.
    /// @return Issue `timeout` at the deadline: it is journalled, and will be done; `no_store` when the worker stopped
    [[nodiscard]] fhir::Result<IntakeOutcome> wait_for(std::uint64_t sequence,
                                                       std::chrono::steady_clock::time_point deadline);
    /// Called on the worker's thread after each commit: wakes those who empty the outbox. Set before `start`.
    void on_commit(std::function<void()> wake);

    /// Records that are journalled and not yet processed.
    [[nodiscard]] std::uint64_t waiting() const;
    /// False when the worker met a fault that a person must look at (disk, journal): /health says so.
    [[nodiscard]] bool is_working() const;

    struct Impl;

private:
    explicit Intake(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace kakehashi::gateway
