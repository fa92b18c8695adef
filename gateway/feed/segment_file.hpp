#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/issue.hpp"

/// The feed's files: whole, durable, replaced at once.
namespace kakehashi::gateway::feed {

/// A folder that this process alone may write, until it is destroyed.
class FolderLock {
public:
    /// @return Issue fatal: another writer has the folder (`lock_error`), or the disk refuses (`no_store`)
    [[nodiscard]] static fhir::Result<FolderLock> take(const std::filesystem::path& directory);
    FolderLock() = default;
    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&& other) noexcept;
    ~FolderLock();

private:
    int descriptor_ = -1;
};

/// Writes a file so that after a crash it is there whole or not at all: temporary file, fsync, rename. The directory
/// entry is durable only after `sync_directory`.
[[nodiscard]] fhir::Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);
[[nodiscard]] fhir::Result<void> sync_directory(const std::filesystem::path& directory);
[[nodiscard]] fhir::Result<std::string> read_file(const std::filesystem::path& path);
/// The lines without their ends; views into `text`.
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);

}  // namespace kakehashi::gateway::feed
