#include "program/resource_files.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include "kakehashi/fhir/source_place.hpp"
#include "program/input_file.hpp"

namespace kakehashi::program {

namespace {

namespace fs = std::filesystem;

constexpr fhir::Message kFolder{
    .id = "folder-unreadable", .en = "Cannot read the folder {}: {}.", .ja = "フォルダー{}を読めません: {}。"};
constexpr fhir::Message kFolderEmpty{.id = "folder-empty",
                                     .en = "The folder {} has no file *.json, *.xml or *.ndjson.",
                                     .ja = "フォルダー{}に*.json、*.xml、*.ndjsonのファイルがありません。"};

constexpr fhir::Message kSeveralLines{
    .id = "ndjson-several-lines",
    .en =
        "A JSON document over several lines begins here; in *.ndjson each line is one resource. Name the file *.json, "
        "or write each resource on one line. Its other lines are passed over.",
    .ja =
        "ここから複数行にわたるJSON文書です。*.ndjsonでは1行に1リソースを書きます。ファイル名を*.jsonにするか、"
        "各リソースを1行にまとめてください。続きの行は読みません。"};

constexpr std::string_view kWhiteSpace = " \t\r\n";

/// The ending of a name in lower case: some systems write "A.JSON".
std::string ending_of(const fs::path& path) {
    std::string ending = path.extension().string();
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return ending;
}

bool has_name_of_resources(const fs::path& path) {
    const std::string ending = ending_of(path);
    return ending == ".json" || ending == ".xml" || ending == ".ndjson";
}

/// Whether the folder is a result of `kakehashi convert`: its account begins with the sources.
bool is_result(const fs::path& folder) {
    std::error_code error;
    const fs::path account = folder / "account.json";
    if (!fs::is_regular_file(account, error)) return false;
    std::string beginning(64, '\0');
    std::ifstream(account).read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
    return beginning.find("\"sources\"") != std::string::npos;
}

/// Whether it is what convert wrote about its work: of those files, as of those in `quarantine/`, none is a result.
bool is_report(const fs::directory_entry& entry) {
    const fs::path name = entry.path().filename();
    const bool has_name = name == "account.json" || name == "lineage.json" || name == "explain" || name == "quarantine";
    return has_name && is_result(entry.path().parent_path());
}

/// @return whether the walk goes into it
bool list_entry(const fs::directory_entry& entry, ResourceFiles& to) {
    std::error_code error;
    const bool is_folder = entry.is_directory(error);
    if (is_report(entry)) {
        if (!is_folder || !fs::is_empty(entry.path(), error)) ++to.reports;
        return false;
    }
    if (is_folder) return true;
    // A pipe or a device has no end that a walk could wait for.
    if (has_name_of_resources(entry.path()) && entry.is_regular_file(error))
        to.files.push_back(entry.path().string());
    else
        ++to.passed_over;
    return false;
}

fhir::Result<void> list_folder(const std::string& folder, ResourceFiles& to) {
    std::error_code error;
    ResourceFiles found;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (!list_entry(*at, found)) at.disable_recursion_pending();
    const std::string name = name_in_utf8(folder);
    if (error) return fhir::fail(fhir::IssueType::not_found, kFolder, name, {name, error.message()});
    if (found.files.empty()) return fhir::fail(fhir::IssueType::not_found, kFolderEmpty, name, {name});
    std::ranges::sort(found.files);
    std::ranges::move(found.files, std::back_inserter(to.files));
    to.passed_over += found.passed_over;
    to.reports += found.reports;
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

/// The lines of one NDJSON file: each a resource, whose issues name the line of the file.
class Lines {
public:
    Lines(const std::string& file, const fhir::ParseLimits& limits, const std::function<void(FileResource)>& visit)
        : file_(file), limits_(limits), visit_(visit) {}

    void read(std::size_t number, std::string line);

private:
    /// Whether the line belongs to what began above it: up to the next that begins a record, of an array to its end.
    [[nodiscard]] bool continues(std::string_view line);

    const std::string& file_;
    const fhir::ParseLimits& limits_;
    const std::function<void(FileResource)>& visit_;
    char opened_ = '\0';  ///< '{' or '[', while a document over several lines is passed over
};

bool Lines::continues(std::string_view line) {
    if (opened_ == '\0' || (opened_ == '{' && line.starts_with('{'))) return false;
    if (opened_ == '[' && line.starts_with(']')) opened_ = '\0';
    return true;
}

void Lines::read(std::size_t number, std::string line) {
    if (line.find_first_not_of(kWhiteSpace) == std::string::npos || continues(line)) return;
    const auto start = line.find_first_not_of(" \t\xEF\xBB\xBF");
    const char first = start == std::string::npos ? '\0' : line[start];
    const char last = line[line.find_last_not_of(kWhiteSpace)];
    const bool is_left_open = (first == '{' || first == '[') && (last == '{' || last == '[' || last == ',');
    const auto line_number = static_cast<std::uint32_t>(number);
    FileResource place{file_, number, fhir::read_ndjson_line(std::move(line), limits_, line_number)};
    opened_ = !place.parsed && is_left_open ? first : '\0';
    if (opened_ != '\0') place.parsed = fhir::fail(fhir::IssueType::structure, kSeveralLines, "");
    if (!place.parsed) place.parsed.error().line = line_number;  // of limits too, which name no line themselves
    visit_(std::move(place));
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
    Lines lines(file, limits, visit);
    if (ending_of(file) == ".ndjson") {
        std::size_t number = 0;
        const auto read = read_lines(file, [&](std::string line) { lines.read(++number, std::move(line)); });
        if (!read && !stop_requested()) visit({file, 0, tl::unexpected(read.error())});
        return;
    }
    auto bytes = read_input(file);
    if (stop_requested()) return;
    if (!bytes) return visit({file, 0, tl::unexpected(bytes.error())});
    if (file == "-" && is_ndjson(*bytes))
        return for_each_line(*bytes,
                             [&](std::size_t number, std::string line) { lines.read(number, std::move(line)); });
    visit({file, 0, read_with_findings(std::move(*bytes), limits)});
}

}  // namespace kakehashi::program
