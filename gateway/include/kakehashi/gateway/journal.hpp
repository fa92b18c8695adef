#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::gateway {

/// What came in, before anything looked at it.
struct JournalEntry {
    std::string kind;    ///< how it came: "tree", "drop", "mllp", "rest"
    std::string source;  ///< name of the configured source and the file or message, for reports
    std::string format;  ///< as SourceFormat::find takes it
    std::string bytes;

    bool operator==(const JournalEntry&) const = default;
};

struct JournalRecord {
    std::uint64_t sequence = 0;  ///< from 1, without gaps
    JournalEntry entry;
};

struct JournalOptions {
    std::size_t segment_bytes_max = std::size_t{64} << 20;  ///< a segment that has reached it is followed by another
    /// What the store has processed. A journal that ends before it has lost its tail; segments that it covers whole
    /// are checked when they are read and not at the opening.
    std::uint64_t sequence_min = 0;
};

/// The append-only record of everything that was accepted: a positive answer is given only after `append` returned.
///
/// One process at a time. Thread-safe. Calls block on the disk: never from an I/O thread.
/// Source: exchange-policy part C (ACK means stored)
class Journal {
public:
    /// Opens the journal in `directory` (made when absent) and recovers it. What a crash left behind the last
    /// flushed record is cut off.
    ///
    /// @return Issue fatal: another process has it open (`lock_error`), a record that had been flushed is damaged or
    ///         missing (`no_store`: nothing is cut then), the disk refuses (`no_store`)
    [[nodiscard]] static fhir::Result<std::unique_ptr<Journal>> open(const std::filesystem::path& directory,
                                                                     JournalOptions options = {});
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    /// Appends one entry and returns when it is on the disk (fdatasync). Entries that arrive together share a flush.
    ///
    /// @return its sequence; Issue `too_long` over kEntryBytesMax; Issue fatal `no_store` when the disk refused once:
    ///         the journal then accepts nothing until it is opened anew (callers answer 503 or AR)
    [[nodiscard]] fhir::Result<std::uint64_t> append(JournalEntry entry);

    /// Flushed records after `sequence`, in order, at least one when there is any, at most `count_max` and about
    /// `bytes_max` bytes.
    /// @return Issue fatal `no_store` when a record cannot be read back as it was written
    [[nodiscard]] fhir::Result<std::vector<JournalRecord>> read_after(std::uint64_t sequence, std::size_t count_max,
                                                                      std::size_t bytes_max = std::size_t{16}
                                                                                              << 20) const;

    /// Sequence of the last flushed record; 0 when there is none.
    [[nodiscard]] std::uint64_t last_sequence() const;
    /// False after the disk has refused once.
    [[nodiscard]] bool is_accepting() const;

    static constexpr std::size_t kEntryBytesMax = std::size_t{256} << 20;

    struct Impl;

private:
    explicit Journal(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace kakehashi::gateway
