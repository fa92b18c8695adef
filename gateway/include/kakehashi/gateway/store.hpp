#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/gateway/outbox.hpp"
#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::gateway {

/// One report unit to be stored, with what has to leave the node because of it.
struct UnitCommit {
    const mappers::Unit* unit = nullptr;  ///< looked at during the commit only
    std::vector<OutboxItem> outbox;       ///< written with the unit, and only when it changes something
};

/// Sums of one input's losslessness account.
struct AccountCounts {
    std::uint64_t inputs = 0;
    std::uint64_t mapped = 0;
    std::uint64_t ignored = 0;
    std::uint64_t unmapped = 0;
};

/// A local code that no table of the institution translates, and how often its sources wrote it.
struct UntranslatedCount {
    std::string source;  ///< name of the configured source
    std::string map;     ///< of mappers::Context::code_maps: "lab", "drug" …
    std::string code;    ///< as the source writes it
    std::string name;    ///< what the source calls it; may be empty
    std::uint64_t count = 0;
    std::string last_seen;  ///< instant, UTC
};

/// All that one journal record led to: stored whole or not at all.
struct InputCommit {
    std::uint64_t journal_sequence = 0;
    std::string source;       ///< name of the configured source
    std::string format;       ///< as SourceFormat names it
    std::string institution;  ///< 10 digits
    std::string received;     ///< instant, UTC: "2026-11-23T16:00:00.000Z"; becomes meta.lastUpdated
    std::vector<UnitCommit> units;
    AccountCounts account;
    std::vector<mappers::UntranslatedCode> untranslated{};
    std::optional<std::string> quarantine;  ///< OperationOutcome (JSON): the input failed
};

enum class UnitFate : std::uint8_t {
    stored,     ///< a new version
    unchanged,  ///< the same content was stored before: no new version, nothing sent
    stale,      ///< older than what is stored: refused
    held,       ///< its patient is not known yet
    removed,    ///< all its resources are deleted
};

struct UnitResult {
    std::string key;
    UnitFate fate = UnitFate::unchanged;
    std::int64_t version = 0;  ///< of the unit, after the commit
};

/// A unit that waits for its patient. Its journal record is converted again when the patient is known.
struct HeldUnit {
    std::string key;
    std::string patient_number;
    std::uint64_t journal_sequence = 0;
    std::string source;
    std::string format;
    std::string received;
};

struct InputResult {
    std::vector<UnitResult> units;
    fhir::Report report;             ///< warnings: what was stale
    std::vector<HeldUnit> released;  ///< waited for a patient whom this input introduced
};

struct StoredUnit {
    std::string key;
    std::string kind;   ///< as mappers::name_of
    std::string state;  ///< "live" or "removed"
    std::int64_t version = 0;
    std::string order;
    std::string patient_number;
    std::string patient_id;
    std::string bundle_id;
    std::string source;
    std::string format;
    std::string institution;
    std::uint64_t journal_sequence = 0;
    std::string received;
    std::string bundle;  ///< bytes; "" when removed
};

/// What is known of a resource without opening it: enough to decide on its disclosure.
struct ResourceMetadata {
    std::string type;
    std::string id;
    std::int64_t version = 0;
    bool deleted = false;
    std::string patient_id;    ///< "" for resources of no patient (Organization, Practitioner, …)
    std::string last_updated;  ///< instant, UTC
    std::string unit_key;
    std::string unit_kind;  ///< as mappers::name_of
    std::string source;
    std::string format;
    std::string institution;  ///< 10 digits
    std::string security;     ///< meta.security, also of what is inside: "system|code" each, joined by spaces
    std::string category;     ///< category codings and a document's type, in the same form
    std::string tags;         ///< meta.tag, as security
    bool entered_in_error = false;
    bool superseded = false;  ///< `version` is an older one: the rest is what the resource is now
};

struct StoredResource {
    ResourceMetadata metadata;
    std::string bytes;  ///< "" when deleted
};

/// One version in a resource's history.
struct ResourceVersion {
    std::int64_t version = 0;
    bool deleted = false;
    std::string last_updated;
    std::string bytes;
};

struct QuarantinedInput {
    std::uint64_t journal_sequence = 0;  ///< where its bytes are
    std::string source;
    std::string format;
    std::string state;  ///< "open", "replayed", "dismissed"
    std::string received;
    std::string outcome;  ///< OperationOutcome, JSON
};

struct SourceAccount {
    std::string source;
    std::string format;
    AccountCounts counts;
};

namespace store {
class Connection;
class ReaderLease;
}  // namespace store

/// The node's store: one SQLite file, written by one thread at a time, read by many. Thread-safe; calls block on the
/// disk: never from an I/O thread. Every failure is severity fatal `no_store`: nothing was written, try again.
class Store {
public:
    /// Opens or makes `store.sqlite3` in `directory`.
    [[nodiscard]] static fhir::Result<std::unique_ptr<Store>> open(const std::filesystem::path& directory);
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    /// Stores inputs, all in one transaction, in their order; the last processed journal sequence moves with them.
    /// @return one result for each input
    [[nodiscard]] fhir::Result<std::vector<InputResult>> commit(std::span<const InputCommit> inputs);
    /// Journal sequence of the last input that was committed: reading goes on after it.
    [[nodiscard]] fhir::Result<std::uint64_t> processed_sequence() const;

