#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/fhir/json.hpp"

namespace kakehashi::program {

/// Reads a whole file, a pipe, or standard input when `path` is "-". A named pipe that nobody writes to is refused
/// after a few seconds.
/// @return the bytes, or Issue `not_found` / `too_long`
[[nodiscard]] fhir::Result<std::string> read_input(const std::string& path);

/// Whether the input could not be read at all, which another command line mends: kExitWrongUse.
[[nodiscard]] bool is_unreadable(const fhir::Issue& issue);

/// The name of a file for people and for results: a byte that is no UTF-8 stands as `\x82`, so that two names stay two.
[[nodiscard]] std::string name_in_utf8(std::string_view path);

/// Calls `visit` for each line without its end, also for a last one that has none. Ends early when a stop is asked for.
/// @return Issue `not_found` when the file cannot be read
[[nodiscard]] fhir::Result<void> read_lines(const std::string& path, const std::function<void(std::string)>& visit);

/// Reads one resource that must be without faults: XML when its first character is `<`, JSON otherwise.
[[nodiscard]] fhir::Result<fhir::Document> read_resource(std::string bytes);

/// Reads one resource, and what is wrong with it, as far as it can be read.
[[nodiscard]] fhir::Result<fhir::Parsed> read_with_findings(std::string bytes, const fhir::ParseLimits& limits);

/// Writes a file so that it is there whole or not at all: temporary name, flush, rename.
/// @return Issue `no_store`, severity fatal, when the disk refuses
[[nodiscard]] fhir::Result<void> write_whole(const std::string& path, std::string_view bytes);

/// One line on standard error: the command, then why; in one language ("ja", "en") or in both ("").
void complain(std::string_view command, const fhir::Issue& issue, std::string_view language = {});

/// Asks the process to stop at the next safe point after Ctrl-C or SIGTERM.
void watch_for_stop();
[[nodiscard]] bool stop_requested();

}  // namespace kakehashi::program
