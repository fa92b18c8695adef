#include "kakehashi/gateway/journal.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "journal/messages.hpp"
#include "journal/record.hpp"
#include "journal/segment.hpp"

namespace kakehashi::gateway {

namespace {
using fhir::IssueSeverity;
using fhir::IssueType;
using journal::File;
using journal::Segment;

/// One entry on its way to the disk; lives in the frame of the `append` that waits for it.
struct WaitingEntry {
    const JournalEntry* entry;
    std::uint64_t sequence = 0;
    enum class State : std::uint8_t { waiting, flushed, refused } state = State::waiting;
};

tl::unexpected<fhir::Issue> stopped() {
    return tl::unexpected(fhir::make_issue(IssueSeverity::fatal, IssueType::no_store, journal::messages::kStopped, ""));
}

fhir::Result<void> write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return journal::disk_refused("write");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

/// Reads exactly `count` bytes at `at`; nullopt when the file does not have them.
std::optional<std::string> read_at(const File& file, std::uint64_t at, std::size_t count) {
    std::string bytes(count, '\0');
    std::size_t have = 0;
    while (have < count) {
        const auto got = ::pread(file.descriptor(), bytes.data() + have, count - have, static_cast<off_t>(at + have));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return std::nullopt;
        have += static_cast<std::size_t>(got);
    }
    return bytes;
}

/// The whole record at `at`, checked by the caller; nullopt when the file ends before.
std::optional<std::string> read_record_at(const File& file, std::uint64_t at) {
    const auto header = read_at(file, at, journal::kHeaderBytes);
    if (!header) return std::nullopt;
    std::size_t length = 0;
    for (std::size_t i = 0; i < 4; ++i) length |= std::size_t{static_cast<unsigned char>((*header)[4 + i])} << (8 * i);
    if (length > Journal::kEntryBytesMax + 64 * 1024) return std::nullopt;
    return read_at(file, at, journal::kHeaderBytes + length);
}
}  // namespace

struct Journal::Impl {
    std::filesystem::path directory;
    JournalOptions options;
    File lock;

    // Only the writer thread touches these after the opening.
    File current;
    journal::JournalEnd end;

    mutable std::mutex mutex;  // guards what follows
    std::condition_variable arrived;
    std::condition_variable flushed;
    std::deque<WaitingEntry*> waiting;
    std::vector<Segment> segments;
    std::uint64_t flushed_sequence = 0;
    bool accepting = true;
    bool stopping = false;

    // Where the last reading ended: readers go forward, so most readings start here.
    struct ReadCursor {
        std::uint64_t sequence = 0;  ///< of the last record before `offset`
        std::uint64_t segment = 0;   ///< its first sequence; 0: none
        std::uint64_t offset = 0;
    };
    mutable std::mutex reading;
    mutable ReadCursor cursor;

    std::thread writer;

