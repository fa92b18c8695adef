#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "feed/manifest.hpp"
#include "feed/messages.hpp"
#include "feed/segment_file.hpp"
#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/gateway/deid.hpp"
#include "kakehashi/gateway/feed.hpp"

namespace kakehashi::gateway {
namespace {

namespace fs = std::filesystem;
using feed::Segment;

constexpr std::string_view kManifestName = "manifest.json";
/// A file that is smaller takes the next commit's lines too, so that many small commits do not make many small files.
constexpr std::size_t kSegmentBytes = std::size_t{4} << 20;
/// A line begins with resourceType, id, meta.tag and identifier: what opening needs stands in its first bytes.
constexpr std::size_t kLineHeadBytes = 512;

/// A published unit: the names in a line's head.
struct LineHead {
    std::string_view event;
    std::string_view patient;
    std::string_view unit;
};

std::string_view text_after(std::string_view& line, std::string_view mark) {
    const auto at = line.find(mark);
    if (at == std::string_view::npos) return {};
    line.remove_prefix(at + mark.size());
    return line.substr(0, line.find('"'));
}

LineHead head_of(std::string_view line) {
    std::string_view rest = line.substr(0, kLineHeadBytes);
    LineHead head;
    head.event = text_after(rest, "\"id\":\"");
    head.patient = text_after(rest, "\"code\":\"");
    head.unit = text_after(rest, "\"value\":\"");
    return head;
}

std::string_view deleted_event_of(std::string_view line) {
    std::string_view rest = line;
    return text_after(rest, "\"url\":\"Bundle/");
}

/// Bulk Data Access 2.0: a line of a `deleted` file is a transaction Bundle of DELETE requests.
std::string tombstone_line(std::string_view event) {
    fhir::Document document("Bundle");
    fhir::Builder to = document.edit().set_string("type", "transaction");
    to.append_object("entry")
        .object("request")
        .set_string("method", "DELETE")
        .set_string("url", "Bundle/" + std::string(event));
    return fhir::write_json(document.root()) + "\n";
}

std::size_t number_in(std::string_view name) {
    const auto dot = name.rfind('.');
    const auto dash = name.rfind('-', dot);
    std::size_t number = 0;
    if (dash != std::string_view::npos && dot != std::string_view::npos)
        std::from_chars(name.data() + dash + 1, name.data() + dot, number);
    return number;
}

}  // namespace

struct FeedSink::State {
    State(fs::path folder, const DeidKeys& keys, std::string_view name)
        : directory(std::move(folder)),
          domain(keys, "feed:" + std::string(name)),
          system("urn:kakehashi:feed:" + std::string(name)) {}

    struct Event {
        std::string segment;  // "" until the commit
        std::string unit;
        std::string patient;
    };
    struct NewLine {
        std::string event;
        std::string line;
    };
    /// Events by partition; a partition is the first character of the patient's pseudonym.
    using Partition = std::string;

    [[nodiscard]] fhir::Result<void> load();
    [[nodiscard]] fhir::Result<void> load_output(Segment& segment);
    [[nodiscard]] fhir::Result<void> load_deleted(Segment& segment);
    void remove_unpublished();
    std::size_t withdraw(const std::function<bool(const Event&)>& is_meant);
    [[nodiscard]] std::string line_of(std::string_view event, const Event& head, const fhir::Document& released) const;

    [[nodiscard]] fhir::Result<void> publish_output(FeedCommit& done);
    [[nodiscard]] fhir::Result<void> publish_deleted(FeedCommit& done);
    [[nodiscard]] fhir::Result<Segment> write_segment(const std::string& stem, const std::string& text);
    [[nodiscard]] fhir::Result<std::string> kept_lines(const Segment& segment, bool& changed);
    [[nodiscard]] std::set<std::string> segments_with_withdrawn() const;

