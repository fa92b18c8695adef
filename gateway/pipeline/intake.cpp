#include "kakehashi/gateway/intake.hpp"

#include <fmt/chrono.h>
#include <spdlog/spdlog.h>

#include <condition_variable>
#include <exception>
#include <iterator>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

#include "kakehashi/fhir/json.hpp"
#include "pipeline/messages.hpp"
#include "pipeline/preparation.hpp"

namespace kakehashi::gateway {

namespace {

using pipeline::PreparedInput;

constexpr std::size_t kBatchRecordsMax = 64;  // one flush of the store for so many
constexpr std::size_t kPageUnits = 500;
constexpr std::size_t kOutcomesKept = 4096;  // more than can wait for an answer at once
constexpr std::chrono::seconds kRetryAfter{1};

std::string now_utc() {
    const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now);
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)),
                       (now - seconds).count());
}

/// The register as the store knows the patients.
fhir::Result<void> fill_register(PatientRegister& patients, const Store& store) {
    std::string after;
    for (;;) {
        const auto page = store.units_of_kind(mappers::UnitKind::patient, after, kPageUnits);
        if (!page) return tl::unexpected(page.error());
        for (const auto& unit : *page) {
            auto bundle = fhir::parse_json(unit.bundle);
            if (bundle) patients.learn(*bundle, unit.order);
        }
        if (page->size() < kPageUnits) return {};
        after = page->back().key;
    }
}

}  // namespace

struct Intake::Impl {
    Impl(const NodeConfiguration& node, Store& unit_store, Journal& records, const profiles::Validator& judge,
         Metrics& numbers)
        : configuration(node), store(unit_store), journal(records), validator(judge), metrics(numbers) {}

    const NodeConfiguration& configuration;
    Store& store;
    Journal& journal;
    const profiles::Validator& validator;
    Metrics& metrics;
    PatientRegister patients;
    std::optional<pipeline::ConfiguredSources> sources;
    std::function<void()> wake_senders;

    std::mutex mutex;  // of everything below
    std::condition_variable changed;
    std::uint64_t processed = 0;
    bool stopping = false;
    bool working = true;
    std::map<std::uint64_t, IntakeOutcome> outcomes;
    std::thread worker;

    pipeline::Preparation preparation() { return {configuration, *sources, patients, validator}; }

    /// The worker's thread: whatever is in the journal and not yet in the store.
    void run() {
        bool has_released = release_what_waits();
        while (wait_for_work(!has_released)) {
            if (!has_released) has_released = release_what_waits();
            const auto records = journal.read_after(position(), kBatchRecordsMax);
            const bool done = records && (records->empty() || process(*records, has_released)) && has_released;
            if (!records) spdlog::error("intake: {}", records.error().diagnostics);
            set_working(done);
            if (!done) pause();
        }
    }

    /// A crash, or a failing disk, may have come between a patient's commit and the release of what waited for it.
    /// @return false when it has to be tried again
    bool release_what_waits() {
        auto held = store.releasable_units();
        return held && release(std::move(*held));
    }

    /// A mapper that throws has a fault of its own: the input is quarantined, and the ones behind it go on.
    PreparedInput prepare(const JournalRecord& record, std::string received) {
        try {
            return pipeline::prepare(preparation(), record, received);
        } catch (const std::exception& error) {
            spdlog::error("intake: record {}: {}", record.sequence, error.what());
            return pipeline::refuse(record, configuration, std::move(received));
        }
    }

    /// @param has_released  false afterwards: the records are stored, but what waited for their patients is not
    bool process(const std::vector<JournalRecord>& records, bool& has_released) {
        std::vector<PreparedInput> inputs;
        inputs.reserve(records.size());
        for (const auto& record : records) inputs.push_back(prepare(record, now_utc()));
        auto released = commit(inputs);
        if (!released) return false;
        for (auto& input : inputs) finish(input);
        if (!release(std::move(*released))) has_released = false;
        {
            const std::lock_guard lock(mutex);
            processed = records.back().sequence;
            changed.notify_all();
        }
        if (wake_senders) wake_senders();
        return true;
    }

