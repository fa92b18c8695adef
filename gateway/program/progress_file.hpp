#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::program {

/// What a conversion has done so far, on the disk beside its results: it can be resumed, and a storage of a million
/// files needs no memory for its account.
///
/// NDJSON: `{"options":"…"}`, then for each group of sources an entry a source, which has its name as `source`, and
/// `{"group":"…"}` as the last line: a group without it, and what follows, is as if it were not there. Written by the
/// process at once and not flushed to the disk: it outlives the process, not the machine's power.
class ProgressFile {
public:
    /// Sources of one group are converted and written as a whole.
    struct Group {
        std::string name;
        bool is_patient = false;  ///< an SS-MIX2 patient's folder: none of its sources comes again
        std::vector<std::pair<std::string, std::string>> entries{};  ///< source and JSON object, compact
        std::map<std::string, std::string> remarks{};                ///< texts beside `group`
    };

    /// Begins anew, or goes on with what an earlier run did.
    /// @param options  what the results depend on; a run of other options cannot be resumed
    /// @return whether there is something to go on with, or Issue `no_store`, `conflict`
    [[nodiscard]] fhir::Result<bool> open(const std::string& path, const std::string& options, bool is_resumed);
    /// @return Issue `no_store` when the disk refuses
    [[nodiscard]] fhir::Result<void> add(const Group& group);

    [[nodiscard]] bool has_group(const std::string& name) const { return patients_.contains(name); }
    /// Whether the source of a group that is no patient's has an entry, and not one that `waits` for its patient.
    [[nodiscard]] bool has_source(const std::string& name) const;
    [[nodiscard]] std::size_t groups() const { return group_count_; }

    /// Every entry, the last one of each source, in the order in which they were written, and every last line of a
    /// group.
    /// @return Issue `no_store` when the file cannot be read
    [[nodiscard]] fhir::Result<void> for_each(const std::function<void(const fhir::Node& line)>& visit) const;

private:
    struct Seen {
        std::size_t entries = 0;
        bool is_waiting = false;
    };
    [[nodiscard]] fhir::Result<bool> take_up(const std::string& options);
    void note(const fhir::Node& entry);

    std::string path_;
    std::set<std::string> patients_;
    std::map<std::string, Seen> sources_;  ///< of groups that are no patient's
    std::size_t group_count_ = 0;
};

}  // namespace kakehashi::program
