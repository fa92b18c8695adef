#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <fstream>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "audit/chain.hpp"
#include "audit/messages.hpp"
#include "pipeline/instant.hpp"
#include "store/resource_text.hpp"

namespace kakehashi::gateway {

namespace {
using fhir::IssueSeverity;
using fhir::IssueType;

/// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int descriptor = -1) : descriptor_(descriptor) {}
    Descriptor(Descriptor&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(descriptor_, other.descriptor_);
        return *this;
    }
    ~Descriptor() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    [[nodiscard]] int number() const { return descriptor_; }
    explicit operator bool() const { return descriptor_ >= 0; }

private:
    int descriptor_;
};

/// Records that share one flush. They become lines when the batch before them is on the disk: a failure there changes
/// nothing here.
struct Batch {
    std::vector<const AuditRecord*> records;  // of threads that wait in append
    bool is_done = false;
    fhir::Result<void> written;  // once it is done
};

fhir::Result<void> write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return audit::disk_refused("write");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

/// What stands before the file's first line, as that line itself says (the files before it are for verify_audit_log);
/// nullopt when there is no whole line.
fhir::Result<std::optional<AuditHead>> before_file(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string line;
    if (!std::getline(stream, line) || stream.eof()) return std::nullopt;
    auto before = audit::stated_before(line);
    if (!before) return audit::damaged(file, 1);
    return before;
}

}  // namespace

struct AuditLog::Impl {
    std::filesystem::path directory;
    Descriptor locked;  // the directory
    Descriptor file;
    std::string day;          // of `file`; "" while there is none
    std::uint64_t bytes = 0;  // of `file`, all flushed

    std::mutex mutex;
    std::condition_variable changed;
    std::shared_ptr<Batch> forming;
    AuditHead durable;
    bool is_writing = false;
    bool is_broken = false;  // a flush failed: nobody knows what is on the disk

    fhir::Result<std::uint64_t> recover();
    fhir::Result<void> use_day(const std::string& wanted);
    fhir::Result<AuditHead> write(const std::vector<const AuditRecord*>& records) noexcept;
    void lead(std::unique_lock<std::mutex>& lock);
};

/// Opens the file of a day; a new one's name is on the disk before its first line.
fhir::Result<void> AuditLog::Impl::use_day(const std::string& wanted) {
    if (file && wanted == day) return {};
    const auto path = audit::file_of_day(directory, wanted);
    Descriptor opened(::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600));
    if (!opened) return audit::disk_refused("open");
    if (::fsync(locked.number()) != 0) return audit::disk_refused("fsync");
    const auto size = ::lseek(opened.number(), 0, SEEK_END);
    if (size < 0) return audit::disk_refused("lseek");
    file = std::move(opened);
    day = wanted;
    bytes = static_cast<std::uint64_t>(size);
    return {};
}

/// Writes records as the log's next lines. @return the head after them
/// noexcept: without memory the process ends and recovers; thrown, the others would wait for this batch for ever.
fhir::Result<AuditHead> AuditLog::Impl::write(const std::vector<const AuditRecord*>& records) noexcept {
    AuditHead head = durable;
    std::string lines;
    for (const AuditRecord* record : records) {
        const std::string line = write_audit_event(*record, head);
        head = {head.count + 1, store::sha256_hex(line)};
        lines.append(line).push_back('\n');
    }
    // A clock that goes back opens no earlier file: the order of the files is the order of the lines.
    if (auto used = use_day(std::max(day, records.front()->recorded.substr(0, 10))); !used)
        return tl::unexpected(used.error());
    if (auto written = write_all(file.number(), lines); !written) {
        // Half a batch must not stay before the next one. Nothing of it was acknowledged.
        if (::ftruncate(file.number(), static_cast<off_t>(bytes)) != 0) is_broken = true;
        return tl::unexpected(written.error());
    }
    if (::fdatasync(file.number()) != 0) {
        // Never tried again: the second flush may succeed although the pages of the first are gone.
        is_broken = true;
        return audit::disk_refused("fdatasync");
    }
    bytes += lines.size();
    return head;
}