    /// Stores the inputs in one transaction; their results go to the outcomes.
    /// @return the units that waited for a patient of these inputs; nullopt when nothing was written
    std::optional<std::vector<HeldUnit>> commit(std::vector<PreparedInput>& inputs) {
        std::vector<InputCommit> commits;
        commits.reserve(inputs.size());
        for (auto& input : inputs) commits.push_back(std::move(input.commit));
        auto results = store.commit(commits);
        for (std::size_t i = 0; i < inputs.size(); ++i) inputs[i].commit = std::move(commits[i]);
        if (!results) {
            spdlog::error("intake: {}", results.error().diagnostics);
            return std::nullopt;
        }
        std::vector<HeldUnit> released;
        const std::lock_guard lock(mutex);
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            auto& result = (*results)[i];
            count(result);
            std::move(result.released.begin(), result.released.end(), std::back_inserter(released));
            auto& report = inputs[i].report;
            report.insert(report.end(), result.report.begin(), result.report.end());
            outcomes[inputs[i].commit.journal_sequence] = {inputs[i].refused, std::move(result.units), report};
        }
        while (outcomes.size() > kOutcomesKept) outcomes.erase(outcomes.begin());
        return released;
    }

    void count(const InputResult& result) {
        for (const auto& unit : result.units) {
            if (unit.fate == UnitFate::stored) metrics.at("kakehashi_units_stored_total").add();
            if (unit.fate == UnitFate::held) metrics.at("kakehashi_units_held_total").add();
        }
    }

    void finish(const PreparedInput& input) {
        const std::string labels = fmt::format("source=\"{}\",result=\"{}\"", escape_label(input.commit.source),
                                               input.refused ? "quarantined" : "accepted");
        metrics.at("kakehashi_inputs_total", labels).add();
        for (const auto& code : input.commit.untranslated)
            metrics
                .at("kakehashi_untranslated_codes_total",
                    fmt::format("source=\"{}\",map=\"{}\"", escape_label(input.commit.source), escape_label(code.map)))
                .add();
        if (!input.refused) return;
        for (const auto& issue : input.report)
            if (issue.severity == fhir::IssueSeverity::error)
                spdlog::warn("intake: record {} of source {} is in quarantine: {} {}", input.commit.journal_sequence,
                             input.commit.source, issue.rule, issue.expression);
    }

    /// Converts what waited for a patient once more. Its own patients are known now, so this ends.
    bool release(std::vector<HeldUnit> held) {
        std::map<std::uint64_t, HeldUnit> records;
        for (auto& unit : held) records.try_emplace(unit.journal_sequence, std::move(unit));
        std::vector<PreparedInput> inputs;
        for (const auto& [sequence, unit] : records) {
            const auto record = journal.read_after(sequence - 1, 1);
            if (!record || record->empty()) return false;
            inputs.push_back(prepare(record->front(), unit.received));
            inputs.back().commit.account = {};  // its fields were counted the first time
        }
        return inputs.empty() || commit(inputs).has_value();
    }

    std::uint64_t position() {
        const std::lock_guard lock(mutex);
        return processed;
    }
    void set_working(bool is_working) {
        const std::lock_guard lock(mutex);
        working = is_working;
    }
    /// @param try_again  something is left from before: waits for a moment only
    bool wait_for_work(bool try_again) {
        std::unique_lock lock(mutex);
        const auto has_work = [this] { return stopping || journal.last_sequence() > processed; };
        if (try_again)
            changed.wait_for(lock, kRetryAfter, has_work);
        else
            changed.wait(lock, has_work);
        return !stopping;
    }
    void pause() {
        std::unique_lock lock(mutex);
        changed.wait_for(lock, kRetryAfter, [this] { return stopping; });
    }
};

Intake::Intake(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Intake::~Intake() { stop(); }

fhir::Result<std::unique_ptr<Intake>> Intake::open(const NodeConfiguration& configuration, Store& store,
                                                   Journal& journal, const profiles::Validator& validator,
                                                   Metrics& metrics) {
    auto impl = std::make_unique<Impl>(configuration, store, journal, validator, metrics);
    auto sources = pipeline::ConfiguredSources::open(configuration, impl->patients, impl->validator);
    if (!sources) return tl::unexpected(sources.error());
    impl->sources = std::move(*sources);
    if (auto filled = fill_register(impl->patients, store); !filled) return tl::unexpected(filled.error());
    const auto processed = store.processed_sequence();
    if (!processed) return tl::unexpected(processed.error());
    impl->processed = *processed;
    metrics.describe("kakehashi_units_stored_total", MetricKind::counter, "Report units stored as a new version.");
    metrics.describe("kakehashi_units_held_total", MetricKind::counter, "Report units that waited for their patient.");
    metrics.describe("kakehashi_inputs_total", MetricKind::counter, "Journal records worked through.");
    metrics.describe("kakehashi_untranslated_codes_total", MetricKind::counter,
                     "Local codes that no table of the institution translates.");
    return std::unique_ptr<Intake>(new Intake(std::move(impl)));
}

void Intake::start() {
    impl_->worker = std::thread([impl = impl_.get()] { impl->run(); });
}

void Intake::stop() {
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->stopping = true;
        impl_->changed.notify_all();
    }
    if (impl_->worker.joinable()) impl_->worker.join();
}

fhir::Result<std::uint64_t> Intake::accept(JournalEntry entry) {
    auto sequence = impl_->journal.append(std::move(entry));
    if (sequence) {
        const std::lock_guard lock(impl_->mutex);
        impl_->changed.notify_all();
    }
    return sequence;
}

fhir::Result<IntakeOutcome> Intake::wait_for(std::uint64_t sequence, std::chrono::steady_clock::time_point deadline) {
    std::unique_lock lock(impl_->mutex);
    impl_->changed.wait_until(lock, deadline, [&] { return impl_->stopping || impl_->outcomes.contains(sequence); });
    const auto found = impl_->outcomes.find(sequence);
    if (found != impl_->outcomes.end()) return found->second;
    const auto code = impl_->stopping ? fhir::IssueType::no_store : fhir::IssueType::timeout;
    return tl::unexpected(fhir::make_issue(fhir::IssueSeverity::fatal, code, pipeline::messages::kNotYet, ""));
}

void Intake::on_commit(std::function<void()> wake) { impl_->wake_senders = std::move(wake); }

std::uint64_t Intake::waiting() const {
    const std::lock_guard lock(impl_->mutex);
    const auto last = impl_->journal.last_sequence();
    return last > impl_->processed ? last - impl_->processed : 0;
}

bool Intake::is_working() const {
    const std::lock_guard lock(impl_->mutex);
    return impl_->working;
}

}  // namespace kakehashi::gateway