    void run();
    fhir::Result<void> write_batch(const std::deque<WaitingEntry*>& batch);
    fhir::Result<void> begin_segment_when_full();
    Segment segment_of(std::uint64_t sequence, std::uint64_t& next_first) const;
    fhir::Result<void> read_segment(std::uint64_t after, std::uint64_t until, std::size_t count_max,
                                    std::size_t bytes_max, std::vector<JournalRecord>& out) const;
};

fhir::Result<void> Journal::Impl::begin_segment_when_full() {
    {
        const std::lock_guard guard(mutex);
        if (current.is_open() && segments.back().bytes < options.segment_bytes_max) return {};
    }
    auto made = journal::create_segment(directory, end.sequence + 1);
    if (!made) return tl::unexpected(made.error());
    auto opened = journal::open_segment(*made, O_WRONLY | O_APPEND);
    if (!opened) return tl::unexpected(opened.error());
    current = std::move(*opened);
    const std::lock_guard guard(mutex);
    segments.push_back(std::move(*made));
    return {};
}

fhir::Result<void> Journal::Impl::write_batch(const std::deque<WaitingEntry*>& batch) {
    if (auto ready = begin_segment_when_full(); !ready) return ready;
    const std::uint64_t flushed_before = end.sequence;
    std::uint64_t written = 0;
    std::string bytes;
    for (WaitingEntry* one : batch) {
        one->sequence = ++end.sequence;
        bytes.clear();
        end.hash = journal::append_record({one->sequence, flushed_before, end.hash}, *one->entry, bytes);
        if (auto done = write_all(current.descriptor(), bytes); !done) return done;
        written += bytes.size();
    }
    if (::fdatasync(current.descriptor()) != 0) return journal::disk_refused("fdatasync");
    const std::lock_guard guard(mutex);
    segments.back().bytes += written;
    flushed_sequence = end.sequence;
    return {};
}

/// The writer: takes all that waits, flushes once, wakes all. After a refusal of the disk nothing is tried again: a
/// second fdatasync may succeed although the pages of the first are lost.
void Journal::Impl::run() {
    std::unique_lock hold(mutex);
    while (true) {
        arrived.wait(hold, [this] { return stopping || !waiting.empty(); });
        if (waiting.empty()) return;
        const auto batch = std::exchange(waiting, {});
        const bool try_it = accepting;
        hold.unlock();
        const bool done = try_it && write_batch(batch).has_value();
        hold.lock();
        accepting = done;
        for (WaitingEntry* one : batch) one->state = done ? WaitingEntry::State::flushed : WaitingEntry::State::refused;
        flushed.notify_all();
    }
}

Journal::Journal(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {
    impl_->writer = std::thread([state = impl_.get()] { state->run(); });
}

Journal::~Journal() {
    {
        const std::lock_guard guard(impl_->mutex);
        impl_->stopping = true;
    }
    impl_->arrived.notify_all();
    impl_->writer.join();
}

fhir::Result<std::unique_ptr<Journal>> Journal::open(const std::filesystem::path& directory, JournalOptions options) {
    std::error_code error;
    std::filesystem::create_directories(directory, error);
    if (error) {
        errno = error.value();
        return journal::disk_refused("mkdir");
    }
    auto impl = std::make_unique<Impl>();
    impl->directory = std::filesystem::absolute(directory);
    if (auto flushed = journal::flush_folder(impl->directory.parent_path()); !flushed)
        return tl::unexpected(flushed.error());
    impl->options = options;
    auto lock = journal::lock_directory(directory);
    if (!lock) return tl::unexpected(lock.error());
    impl->lock = std::move(*lock);
    auto segments = journal::recover(directory, options.sequence_min, impl->end);
    if (!segments) return tl::unexpected(segments.error());
    if (impl->end.sequence < options.sequence_min)
        return tl::unexpected(
            fhir::make_issue(IssueSeverity::fatal, IssueType::no_store, journal::messages::kTailLost, "",
                             {std::to_string(impl->end.sequence), std::to_string(options.sequence_min)}));
    impl->segments = std::move(*segments);
    impl->flushed_sequence = impl->end.sequence;
    if (!impl->segments.empty()) {
        auto current = journal::open_segment(impl->segments.back(), O_WRONLY | O_APPEND);
        if (!current) return tl::unexpected(current.error());
        // What recovery found may be in the page cache only, left by a process that died before its flush.
        if (::fsync(current->descriptor()) != 0) return journal::disk_refused("fsync");
        impl->current = std::move(*current);
    }
    return std::unique_ptr<Journal>(new Journal(std::move(impl)));
}

fhir::Result<std::uint64_t> Journal::append(JournalEntry entry) {
    if (entry.bytes.size() > kEntryBytesMax ||
        entry.source.size() + entry.kind.size() + entry.format.size() > 32 * 1024)
        return fhir::fail(IssueType::too_long, journal::messages::kTooLong, "", {std::to_string(kEntryBytesMax)});
    WaitingEntry mine{.entry = &entry};
    std::unique_lock hold(impl_->mutex);
    if (!impl_->accepting) return stopped();
    impl_->waiting.push_back(&mine);
    impl_->arrived.notify_one();
    impl_->flushed.wait(hold, [&mine] { return mine.state != WaitingEntry::State::waiting; });
    if (mine.state == WaitingEntry::State::refused) return stopped();
    return mine.sequence;
}

/// The segment that holds `sequence`, and the first sequence after it.
Segment Journal::Impl::segment_of(std::uint64_t sequence, std::uint64_t& next_first) const {
    const std::lock_guard guard(mutex);
    const auto next = std::ranges::upper_bound(segments, sequence, {}, &Segment::first_sequence);
    next_first = next == segments.end() ? flushed_sequence + 1 : next->first_sequence;
    return *std::prev(next);
}

/// Reads what one segment holds of the records after `after`, up to `until`.
fhir::Result<void> Journal::Impl::read_segment(std::uint64_t after, std::uint64_t until, std::size_t count_max,
                                               std::size_t bytes_max, std::vector<JournalRecord>& out) const {
    std::uint64_t next_first = 0;
    const Segment segment = segment_of(after + 1, next_first);
    const auto file = journal::open_segment(segment, O_RDONLY);
    if (!file) return tl::unexpected(file.error());
    const std::lock_guard guard(reading);
    if (cursor.segment != segment.first_sequence || cursor.sequence > after)
        cursor = {segment.first_sequence - 1, segment.first_sequence, 0};
    std::size_t bytes_read = 0;
    while (cursor.sequence < until && cursor.sequence + 1 < next_first && out.size() < count_max &&
           (out.empty() || bytes_read < bytes_max)) {
        const auto bytes = read_record_at(*file, cursor.offset);
        const auto record = bytes ? journal::read_record(*bytes) : std::nullopt;
        auto entry = record ? journal::read_entry(record->payload) : std::nullopt;
        if (!entry || record->position.sequence != cursor.sequence + 1)
            return tl::unexpected(fhir::make_issue(IssueSeverity::fatal, IssueType::no_store,
                                                   journal::messages::kDamaged, "",
                                                   {segment.path.filename().string(), std::to_string(cursor.offset)}));
        cursor = {record->position.sequence, segment.first_sequence, cursor.offset + record->bytes};
        if (cursor.sequence <= after) continue;
        bytes_read += record->bytes;
        out.push_back({cursor.sequence, std::move(*entry)});
    }
    return {};
}

fhir::Result<std::vector<JournalRecord>> Journal::read_after(std::uint64_t sequence, std::size_t count_max,
                                                             std::size_t bytes_max) const {
    const auto until = last_sequence();
    std::vector<JournalRecord> records;
    if (sequence >= until || count_max == 0) return records;
    auto done = impl_->read_segment(sequence, until, count_max, bytes_max, records);
    if (!done) return tl::unexpected(done.error());
    return records;
}

std::uint64_t Journal::last_sequence() const {
    const std::lock_guard guard(impl_->mutex);
    return impl_->flushed_sequence;
}

bool Journal::is_accepting() const {
    const std::lock_guard guard(impl_->mutex);
    return impl_->accepting;
}

}  // namespace kakehashi::gateway
