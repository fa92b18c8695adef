#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/issue.hpp"

/// The feed's files: whole, durable, replaced at once.
namespace kakehashi::gateway::feed {

/// Writes a file so that after a crash it is there whole or not at all: temporary file, fsync, rename. The directory
/// entry is durable only after `sync_directory`.
[[nodiscard]] fhir::Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);
[[nodiscard]] fhir::Result<void> sync_directory(const std::filesystem::path& directory);
[[nodiscard]] fhir::Result<std::string> read_file(const std::filesystem::path& path);
/// The lines without their ends; views into `text`.
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);

}  // namespace kakehashi::gateway::feed
