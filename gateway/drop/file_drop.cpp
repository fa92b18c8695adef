#include "kakehashi/gateway/file_drop.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "drop/messages.hpp"

namespace kakehashi::gateway {

namespace fs = std::filesystem;

namespace {

/// Hidden files, other programs' unfinished ones, and our own marks.
bool is_foreign(std::string_view name) {
    return name.starts_with('.') || name.ends_with(".tmp") || name.ends_with(".part") || name.ends_with(".partial") ||
           name.ends_with(".accepted") || name.ends_with(".rejected") || name.ends_with(".rejected.txt") ||
           name == "Thumbs.db" || name == "desktop.ini";
}

}  // namespace

FileDrop::FileDrop(std::string folder, Mode mode, std::chrono::milliseconds settle, std::size_t file_bytes_max)
    : folder_(std::move(folder)), mode_(mode), settle_(settle), file_bytes_max_(file_bytes_max) {}

void FileDrop::set_known(std::function<bool(const std::string&, const std::string&)> known) {
    known_ = std::move(known);
}

std::string FileDrop::fingerprint(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return {};
    return std::to_string(status.st_size) + '@' + std::to_string(status.st_mtim.tv_sec) + '.' +
           std::to_string(status.st_mtim.tv_nsec);
}

std::string FileDrop::settled_fingerprint(const std::string& name) const {
    const auto found = seen_.find(name);
    return found == seen_.end() ? std::string() : found->second.fingerprint;
}

std::vector<std::string> FileDrop::list() const {
    std::vector<std::string> names;
    const auto add = [&](const fs::directory_entry& entry) {
        if (entry.is_regular_file() && !is_foreign(entry.path().filename().string()))
            names.push_back(fs::relative(entry.path(), folder_).generic_string());
    };
    if (mode_ == Mode::rename)
        for (const auto& entry : fs::directory_iterator(folder_)) add(entry);
    else
        for (const auto& entry : fs::recursive_directory_iterator(folder_)) add(entry);
    std::sort(names.begin(), names.end());
    return names;
}

fhir::Result<std::size_t> FileDrop::look(Time now, const Handler& handler) {
    std::vector<std::string> names;
    try {
        names = list();
    } catch (const fs::filesystem_error& error) {
        return tl::unexpected(fhir::make_issue(fhir::IssueSeverity::fatal, fhir::IssueType::not_found,
                                               drop::messages::kUnreadable, folder_,
                                               {folder_, error.code().message()}));
    }
    std::size_t waiting = 0;
    for (const auto& name : names) {
        if (!is_settled(name, now)) {
            if (!seen_[name].done) ++waiting;
            continue;
        }
        const auto verdict = offer(name, handler);
        if (verdict.kind == DropVerdict::Kind::later) {
            ++waiting;
            continue;
        }
        finish(name, verdict);
        seen_[name].done = true;
        if (mode_ == Mode::rename) seen_.erase(name);
    }
    return waiting;
}

/// True when the file has not changed for the settling time and was not handled in this state before.
bool FileDrop::is_settled(const std::string& name, Time now) {
    const auto state = fingerprint(folder_ + '/' + name);
    auto& seen = seen_[name];
    if (seen.fingerprint != state) {
        seen = {state, now, false};
        if (known_ && known_(name, state)) seen.done = true;
    }
    return !seen.done && now - seen.since >= settle_;
}

DropVerdict FileDrop::offer(const std::string& name, const Handler& handler) const {
    const auto path = folder_ + '/' + name;
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (error) return {DropVerdict::Kind::later, {}};
    if (size > file_bytes_max_)
        return {DropVerdict::Kind::rejected, "larger than " + std::to_string(file_bytes_max_) + " bytes"};
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    if (!file && size > 0) return {DropVerdict::Kind::later, {}};
    return handler(name, std::move(bytes).str());
}

/// The rename comes after the verdict is safe: a crash between the two offers the file again, and the same bytes
/// change nothing.
void FileDrop::finish(const std::string& name, const DropVerdict& verdict) const {
    if (mode_ == Mode::read_only) return;
    const auto path = folder_ + '/' + name;
    std::error_code ignored;
    if (verdict.kind == DropVerdict::Kind::accepted) {
        fs::rename(path, path + ".accepted", ignored);
        return;
    }
    std::ofstream(path + ".rejected.txt") << verdict.reason << '\n';
    fs::rename(path, path + ".rejected", ignored);
}

}  // namespace kakehashi::gateway
