#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "kakehashi/gateway/audit.hpp"

/// The files of the log and the chain of its lines.
namespace kakehashi::gateway::audit {

/// Extensions of the AuditEvent: number of the line, and hash of the line before it.
inline constexpr std::string_view kSequenceUrl = "urn:kakehashi:audit-sequence";
inline constexpr std::string_view kPreviousUrl = "urn:kakehashi:audit-previous";

/// `audit-2026-11-23.ndjson`, in the order of the days.
[[nodiscard]] fhir::Result<std::vector<std::filesystem::path>> list_files(const std::filesystem::path& directory);
[[nodiscard]] std::filesystem::path file_of_day(const std::filesystem::path& directory, std::string_view day);
/// "2026-11-23"
[[nodiscard]] std::string day_of(const std::filesystem::path& file);

/// What a line says stands before it; nullopt when it is no line of ours.
[[nodiscard]] std::optional<AuditHead> stated_before(const std::string& line);

/// Checks one file.
/// @param head  what stands before it; becomes what stands after it
/// @return bytes up to the end of the last whole line
[[nodiscard]] fhir::Result<std::uint64_t> follow_file(const std::filesystem::path& file, AuditHead& head);

/// Line `line` (from 1; 0: the end) does not follow from what stands before it.
[[nodiscard]] tl::unexpected<fhir::Issue> damaged(const std::filesystem::path& file, std::size_t line);
/// A disk's refusal, by errno.
[[nodiscard]] tl::unexpected<fhir::Issue> disk_refused(std::string_view operation);

}  // namespace kakehashi::gateway::audit
