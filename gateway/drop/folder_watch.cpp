#include "kakehashi/gateway/folder_watch.hpp"

#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace kakehashi::gateway {

namespace {

constexpr std::chrono::milliseconds kLookEvery{500};
constexpr std::chrono::milliseconds kSettle{1000};
constexpr std::size_t kFileBytesMax = Journal::kEntryBytesMax;

}  // namespace

FolderWatch::FolderWatch(const SourceConfiguration& source, std::string memory_file, Intake& intake, Metrics& metrics)
    : source_(source),
      folder_(source.tree.empty() ? source.drop : source.tree),
      memory_file_(std::move(memory_file)),
      intake_(intake),
      metrics_(metrics),
      files_(folder_, source.tree.empty() ? FileDrop::Mode::rename : FileDrop::Mode::read_only, kSettle,
             kFileBytesMax) {
    if (source_.tree.empty()) return;
    read_memory();
    files_.set_known([this](const std::string& name, const std::string& fingerprint) {
        const auto found = known_.find(name);
        return found != known_.end() && found->second == fingerprint;
    });
}

FolderWatch::~FolderWatch() { stop(); }

void FolderWatch::start() {
    thread_ = std::thread([this] { run(); });
}

void FolderWatch::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        changed_.notify_all();
    }
    if (thread_.joinable()) thread_.join();
}

void FolderWatch::run() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        lock.unlock();
        const auto started = FileDrop::Time::clock::now();
        look();
        // A hospital's tree has millions of files: looking takes a tenth of the time at most.
        const std::chrono::nanoseconds pause = 9 * (FileDrop::Time::clock::now() - started);
        lock.lock();
        changed_.wait_for(lock, std::max<std::chrono::nanoseconds>(kLookEvery, pause), [this] { return stopping_; });
    }
}

void FolderWatch::look() {
    const auto waiting = files_.look(FileDrop::Time::clock::now(), [this](const std::string& name, std::string bytes) {
        return take(name, std::move(bytes));
    });
    const std::string labels = fmt::format("source=\"{}\"", escape_label(source_.name));
    metrics_.at("kakehashi_source_readable", labels).set(waiting ? 1 : 0);
    if (waiting) metrics_.at("kakehashi_files_waiting", labels).set(static_cast<std::int64_t>(*waiting));
    // Said once when it begins and once when it ends: a share that is away for a night would fill the log.
    if (waiting.has_value() != is_readable_) {
        is_readable_ = waiting.has_value();
        if (is_readable_)
            spdlog::info("source {}: the folder is readable again", source_.name);
        else
            spdlog::error("source {}: {}", source_.name, waiting.error().diagnostics);
    }
}

DropVerdict FolderWatch::take(const std::string& name, std::string bytes) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_) return {};  // offered again after the restart
    }
    const bool is_tree = !source_.tree.empty();
    JournalEntry entry{is_tree ? "tree" : "drop", source_.name + "|" + name, source_.format, std::move(bytes)};
    const auto sequence = intake_.accept(std::move(entry));
    if (!sequence) {
        const auto kind = sequence.error().severity == fhir::IssueSeverity::fatal ? DropVerdict::Kind::later
                                                                                  : DropVerdict::Kind::rejected;
        return {kind, sequence.error().diagnostics + " / " + sequence.error().diagnostics_ja};
    }
    if (is_tree) remember(name);
    return {DropVerdict::Kind::accepted, {}};
}

/// One line a file: fingerprint, tab, name.
void FolderWatch::read_memory() {
    std::ifstream file(memory_file_);
    for (std::string line; std::getline(file, line);)
        if (const auto tab = line.find('\t'); tab != std::string::npos)
            known_[line.substr(tab + 1)] = line.substr(0, tab);
}

void FolderWatch::remember(const std::string& name) {
    // As it was before its bytes were read: a change that came meanwhile is read next time.
    const auto fingerprint = files_.settled_fingerprint(name);
    known_[name] = fingerprint;
    std::ofstream(memory_file_, std::ios::app) << fingerprint << '\t' << name << '\n';
}

}  // namespace kakehashi::gateway
