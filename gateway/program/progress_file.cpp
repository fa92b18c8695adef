#include "program/progress_file.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "program/input_file.hpp"

namespace kakehashi::program {
namespace {

constexpr fhir::Message kUnwritable{
    .id = "file-unwritable", .en = "Cannot write {}: {}.", .ja = "{}に書けません: {}。"};
constexpr fhir::Message kOtherOptions{
    .id = "other-options",
    .en = "{} was begun with other options: begin anew, without --resume.",
    .ja = "{}は別のオプションで始められました。--resumeを付けずにやり直してください。"};

tl::unexpected<fhir::Issue> refuse(const std::string& path) {
    const std::string why = std::strerror(errno);
    return tl::unexpected(
        fhir::make_issue(fhir::IssueSeverity::fatal, fhir::IssueType::no_store, kUnwritable, path, {path, why}));
}

}  // namespace

fhir::Result<bool> ProgressFile::open(const std::string& path, const std::string& options, bool is_resumed) {
    path_ = path;
    if (is_resumed && std::filesystem::exists(path)) return take_up(options);
    fhir::Document head;
    head.edit().set_string("options", options);
    if (!(std::ofstream(path, std::ios::binary) << fhir::write_json(head.root()) << '\n')) return refuse(path);
    return false;
}

/// Reads what is there, and cuts off what was not finished.
fhir::Result<bool> ProgressFile::take_up(const std::string& options) {
    std::ifstream file(path_, std::ios::binary);
    if (!file) return refuse(path_);
    std::vector<fhir::Document> unfinished;
    std::uint64_t offset = 0;
    std::uint64_t finished = 0;
    for (std::string line; std::getline(file, line);) {
        if (file.eof()) break;  // without its end: the process died in the middle of it
        offset += line.size() + 1;
        auto read = fhir::parse_json(std::move(line));
        if (!read) break;
        if (finished == 0) {
            if (read->root().text_of("options") != options)
                return tl::unexpected(fhir::make_issue(fhir::IssueSeverity::error, fhir::IssueType::conflict,
                                                       kOtherOptions, path_, {path_}));
            finished = offset;
        } else if (read->root().find("group") == nullptr) {
            unfinished.push_back(std::move(*read));
        } else {
            if (read->root().text_of("patient") == "true") {
                patients_.emplace(read->root().text_of("group"));
            } else {
                for (const fhir::Document& entry : unfinished) note(entry.root());
            }
            unfinished.clear();
            ++group_count_;
            finished = offset;
        }
    }
    std::error_code error;
    std::filesystem::resize_file(path_, finished, error);
    if (error) return errno = error.value(), refuse(path_);
    if (finished == 0) return open(path_, options, false);  // died before its first line was whole
    return group_count_ > 0;
}

void ProgressFile::note(const fhir::Node& entry) {
    Seen& seen = sources_[std::string(entry.text_of("source"))];
    ++seen.entries;
    seen.is_waiting = entry.text_of("waits") == "true";
}

fhir::Result<void> ProgressFile::add(const Group& group) {
    std::string lines;
    for (const auto& [source, entry] : group.entries) {
        lines.append(entry).append("\n");
        if (group.is_patient) continue;
        if (const auto read = fhir::parse_json(entry)) note(read->root());
    }
    fhir::Document last;
    auto root = last.edit();
    root.set_string("group", group.name);
    if (group.is_patient) root.set_boolean("patient", true);
    for (const auto& [name, text] : group.remarks) root.set_string(name, text);
    lines.append(fhir::write_json(last.root())).append("\n");
    std::ofstream file(path_, std::ios::binary | std::ios::app);
    if (!(file << lines << std::flush)) return refuse(path_);
    if (group.is_patient) patients_.insert(group.name);
    ++group_count_;
    return {};
}

bool ProgressFile::has_source(const std::string& name) const {
    const auto found = sources_.find(name);
    return found != sources_.end() && !found->second.is_waiting;
}

fhir::Result<void> ProgressFile::for_each(const std::function<void(const fhir::Node& line)>& visit) const {
    std::map<std::string, std::size_t> passed;
    bool is_head = true;
    return read_lines(path_, [&](std::string line) {
        if (std::exchange(is_head, false)) return;
        const auto read = fhir::parse_json(std::move(line));
        if (!read) return;
        const std::string source(read->root().text_of("source"));
        const auto found = sources_.find(source);
        if (!source.empty() && found != sources_.end() && ++passed[source] < found->second.entries) return;
        visit(read->root());
    });
}

}  // namespace kakehashi::program
