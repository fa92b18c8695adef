#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/gateway/feed.hpp"

namespace kakehashi::gateway {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view kNow = "2026-11-20T00:00:00Z";

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

class Feed : public testing::Test {
protected:
    void SetUp() override {
        folder_ = fs::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
        fs::remove_all(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    FeedSink opened() {
        auto sink = FeedSink::open(folder_, {.root = std::string(32, 'k'), .key_id = "1"}, "platform-a");
        EXPECT_TRUE(sink) << sink.error().diagnostics;
        return std::move(*sink);
    }
    static fhir::Document unit(std::string_view content) {
        fhir::Document bundle("Bundle");
        bundle.edit().set_string("type", "collection").set_string("timestamp", content);
        return bundle;
    }
    static FeedOutcome put(FeedSink& sink, std::string_view key, std::string_view version,
                           std::string_view patient = "patient-a") {
        return sink.put(key, version, patient, unit(version));
    }
    static FeedCommit commit(FeedSink& sink) {
        const auto done = sink.commit(kNow);
        EXPECT_TRUE(done) << done.error().diagnostics;
        return done.value_or(FeedCommit{});
    }
    fhir::Document manifest() const {
        auto document = fhir::parse_json(bytes_of(folder_ / "manifest.json"));
        EXPECT_TRUE(document);
        return std::move(*document);
    }
    /// All lines that the manifest's list names: what a platform reads.
    std::multiset<std::string> published(std::string_view list) const {
        std::multiset<std::string> lines;
        const auto read = manifest();
        for (const auto& item : read.root().find(list)->items()) {
            std::ifstream file(folder_ / std::string(item.text_of("url")));
            std::size_t count = 0;
            for (std::string line; std::getline(file, line); ++count) lines.insert(line);
            EXPECT_EQ(std::to_string(count), item.text_of("count"));
        }
        return lines;
    }
    std::set<std::string> files() const {
        std::set<std::string> names;
        for (const auto& entry : fs::directory_iterator(folder_))
            if (entry.path().filename() != ".lock") names.insert(entry.path().filename());
        return names;
    }

    fs::path folder_;
};

TEST_F(Feed, PublishesAUnitAsOneLineThatAManifestNames) {
    auto sink = opened();
    EXPECT_EQ(put(sink, "1319999991^2026^COND-1", "v1"), FeedOutcome::added);
    EXPECT_FALSE(fs::exists(folder_ / "manifest.json")) << "nothing before the commit";
    EXPECT_EQ(commit(sink).puts, 1U);
    const auto lines = published("output");
    ASSERT_EQ(lines.size(), 1U);
    const auto line = fhir::parse_json(*lines.begin());
    EXPECT_EQ(line->resource_type(), "Bundle");
    EXPECT_EQ(line->root().text_of("id").size(), 32U);
    EXPECT_EQ(line->root().text_of("timestamp"), "v1");
    EXPECT_EQ(lines.begin()->find("1319999991"), std::string::npos) << "the unit's key is never written";
    EXPECT_EQ(manifest().root().text_of("transactionTime"), kNow);
    EXPECT_TRUE(published("deleted").empty());
}

TEST_F(Feed, TakesTheSameEventOnceEvenAfterARestart) {
    {
        auto sink = opened();
        EXPECT_EQ(put(sink, "u1", "v1"), FeedOutcome::added);
        EXPECT_EQ(put(sink, "u1", "v1"), FeedOutcome::known);
        commit(sink);
        EXPECT_EQ(put(sink, "u1", "v1"), FeedOutcome::known);
    }
    auto sink = opened();
    EXPECT_EQ(sink.event_count(), 1U);
    EXPECT_EQ(put(sink, "u1", "v1"), FeedOutcome::known);
    EXPECT_EQ(commit(sink).files, 0U);
    EXPECT_EQ(published("output").size(), 1U);
}

TEST_F(Feed, ReplacesAnEarlierVersionAndWithdrawsItsEvent) {
    auto sink = opened();
    put(sink, "u1", "v1");
    commit(sink);
    const std::string first = *published("output").begin();
    EXPECT_EQ(put(sink, "u1", "v2"), FeedOutcome::added);
    EXPECT_EQ(commit(sink).tombstones, 1U);
    const auto lines = published("output");
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_NE(*lines.begin(), first);
    const auto tombstones = published("deleted");
    ASSERT_EQ(tombstones.size(), 1U);
    const auto document = fhir::parse_json(first);
    EXPECT_NE(tombstones.begin()->find("Bundle/" + std::string(document->root().text_of("id"))), std::string::npos);
    EXPECT_EQ(put(sink, "u1", "v1"), FeedOutcome::withdrawn) << "an older version never comes back";
    { const auto closed = std::move(sink); }
    auto reopened = opened();
    EXPECT_EQ(put(reopened, "u1", "v1"), FeedOutcome::withdrawn);
}

TEST_F(Feed, TakesAnOptOutsDataOutOfEveryFile) {
    auto sink = opened();
    for (const auto* key : {"u1", "u2"}) put(sink, key, "v1", "patient-a");
    put(sink, "u3", "v1", "other");
    put(sink, "u4", "v1", "pother");
    commit(sink);
    EXPECT_EQ(sink.withdraw_patient("patient-a"), 2U);
    commit(sink);
    EXPECT_EQ(published("output").size(), 2U);
    EXPECT_EQ(published("deleted").size(), 2U);
    for (const auto& name : files()) EXPECT_EQ(bytes_of(folder_ / name).find("patient-a"), std::string::npos) << name;
    EXPECT_EQ(sink.withdraw_patient("patient-a"), 0U);
    EXPECT_EQ(sink.withdraw_unit("u3"), 1U);
    EXPECT_EQ(sink.withdraw_unit("u3"), 0U);
}

TEST_F(Feed, NeverNamesAnEventInOutputAndDeleted) {
    auto sink = opened();
    for (int round = 0; round < 20; ++round) {
        put(sink, "u" + std::to_string(round % 5), "v" + std::to_string(round), std::string(1, "abc"[round % 3]));
        if (round % 4 == 0) sink.withdraw_unit("u1");
        if (round % 3 == 0) commit(sink);
    }
    commit(sink);
    std::set<std::string> withdrawn;
    for (const auto& line : published("deleted")) withdrawn.insert(line);
    for (const auto& line : published("output")) {
        const auto document = fhir::parse_json(line);
        const std::string url = "Bundle/" + std::string(document->root().text_of("id"));
        for (const auto& tombstone : withdrawn) EXPECT_EQ(tombstone.find(url + "\""), std::string::npos);
    }
}

TEST_F(Feed, PartitionsByPatient) {
    auto sink = opened();
    put(sink, "u1", "v1", "aaa");
    put(sink, "u2", "v1", "bbb");
    put(sink, "u3", "v1", "abb");
    commit(sink);
    EXPECT_EQ(manifest().root().find("output")->items().size(), 2U);
    put(sink, "u4", "v1", "acc");
    EXPECT_EQ(commit(sink).files, 1U) << "only the patient's partition is written";
    EXPECT_EQ(manifest().root().find("output")->items().size(), 2U) << "small files are filled up";
    EXPECT_EQ(files().size(), 3U);
}

TEST_F(Feed, ForgetsACommitThatACrashCutBeforeItsManifest) {
    std::string before;
    {
        auto sink = opened();
        put(sink, "u1", "v1");
        commit(sink);
        before = bytes_of(folder_ / "manifest.json");
        fs::copy(folder_, folder_.string() + ".before");
        put(sink, "u1", "v2");
        put(sink, "u2", "v1");
        commit(sink);
    }
    // The crash: all of the second commit's data files are there, its manifest is not, the replaced files still are.
    std::ofstream(folder_ / "manifest.json", std::ios::trunc) << before;
    for (const auto& entry : fs::directory_iterator(folder_.string() + ".before"))
        fs::copy_file(entry.path(), folder_ / entry.path().filename(), fs::copy_options::skip_existing);
    fs::remove_all(folder_.string() + ".before");
    std::ofstream(folder_ / "Bundle-p-99.ndjson.tmp") << "{\"resourceType\":";
    auto sink = opened();
    EXPECT_EQ(sink.event_count(), 1U);
    EXPECT_EQ(files().size(), 2U) << "what was not published is gone";
    EXPECT_EQ(put(sink, "u1", "v2"), FeedOutcome::added);
    EXPECT_EQ(put(sink, "u2", "v1"), FeedOutcome::added);
    commit(sink);
    EXPECT_EQ(published("output").size(), 2U);
    EXPECT_EQ(published("deleted").size(), 1U);
}

TEST_F(Feed, RefusesAFolderThatDoesNotHoldWhatItsManifestSays) {
    const auto reopened = [&] { return FeedSink::open(folder_, {.root = std::string(32, 'k'), .key_id = "1"}, "a"); };
    {
        auto sink = opened();
        put(sink, "u1", "v1");
        commit(sink);
    }
    const std::string good = bytes_of(folder_ / "manifest.json");
    for (const auto* bad : {"", "{", "[]", R"({"output":[{"url":"../x.ndjson"}],"deleted":[]})"}) {
        std::ofstream(folder_ / "manifest.json", std::ios::trunc) << bad;
        ASSERT_FALSE(reopened()) << bad;
        EXPECT_EQ(reopened().error().severity, fhir::IssueSeverity::fatal);
    }
    std::ofstream(folder_ / "manifest.json", std::ios::trunc) << good;
    EXPECT_TRUE(reopened());
    for (const auto& name : files())
        if (name.ends_with(".ndjson")) fs::remove(folder_ / name);
    EXPECT_EQ(reopened().error().rule, "feed-read");
}

TEST_F(Feed, SaysSoWhenItCannotWriteAndWorksAfterReopening) {
    auto sink = opened();
    put(sink, "u1", "v1");
    fs::remove_all(folder_);
    const auto failed = sink.commit(kNow);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().severity, fhir::IssueSeverity::fatal);
    EXPECT_EQ(sink.commit(kNow).error().rule, "feed-reopen");
    { const auto closed = std::move(sink); }
    auto again = opened();
    EXPECT_EQ(put(again, "u1", "v1"), FeedOutcome::added);
    EXPECT_EQ(commit(again).puts, 1U);
}

TEST_F(Feed, IsWrittenByOneAtATime) {
    auto sink = opened();
    const auto second = FeedSink::open(folder_, {.root = std::string(32, 'k'), .key_id = "1"}, "platform-a");
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, fhir::IssueType::lock_error);
    put(sink, "u1", "v1");
    EXPECT_EQ(commit(sink).puts, 1U) << "the first goes on";
}

}  // namespace
}  // namespace kakehashi::gateway