/// Writes the batch that has formed. The mutex is let go while the disk works; `is_writing` keeps other writers away.
void AuditLog::Impl::lead(std::unique_lock<std::mutex>& lock) {
    const auto batch = std::exchange(forming, nullptr);
    is_writing = true;
    lock.unlock();
    auto head = write(batch->records);
    lock.lock();
    is_writing = false;
    batch->is_done = true;
    if (head)
        durable = std::move(*head);
    else
        batch->written = tl::unexpected(head.error());
    changed.notify_all();
}

/// Reads the last file that has lines. @return bytes of torn lines that were cut
fhir::Result<std::uint64_t> AuditLog::Impl::recover() {
    auto files = audit::list_files(directory);
    if (!files) return tl::unexpected(files.error());
    std::uint64_t torn_bytes = 0;
    bool is_found = false;
    for (; !files->empty() && !is_found; files->pop_back()) {
        const auto before = before_file(files->back());
        if (!before) return tl::unexpected(before.error());
        is_found = before->has_value();
        durable = before->value_or(AuditHead{});
        const auto whole = is_found ? audit::follow_file(files->back(), durable) : fhir::Result<std::uint64_t>(0);
        if (!whole) return tl::unexpected(whole.error());
        if (auto used = use_day(audit::day_of(files->back())); !used) return tl::unexpected(used.error());
        torn_bytes += bytes - *whole;
        if (::ftruncate(file.number(), static_cast<off_t>(*whole)) != 0) return audit::disk_refused("ftruncate");
        if (::fsync(file.number()) != 0) return audit::disk_refused("fsync");
        bytes = *whole;
    }
    return torn_bytes;
}

AuditLog::AuditLog(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
AuditLog::~AuditLog() = default;

fhir::Result<std::unique_ptr<AuditLog>> AuditLog::open(const std::filesystem::path& directory) {
    std::error_code error;
    std::filesystem::create_directories(directory, error);  // a failure shows in the next line
    auto impl = std::make_unique<Impl>();
    impl->directory = directory;
    impl->locked = Descriptor(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!impl->locked) return audit::disk_refused("open");
    if (::flock(impl->locked.number(), LOCK_EX | LOCK_NB) != 0)
        return tl::unexpected(
            fhir::make_issue(IssueSeverity::fatal, IssueType::no_store, audit::messages::kLocked, ""));
    const auto torn_bytes = impl->recover();
    if (!torn_bytes) return tl::unexpected(torn_bytes.error());
    std::unique_ptr<AuditLog> log(new AuditLog(std::move(impl)));
    if (*torn_bytes == 0) return log;
    AuditRecord record;
    record.action = AuditedAction::log_recovered;
    record.outcome = AuditOutcome::minor_failure;
    record.recorded = to_instant(std::chrono::system_clock::now());
    record.detail = "torn bytes: " + std::to_string(*torn_bytes);
    if (auto written = log->append(record); !written) return tl::unexpected(written.error());
    return log;
}

fhir::Result<void> AuditLog::append(const AuditRecord& record) {
    Impl& impl = *impl_;
    std::unique_lock lock(impl.mutex);
    if (!impl.forming) impl.forming = std::make_shared<Batch>();
    const auto batch = impl.forming;
    batch->records.push_back(&record);
    while (!batch->is_done) {
        if (impl.is_writing) {
            impl.changed.wait(lock);
        } else if (impl.is_broken) {
            return tl::unexpected(
                fhir::make_issue(IssueSeverity::fatal, IssueType::no_store, audit::messages::kStopped, ""));
        } else {
            impl.lead(lock);
        }
    }
    return batch->written;
}

AuditHead AuditLog::head() const {
    const std::lock_guard lock(impl_->mutex);
    return impl_->durable;
}

}  // namespace kakehashi::gateway
