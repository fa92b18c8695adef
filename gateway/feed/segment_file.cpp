#include "feed/segment_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "feed/messages.hpp"

namespace kakehashi::gateway::feed {
namespace {

constexpr mode_t kOwnerOnly = 0640;

/// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

tl::unexpected<fhir::Issue> failed(const fhir::Message& message, const std::filesystem::path& path, int error) {
    return tl::unexpected(fhir::make_issue(fhir::IssueSeverity::fatal, fhir::IssueType::no_store, message, "",
                                           {path.filename().string(), std::generic_category().message(error)}));
}

bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace

fhir::Result<FolderLock> FolderLock::take(const std::filesystem::path& directory) {
    const std::filesystem::path path = directory / ".lock";
    FolderLock lock;
    lock.descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnerOnly);
    if (lock.descriptor_ < 0) return failed(feed_messages::kWrite, path, errno);
    if (::flock(lock.descriptor_, LOCK_EX | LOCK_NB) == 0) return lock;
    if (errno != EWOULDBLOCK) return failed(feed_messages::kWrite, path, errno);
    return tl::unexpected(
        fhir::make_issue(fhir::IssueSeverity::fatal, fhir::IssueType::lock_error, feed_messages::kLocked, ""));
}

FolderLock::FolderLock(FolderLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
FolderLock& FolderLock::operator=(FolderLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}
FolderLock::~FolderLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

fhir::Result<void> write_file(const std::filesystem::path& path, std::string_view bytes) {
    const std::string temporary = path.string() + ".tmp";
    {
        const Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kOwnerOnly));
        if (file.number() < 0 || !write_all(file.number(), bytes) || ::fsync(file.number()) != 0)
            return failed(feed_messages::kWrite, path, errno);
    }
    if (::rename(temporary.c_str(), path.c_str()) != 0) return failed(feed_messages::kWrite, path, errno);
    return {};
}

fhir::Result<void> sync_directory(const std::filesystem::path& directory) {
    const Descriptor file(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (file.number() < 0 || ::fsync(file.number()) != 0) return failed(feed_messages::kWrite, directory, errno);
    return {};
}

fhir::Result<std::string> read_file(const std::filesystem::path& path) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (file.number() < 0 || error)
        return failed(feed_messages::kRead, path, file.number() < 0 ? errno : error.value());
    std::string bytes(size, '\0');
    for (std::size_t at = 0; at < bytes.size();) {
        const ssize_t count = ::read(file.number(), bytes.data() + at, bytes.size() - at);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return failed(feed_messages::kRead, path, count < 0 ? errno : EIO);
        at += static_cast<std::size_t>(count);
    }
    return bytes;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

}  // namespace kakehashi::gateway::feed
