#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/gateway/pseudonym.hpp"

namespace kakehashi::gateway {

/// What became of an event that was handed to a sink.
enum class FeedOutcome : std::uint8_t {
    added,      ///< published with the next commit
    known,      ///< the same event is there already: nothing to do
    withdrawn,  ///< the event was withdrawn before: it never comes back
};

/// What a commit published.
struct FeedCommit {
    std::size_t puts = 0;
    std::size_t tombstones = 0;
    std::size_t files = 0;  ///< written anew
};

/// Hands one feed's events to its platform: a folder of NDJSON files and a Bulk Data manifest, `manifest.json`.
///
/// A line of an output file is one released unit: a Bundle whose `id` is the event id, a keyed hash of unit, version
/// and transform. A later version of a unit withdraws the earlier one. A line of a `deleted` file withdraws one event;
/// the event's data leave the output files in the same commit. The manifest is replaced last and at once: what it does
/// not name was never published. One sink at a time writes a folder; not for several threads. No clock inside. Source:
/// exchange policy C6, C7; Bulk Data Access 2.0, response: manifest
class FeedSink {
public:
    /// Opens the folder (made when absent) and reads which events are there.
    /// @return Issue `no_store` (fatal) when the folder cannot be read, written or does not hold what its manifest
    /// says;
    ///         `lock_error` (fatal) when another sink has it open
    [[nodiscard]] static fhir::Result<FeedSink> open(const std::filesystem::path& directory, const DeidKeys& keys,
                                                     std::string_view feed_name);
    FeedSink(FeedSink&&) noexcept;
    FeedSink& operator=(FeedSink&&) noexcept;
    ~FeedSink();

    /// @param unit_key the unit's own key (mappers::Unit::key); never written
    /// @param version  mappers::Unit::order; never written
    /// @param patient  the patient's feed pseudonym: the partition
    /// @param released the Bundle as `pseudonymise` gave it for this feed
    [[nodiscard]] FeedOutcome put(std::string_view unit_key, std::string_view version, std::string_view patient,
                                  const fhir::Document& released);
    /// Withdraws what was published of a unit. @return how many events
    std::size_t withdraw_unit(std::string_view unit_key);
    /// Withdraws everything of one patient: opt-out, un-merge. @return how many events
    std::size_t withdraw_patient(std::string_view patient);

    /// Publishes what was added and withdrawn since the last commit; durable when it returns. Nothing to do: nothing
    /// is written.
    ///
    /// @param transaction_time an instant, for the manifest
    /// @return Issue `no_store` (fatal) when writing failed: open the folder again, then hand the events over again
    [[nodiscard]] fhir::Result<FeedCommit> commit(std::string_view transaction_time);

    [[nodiscard]] std::size_t event_count() const;  ///< events that are neither withdrawn nor waiting for a commit

    struct State;

private:
    explicit FeedSink(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace kakehashi::gateway