    [[nodiscard]] fhir::Result<std::optional<StoredUnit>> unit(std::string_view key) const;
    /// Live units of one kind, in the order of their keys, after `key`: to fill the patient register at the start.
    [[nodiscard]] fhir::Result<std::vector<StoredUnit>> units_of_kind(mappers::UnitKind kind,
                                                                      std::string_view after_key,
                                                                      std::size_t count_max) const;
    /// Held units whose patient has become known; asked at the start, in case a crash came before the release.
    [[nodiscard]] fhir::Result<std::vector<HeldUnit>> releasable_units() const;
    [[nodiscard]] fhir::Result<std::size_t> held_count() const;

    [[nodiscard]] fhir::Result<std::optional<StoredResource>> read(std::string_view type, std::string_view id) const;
    /// Bytes of one version; nullopt when there is none. A deleted version has `deleted` set.
    [[nodiscard]] fhir::Result<std::optional<ResourceVersion>> read_version(std::string_view type, std::string_view id,
                                                                            std::int64_t version) const;
    /// Newest first.
    [[nodiscard]] fhir::Result<std::vector<ResourceVersion>> history(std::string_view type, std::string_view id,
                                                                     std::size_t count_max) const;

    /// Takes up to `count_max` items for one destination into the state in_flight: at most one for each order key,
    /// and only when nothing older of that key waits or is on its way.
    [[nodiscard]] fhir::Result<std::vector<ClaimedItem>> claim(std::string_view destination, std::int64_t now_ms,
                                                               std::int64_t lease_ms, std::size_t count_max);
    /// Ends a claim. @return Issue `not_found` when the item is not in flight (its lease ended, somebody else has it)
    [[nodiscard]] fhir::Result<void> complete(std::int64_t item, const Completion& completion);
    /// Ends several claims in one transaction; those that are not in flight any more are passed over. @return how many
    [[nodiscard]] fhir::Result<std::size_t> complete(std::span<const EndedClaim> claims);
    /// Adds items without a unit (receipts, withdrawals).
    [[nodiscard]] fhir::Result<void> enqueue(std::span<const OutboxItem> items, std::string_view created);
    /// Withdraws what still waits of a unit (queued or held). @return how many
    [[nodiscard]] fhir::Result<std::size_t> withdraw(std::string_view unit_key, std::string_view reason);
    /// Puts held or dead items back into the queue; in-flight ones too, for a sender that begins and knows that it is
    /// the only one. @return how many
    [[nodiscard]] fhir::Result<std::size_t> requeue(std::string_view destination, DeliveryState from,
                                                    std::int64_t now_ms);
    [[nodiscard]] fhir::Result<std::vector<OutboxCount>> outbox_counts() const;
    /// What one destination has not received; quick, however much was delivered before.
    [[nodiscard]] fhir::Result<WaitingItems> waiting_items(std::string_view destination) const;
    /// Items of one kind, newest first.
    [[nodiscard]] fhir::Result<std::vector<OutboxEntry>> outbox_entries(std::string_view kind,
                                                                        std::size_t count_max) const;

    [[nodiscard]] fhir::Result<std::vector<QuarantinedInput>> quarantined(std::size_t count_max) const;
    /// A replay changes its state by committing again; this is for dismissing by a person.
    [[nodiscard]] fhir::Result<void> dismiss_quarantined(std::uint64_t journal_sequence);
    [[nodiscard]] fhir::Result<std::vector<SourceAccount>> accounts() const;
    /// The commonest first. A code that was translated since then stays, with the day on which it was last missed.
    [[nodiscard]] fhir::Result<std::vector<UntranslatedCount>> untranslated_codes() const;

    /// Stores a directive (Consent) of the person with this insured identifier; the same id replaces.
    [[nodiscard]] fhir::Result<void> put_directive(std::string_view id, std::string_view insured,
                                                   std::string_view updated, std::string_view consent_bytes);
    /// Consent resources, JSON, in the order of their ids.
    [[nodiscard]] fhir::Result<std::vector<std::string>> directives(std::string_view insured) const;
    /// Keys of the live units of the person with this insured identifier, however it is spelt. Looks at every patient:
    /// for when a directive changes.
    [[nodiscard]] fhir::Result<std::vector<std::string>> units_of_person(std::string_view insured) const;

    /// A connection that only reads, for the search compiler of this module.
    [[nodiscard]] fhir::Result<store::ReaderLease> reader() const;

    struct Impl;

private:
    explicit Store(std::unique_ptr<Impl> impl);
    /// Runs `work` as one transaction of the writer.
    fhir::Result<void> write(const std::function<void(store::Connection&)>& work);
    std::unique_ptr<Impl> impl_;
};

}  // namespace kakehashi::gateway
