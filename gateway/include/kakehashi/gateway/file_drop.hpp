#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::gateway {

/// What became of a dropped file.
struct DropVerdict {
    enum class Kind : std::uint8_t {
        accepted,  ///< stored: the file is renamed to `<name>.accepted`
        rejected,  ///< never: renamed to `<name>.rejected`, with `<name>.rejected.txt` that says why
        later,     ///< we could not do our work: left in place and offered again
    };
    Kind kind = Kind::later;
    std::string reason;
};

/// Looks for files in one folder. Holds no thread and no clock: the node calls `look` now and then.
/// A file is taken when size and time of change have been the same for `settle`: writers need not rename.
/// Source: exchange-policy C3 (file drop)
class FileDrop {
public:
    using Time = std::chrono::steady_clock::time_point;
    using Handler = std::function<DropVerdict(const std::string& name, std::string bytes)>;

    enum class Mode : std::uint8_t {
        rename,     ///< a drop folder, files directly in it
        read_only,  ///< a tree that belongs to the vendor: nothing is renamed, all folders below are read
    };

    FileDrop(std::string folder, Mode mode, std::chrono::milliseconds settle, std::size_t file_bytes_max);

    /// Read-only mode: what was accepted before the last stop, by name and fingerprint; looked up before a file is
    /// read.
    void set_known(std::function<bool(const std::string& name, const std::string& fingerprint)> known);

    /// Offers settled files, in the order of their names, to `handler`. Names are relative to the folder.
    /// @return how many files are still waiting (growing, or to be offered again); Issue when the folder is unreadable
    [[nodiscard]] fhir::Result<std::size_t> look(Time now, const Handler& handler);

    /// The state in which the file that is being offered had settled, or "".
    [[nodiscard]] std::string settled_fingerprint(const std::string& name) const;

    /// Size and time of change: what tells one state of a file from another.
    [[nodiscard]] static std::string fingerprint(const std::string& path);

private:
    struct Seen {
        std::string fingerprint;
        Time since;
        bool done = false;
    };
    [[nodiscard]] std::vector<std::string> list() const;
    [[nodiscard]] bool is_settled(const std::string& name, Time now);
    [[nodiscard]] DropVerdict offer(const std::string& name, const Handler& handler) const;
    void finish(const std::string& name, const DropVerdict& verdict) const;

    std::string folder_;
    Mode mode_;
    std::chrono::milliseconds settle_;
    std::size_t file_bytes_max_;
    std::function<bool(const std::string&, const std::string&)> known_;
    std::map<std::string, Seen> seen_;
};

}  // namespace kakehashi::gateway
