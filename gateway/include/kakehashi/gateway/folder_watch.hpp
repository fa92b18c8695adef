#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "kakehashi/gateway/file_drop.hpp"
#include "kakehashi/gateway/intake.hpp"
#include "kakehashi/gateway/metrics.hpp"
#include "kakehashi/gateway/node_configuration.hpp"

namespace kakehashi::gateway {

/// Watches one source's folder on a thread of its own and hands its files to the intake: a drop folder, whose files are
/// renamed, or a vendor's tree, which is only read. What was read of a tree is noted in `memory_file`, so that a
/// restart does not read it again; a note that a crash lost costs one more reading, and changes nothing.
class FolderWatch {
public:
    /// @param intake, metrics  outlive the watch
    FolderWatch(const SourceConfiguration& source, std::string memory_file, Intake& intake, Metrics& metrics);
    ~FolderWatch();  ///< stops
    FolderWatch(const FolderWatch&) = delete;
    FolderWatch& operator=(const FolderWatch&) = delete;

    void start();
    /// The file in hand is finished.
    void stop();

private:
    void run();
    void look();
    DropVerdict take(const std::string& name, std::string bytes);
    void read_memory();
    void remember(const std::string& name);

    SourceConfiguration source_;
    std::string folder_;
    std::string memory_file_;
    Intake& intake_;
    Metrics& metrics_;
    FileDrop files_;
    std::map<std::string, std::string, std::less<>> known_;  // name → fingerprint, trees only
    bool is_readable_ = true;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace kakehashi::gateway
