#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "journal/record.hpp"
#include "kakehashi/fhir/issue.hpp"

/// The files of a journal: `<first sequence, 20 digits>.journal`, in the order of their names.
namespace kakehashi::gateway::journal {

/// An open file descriptor that closes itself.
class File {
public:
    File() = default;
    explicit File(int descriptor) : descriptor_(descriptor) {}
    File(File&& other) noexcept;
    File& operator=(File&& other) noexcept;
    ~File();
    [[nodiscard]] int descriptor() const { return descriptor_; }
    [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }

private:
    int descriptor_ = -1;
};

struct Segment {
    std::filesystem::path path;
    std::uint64_t first_sequence = 1;
    std::uint64_t bytes = 0;  ///< of whole, valid records
};

/// Where a journal ends.
struct JournalEnd {
    std::uint64_t sequence = 0;
    Hash hash{};
};

/// The issue for the `errno` of a call that has just failed on the disk.
[[nodiscard]] tl::unexpected<fhir::Issue> disk_refused(std::string_view call);

/// Opens or makes the lock file and locks it. @return Issue fatal `lock_error` when another opening has it
[[nodiscard]] fhir::Result<File> lock_directory(const std::filesystem::path& directory);

/// Flushes the names in a folder.
[[nodiscard]] fhir::Result<void> flush_folder(const std::filesystem::path& folder);

/// Makes a new segment and flushes the directory, so that the name survives a power loss too.
[[nodiscard]] fhir::Result<Segment> create_segment(const std::filesystem::path& directory,
                                                   std::uint64_t first_sequence);
[[nodiscard]] fhir::Result<File> open_segment(const Segment& segment, int flags);

/// Finds the segments of a journal, checks the records and cuts what a crash left behind the last one. Segments whose
/// records have all been processed are left for their readers to check, so that a start does not read years.
///
/// @param processed last sequence that the store has processed; 0 checks everything
/// @return the segments in order; Issue fatal `no_store` when a record that had been flushed is damaged or missing
[[nodiscard]] fhir::Result<std::vector<Segment>> recover(const std::filesystem::path& directory,
                                                         std::uint64_t processed, JournalEnd& end);

}  // namespace kakehashi::gateway::journal
