#include "journal/segment.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <iterator>
#include <utility>

#include "journal/messages.hpp"

namespace kakehashi::gateway::journal {

namespace {
using fhir::IssueSeverity;
using fhir::IssueType;

constexpr std::string_view kExtension = ".journal";

tl::unexpected<fhir::Issue> damaged(const Segment& segment, std::uint64_t at) {
    return tl::unexpected(fhir::make_issue(IssueSeverity::fatal, IssueType::no_store, messages::kDamaged, "",
                                           {segment.path.filename().string(), std::to_string(at)}));
}

fhir::Result<std::string> read_file(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return disk_refused("open");
    std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    if (stream.bad()) return disk_refused("read");
    return bytes;
}

/// True when a valid record in `bytes` says that the record `sequence` had been flushed.
bool is_called_flushed(std::uint64_t sequence, std::string_view bytes) {
    for (auto at = bytes.find(kMarker); at != std::string_view::npos; at = bytes.find(kMarker, at + 1)) {
        const auto later = read_record(bytes.substr(at));
        if (later && later->position.sequence > sequence && later->position.flushed >= sequence) return true;
    }
    return false;
}

fhir::Result<void> cut(const Segment& segment) {
    auto file = open_segment(segment, O_WRONLY);
    if (!file) return tl::unexpected(file.error());
    if (::ftruncate(file->descriptor(), static_cast<off_t>(segment.bytes)) != 0) return disk_refused("ftruncate");
    if (::fsync(file->descriptor()) != 0) return disk_refused("fsync");
    return {};
}

enum class Place : std::uint8_t { middle, last };

/// Checks one segment from its first record on and cuts its torn tail.
fhir::Result<void> recover_segment(Segment& segment, Place place, std::uint64_t processed, JournalEnd& end) {
    if (segment.first_sequence != end.sequence + 1) return damaged(segment, 0);
    const auto bytes = read_file(segment.path);
    if (!bytes) return tl::unexpected(bytes.error());
    const std::string_view all = *bytes;
    while (segment.bytes < all.size()) {
        const auto rest = all.substr(segment.bytes);
        const auto record = read_record(rest);
        const bool follows =
            record && record->position.sequence == end.sequence + 1 && record->position.previous == end.hash;
        if (!follows) {
            // A whole record in the wrong place was never written by us there: no crash does that.
            // What the store has processed had been flushed, whatever the journal itself can still say.
            if (record || place == Place::middle || end.sequence < processed ||
                is_called_flushed(end.sequence + 1, rest))
                return damaged(segment, segment.bytes);
            return cut(segment);
        }
        end = {record->position.sequence, record->hash};
        segment.bytes += record->bytes;
    }
    return {};
}

fhir::Result<std::vector<Segment>> list_segments(const std::filesystem::path& directory) {
    std::vector<Segment> segments;
    std::error_code error;
    for (std::filesystem::directory_iterator file(directory, error), none; !error && file != none;
         file.increment(error)) {
        if (file->path().extension() != kExtension) continue;
        Segment segment{.path = file->path()};
        const auto stem = segment.path.stem().string();
        const auto read = std::from_chars(stem.data(), stem.data() + stem.size(), segment.first_sequence);
        if (read.ptr != stem.data() + stem.size()) return damaged(segment, 0);
        segments.push_back(std::move(segment));
    }
    if (error) {
        errno = error.value();
        return disk_refused("readdir");
    }
    std::ranges::sort(segments, {}, &Segment::first_sequence);
    return segments;
}
/// The segment with the first record that has not been processed, or an earlier one when that cannot say what came
/// before it. `end` becomes the place before it.
fhir::Result<std::size_t> first_to_check(std::vector<Segment>& segments, std::uint64_t processed, JournalEnd& end) {
    std::size_t index = segments.size();
    while (index > 0 && segments[index - 1].first_sequence > processed + 1) --index;
    for (index = index > 0 ? index - 1 : 0; index > 0; --index) {
        const auto bytes = read_file(segments[index].path);
        if (!bytes) return tl::unexpected(bytes.error());
        const auto record = read_record(*bytes);
        if (!record) continue;
        end = {segments[index].first_sequence - 1, record->position.previous};
        break;
    }
    return index;
}
}  // namespace

File::File(File&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
File& File::operator=(File&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}
File::~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

tl::unexpected<fhir::Issue> disk_refused(std::string_view call) {
    return tl::unexpected(fhir::make_issue(IssueSeverity::fatal, IssueType::no_store, messages::kDiskRefused, "",
                                           {call, std::strerror(errno)}));
}

fhir::Result<File> lock_directory(const std::filesystem::path& directory) {
    File file(::open((directory / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!file.is_open()) return disk_refused("open");
    if (::flock(file.descriptor(), LOCK_EX | LOCK_NB) == 0) return file;
    if (errno != EWOULDBLOCK) return disk_refused("flock");
    return tl::unexpected(fhir::make_issue(IssueSeverity::fatal, IssueType::lock_error, messages::kLocked, ""));
}

fhir::Result<File> open_segment(const Segment& segment, int flags) {
    File file(::open(segment.path.c_str(), flags | O_CLOEXEC, 0600));
    if (!file.is_open()) return disk_refused("open");
    return file;
}

fhir::Result<void> flush_folder(const std::filesystem::path& folder) {
    const File opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.is_open()) return disk_refused("open");
    if (::fsync(opened.descriptor()) != 0) return disk_refused("fsync");
    return {};
}

fhir::Result<Segment> create_segment(const std::filesystem::path& directory, std::uint64_t first_sequence) {
    Segment segment{directory / fmt::format("{:020}{}", first_sequence, kExtension), first_sequence, 0};
    const auto made = open_segment(segment, O_WRONLY | O_CREAT);
    if (!made) return tl::unexpected(made.error());
    if (::fsync(made->descriptor()) != 0) return disk_refused("fsync");
    if (auto flushed = flush_folder(directory); !flushed) return tl::unexpected(flushed.error());
    return segment;
}

fhir::Result<std::vector<Segment>> recover(const std::filesystem::path& directory, std::uint64_t processed,
                                           JournalEnd& end) {
    auto segments = list_segments(directory);
    if (!segments) return segments;
    auto first = first_to_check(*segments, processed, end);
    if (!first) return tl::unexpected(first.error());
    for (std::size_t i = *first; i < segments->size(); ++i) {
        const auto place = i + 1 == segments->size() ? Place::last : Place::middle;
        if (auto checked = recover_segment((*segments)[i], place, processed, end); !checked)
            return tl::unexpected(checked.error());
    }
    return segments;
}

}  // namespace kakehashi::gateway::journal
