#include "program/resource_files.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "program/input_file.hpp"

namespace kakehashi::program {

namespace {

namespace fs = std::filesystem;

constexpr fhir::Message kFolder{
    .id = "folder-unreadable", .en = "Cannot read the folder {}: {}.", .ja = "フォルダー{}を読めません: {}。"};
constexpr fhir::Message kFolderEmpty{.id = "folder-empty",
                                     .en = "The folder {} has no file *.json, *.xml or *.ndjson.",
                                     .ja = "フォルダー{}に*.json、*.xml、*.ndjsonのファイルがありません。"};

constexpr std::string_view kWhiteSpace = " \t\r\n";

bool is_resource_file(const fs::path& path) {
    return path.extension() == ".json" || path.extension() == ".xml" || path.extension() == ".ndjson";
}

fhir::Result<void> list_folder(const std::string& folder, ResourceFiles& to) {
    std::error_code error;
    std::vector<std::string> found;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        if (at->is_directory(error) || error) continue;
        if (is_resource_file(at->path()))
            found.push_back(at->path().string());
        else
            ++to.passed_over;
    }
    if (error) return fhir::fail(fhir::IssueType::not_found, kFolder, folder, {folder, error.message()});
    if (found.empty()) return fhir::fail(fhir::IssueType::not_found, kFolderEmpty, folder, {folder});
    std::ranges::sort(found);
    std::ranges::move(found, std::back_inserter(to.files));
    return {};
}

/// The lines of `text` that are not empty, with their numbers.
void for_each_line(std::string_view text, const std::function<void(std::size_t, std::string)>& visit) {
    for (std::size_t number = 1; !text.empty() && !stop_requested(); ++number) {
        const auto end = text.find('\n');
        visit(number, std::string(text.substr(0, end)));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
}

/// One object on the first line, and something after it: a pretty-printed resource has only its brace there.
bool is_ndjson(std::string_view text) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos || text.find_first_not_of(kWhiteSpace, end) == std::string_view::npos)
        return false;
    const std::string_view first = text.substr(0, end);
    const auto start = first.find_first_not_of(" \t\xEF\xBB\xBF");
    const auto last = first.find_last_not_of(kWhiteSpace);
    return start != std::string_view::npos && first[start] == '{' && last > start && first[last] == '}';
}

/// One line of NDJSON; its issues name the line of the file.
void visit_line(FileResource place, std::string line, const fhir::ParseLimits& limits,
                const std::function<void(FileResource)>& visit) {
    if (line.find_first_not_of(kWhiteSpace) == std::string::npos) return;
    place.parsed = read_with_findings(std::move(line), limits);
    if (!place.parsed) place.parsed.error().line = static_cast<std::uint32_t>(place.line);
    visit(std::move(place));
}

}  // namespace

fhir::Result<ResourceFiles> list_resource_files(std::span<const std::string> given) {
    ResourceFiles result;
    for (const std::string& each : given) {
        std::error_code error;
        if (each == "-" || !fs::is_directory(each, error)) {
            result.files.push_back(each);
        } else if (const auto listed = list_folder(each, result); !listed) {
            return tl::unexpected(listed.error());
        }
    }
    return result;
}

void for_each_resource(const std::string& file, const fhir::ParseLimits& limits,
                       const std::function<void(FileResource)>& visit) {
    if (file.ends_with(".ndjson")) {
        std::size_t number = 0;
        const auto read = read_lines(file, [&](std::string line) {
            visit_line({file, ++number, {}}, std::move(line), limits, visit);
        });
        if (!read && !stop_requested()) visit({file, 0, tl::unexpected(read.error())});
        return;
    }
    auto bytes = read_input(file);
    if (stop_requested()) return;
    if (!bytes) return visit({file, 0, tl::unexpected(bytes.error())});
    if (file == "-" && is_ndjson(*bytes))
        return for_each_line(*bytes, [&](std::size_t number, std::string line) {
            visit_line({file, number, {}}, std::move(line), limits, visit);
        });
    visit({file, 0, read_with_findings(std::move(*bytes), limits)});
}

}  // namespace kakehashi::program