    feed::FolderLock lock;
    fs::path directory;
    PseudonymDomain domain;
    std::string system;
    feed::Manifest manifest;
    std::unordered_map<std::string, Event> events;
    std::unordered_map<std::string, std::string> event_of_unit;
    std::set<std::string, std::less<>> withdrawn;
    std::map<Partition, std::vector<NewLine>> new_lines;
    std::vector<std::pair<std::string, Event>> new_tombstones;
    std::vector<std::string> replaced_files;
    std::size_t next_file = 1;
    bool is_broken = false;
};

fhir::Result<void> FeedSink::State::load_output(Segment& segment) {
    const auto text = feed::read_file(directory / segment.name);
    if (!text) return tl::unexpected(text.error());
    segment.bytes = text->size();
    for (const std::string_view line : feed::lines_of(*text)) {
        const LineHead head = head_of(line);
        const std::string event(head.event);
        events[event] = {.segment = segment.name, .unit = std::string(head.unit), .patient = std::string(head.patient)};
        event_of_unit[std::string(head.unit)] = event;
        ++segment.count;
    }
    return {};
}

fhir::Result<void> FeedSink::State::load_deleted(Segment& segment) {
    const auto text = feed::read_file(directory / segment.name);
    if (!text) return tl::unexpected(text.error());
    segment.bytes = text->size();
    for (const std::string_view line : feed::lines_of(*text)) {
        withdrawn.emplace(deleted_event_of(line));
        ++segment.count;
    }
    return {};
}

/// Files that no manifest names are left from a commit that did not come to its end, or were replaced by the last one.
void FeedSink::State::remove_unpublished() {
    std::set<std::string> published{std::string(kManifestName)};
    for (const auto* list : {&manifest.output, &manifest.deleted})
        for (const Segment& segment : *list) published.insert(segment.name);
    std::error_code ignored;  // a file that stays is no harm: nothing names it
    std::vector<fs::path> left_over;
    for (const auto& entry : fs::directory_iterator(directory, ignored)) {
        const std::string name = entry.path().filename().string();
        next_file = std::max(next_file, number_in(name) + 1);
        const bool is_ours = name.ends_with(".ndjson") || name.ends_with(".tmp");
        if (is_ours && !published.contains(name)) left_over.push_back(entry.path());
    }
    for (const fs::path& path : left_over) fs::remove(path, ignored);
}

fhir::Result<void> FeedSink::State::load() {
    std::error_code error;
    fs::create_directories(directory, error);
    auto taken = feed::FolderLock::take(directory);
    if (!taken) return tl::unexpected(taken.error());
    lock = std::move(*taken);
    if (auto synced = feed::sync_directory(directory); !synced) return synced;
    if (fs::exists(directory / kManifestName, error)) {
        auto text = feed::read_file(directory / kManifestName);
        if (!text) return tl::unexpected(text.error());
        auto read = feed::read_manifest(std::move(*text));
        if (!read) return tl::unexpected(read.error());
        manifest = std::move(*read);
    }
    for (Segment& segment : manifest.output)
        if (auto loaded = load_output(segment); !loaded) return loaded;
    for (Segment& segment : manifest.deleted)
        if (auto loaded = load_deleted(segment); !loaded) return loaded;
    remove_unpublished();
    return {};
}

std::string FeedSink::State::line_of(std::string_view event, const Event& head, const fhir::Document& released) const {
    fhir::Document document("Bundle");
    fhir::Builder to = document.edit().set_string("id", event);
    to.object("meta").append_object("tag").set_string("system", system + ":patient").set_string("code", head.patient);
    to.object("identifier").set_string("system", system + ":unit").set_string("value", head.unit);
    for (const fhir::Member& member : released.root().members())
        if (to.node().find(member.name) == nullptr) to.set_copy(member.name, member.value);
    return fhir::write_json(document.root()) + "\n";
}

std::size_t FeedSink::State::withdraw(const std::function<bool(const Event&)>& is_meant) {
    std::size_t count = 0;
    for (auto at = events.begin(); at != events.end();) {
        if (!is_meant(at->second)) {
            ++at;
            continue;
        }
        withdrawn.insert(at->first);
        event_of_unit.erase(at->second.unit);
        new_tombstones.emplace_back(at->first, at->second);
        at = events.erase(at);
        ++count;
    }
    return count;
}

fhir::Result<Segment> FeedSink::State::write_segment(const std::string& stem, const std::string& text) {
    Segment segment;
    segment.name = stem + "-" + std::to_string(next_file++) + ".ndjson";
    segment.bytes = text.size();
    segment.count = static_cast<std::size_t>(std::ranges::count(text, '\n'));
    if (const auto written = feed::write_file(directory / segment.name, text); !written)
        return tl::unexpected(written.error());
    return segment;
}

/// The lines of a segment that are not withdrawn.
fhir::Result<std::string> FeedSink::State::kept_lines(const Segment& segment, bool& changed) {
    const auto text = feed::read_file(directory / segment.name);
    if (!text) return tl::unexpected(text.error());
    std::string kept;
    for (const std::string_view line : feed::lines_of(*text)) {
        if (withdrawn.contains(head_of(line).event)) {
            changed = true;
        } else {
            kept.append(line).append("\n");
        }
    }
    return kept;
}

std::set<std::string> FeedSink::State::segments_with_withdrawn() const {
    std::set<std::string> names;
    for (const auto& [event, head] : new_tombstones)
        if (!head.segment.empty()) names.insert(head.segment);
    return names;
}

fhir::Result<void> FeedSink::State::publish_output(FeedCommit& done) {
    const std::set<std::string> to_clean = segments_with_withdrawn();
    std::map<Partition, std::string> text_of;
    for (const auto& [partition, lines] : new_lines)
        for (const NewLine& line : lines) {
            if (withdrawn.contains(line.event)) continue;  // superseded before it was ever published
            text_of[partition] += line.line;
            ++done.puts;
        }
    std::vector<Segment> next;
    const auto write = [&](const Partition& partition, const std::string& text) -> fhir::Result<void> {
        if (text.empty()) return {};
        auto written = write_segment("Bundle-" + partition, text);
        if (!written) return tl::unexpected(std::move(written.error()));
        for (const std::string_view line : feed::lines_of(text))
            events[std::string(head_of(line).event)].segment = written->name;
        next.push_back(std::move(*written));
        ++done.files;
        return {};
    };
    for (const Segment& segment : manifest.output) {
        const Partition partition = segment.name.substr(std::string_view("Bundle-").size(), 1);
        const bool takes_new = segment.bytes < kSegmentBytes && text_of.contains(partition);
        if (!takes_new && !to_clean.contains(segment.name)) {
            next.push_back(segment);
            continue;
        }
        bool changed = false;
        auto kept = kept_lines(segment, changed);
        if (!kept) return tl::unexpected(std::move(kept.error()));
        if (takes_new) kept->append(text_of.extract(partition).mapped());
        if (auto written = write(partition, *kept); !written) return written;
        replaced_files.push_back(segment.name);
    }
    for (const auto& [partition, text] : text_of)
        if (auto written = write(partition, text); !written) return written;
    manifest.output = std::move(next);
    return {};
}

fhir::Result<void> FeedSink::State::publish_deleted(FeedCommit& done) {
    if (new_tombstones.empty()) return {};
    std::string text;
    if (!manifest.deleted.empty() && manifest.deleted.back().bytes < kSegmentBytes) {
        auto before = feed::read_file(directory / manifest.deleted.back().name);
        if (!before) return tl::unexpected(std::move(before.error()));
        text = std::move(*before);
        replaced_files.push_back(manifest.deleted.back().name);
        manifest.deleted.pop_back();
    }
    // Sorted by event id: the order of withdrawal says nothing of who asked.
    std::ranges::sort(new_tombstones, {}, [](const auto& each) { return each.first; });
    for (const auto& [event, head] : new_tombstones) text += tombstone_line(event);
    auto written = write_segment("deleted", text);
    if (!written) return tl::unexpected(std::move(written.error()));
    manifest.deleted.push_back(std::move(*written));
    ++done.files;
    return {};
}

FeedSink::FeedSink(std::unique_ptr<State> state) : state_(std::move(state)) {}
FeedSink::FeedSink(FeedSink&&) noexcept = default;
FeedSink& FeedSink::operator=(FeedSink&&) noexcept = default;
FeedSink::~FeedSink() = default;

fhir::Result<FeedSink> FeedSink::open(const fs::path& directory, const DeidKeys& keys, std::string_view feed_name) {
    auto state = std::make_unique<State>(directory, keys, feed_name);
    if (auto loaded = state->load(); !loaded) return tl::unexpected(std::move(loaded.error()));
    return FeedSink(std::move(state));
}

FeedOutcome FeedSink::put(std::string_view unit_key, std::string_view version, std::string_view patient,
                          const fhir::Document& released) {
    State& state = *state_;
    const std::string event = state.domain.pseudonym("event", {unit_key, version, kDeidTransform});
    if (state.withdrawn.contains(event)) return FeedOutcome::withdrawn;
    if (state.events.contains(event)) return FeedOutcome::known;
    withdraw_unit(unit_key);
    const State::Event head{
        .segment = "", .unit = state.domain.pseudonym("unit", {unit_key}), .patient = std::string(patient)};
    state.new_lines[std::string(patient.substr(0, 1))].push_back(
        {.event = event, .line = state.line_of(event, head, released)});
    state.event_of_unit[head.unit] = event;
    state.events[event] = head;
    return FeedOutcome::added;
}

std::size_t FeedSink::withdraw_unit(std::string_view unit_key) {
    const auto found = state_->event_of_unit.find(state_->domain.pseudonym("unit", {unit_key}));
    if (found == state_->event_of_unit.end()) return 0;
    const auto event = state_->events.find(found->second);
    state_->withdrawn.insert(event->first);
    state_->new_tombstones.emplace_back(event->first, event->second);
    state_->events.erase(event);
    state_->event_of_unit.erase(found);
    return 1;
}

std::size_t FeedSink::withdraw_patient(std::string_view patient) {
    return state_->withdraw([&](const State::Event& event) { return event.patient == patient; });
}

fhir::Result<FeedCommit> FeedSink::commit(std::string_view transaction_time) {
    State& state = *state_;
    FeedCommit done;
    if (state.is_broken)
        return tl::unexpected(
            fhir::make_issue(fhir::IssueSeverity::fatal, fhir::IssueType::no_store, feed_messages::kReopen, ""));
    if (state.new_lines.empty() && state.new_tombstones.empty()) return done;
    done.tombstones = state.new_tombstones.size();
    state.is_broken = true;  // until the end: a half-done commit must be read again from the folder
    if (auto written = state.publish_output(done); !written) return tl::unexpected(std::move(written.error()));
    if (auto written = state.publish_deleted(done); !written) return tl::unexpected(std::move(written.error()));
    // The data are durable before the manifest names them.
    if (auto synced = feed::sync_directory(state.directory); !synced) return tl::unexpected(std::move(synced.error()));
    const std::string manifest = feed::write_manifest(state.manifest, state.system, transaction_time);
    if (auto written = feed::write_file(state.directory / kManifestName, manifest); !written)
        return tl::unexpected(std::move(written.error()));
    if (auto synced = feed::sync_directory(state.directory); !synced) return tl::unexpected(std::move(synced.error()));
    std::error_code ignored;  // what stays is removed when the folder is opened next
    for (const std::string& name : state.replaced_files) fs::remove(state.directory / name, ignored);
    state.replaced_files.clear();
    state.new_lines.clear();
    state.new_tombstones.clear();
    state.is_broken = false;
    return done;
}

std::size_t FeedSink::event_count() const {
    std::size_t pending = 0;
    for (const auto& [event, head] : state_->events)
        if (head.segment.empty()) ++pending;
    return state_->events.size() - pending;
}

}  // namespace kakehashi::gateway
