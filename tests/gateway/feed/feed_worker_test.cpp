#include "kakehashi/gateway/feed_worker.hpp"

#include <gtest/gtest.h>

#include <iterator>
#include <map>
#include <set>

#include "consents.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/gateway/feed.hpp"
#include "store_folder.hpp"
#include "test_node.hpp"

namespace kakehashi::gateway {
namespace {

namespace fs = std::filesystem;

/// D-STOP-S (A7); `limits`: members of the provision, each with a comma behind it.
std::string stop_of_secondary_use(const std::string& limits = "") {
    return write({.rule = "OPTOUT", .provision = R"("type":"deny",)" + limits + purposes({"HRESCH", "PUBHLTH"})});
}

class FeedWorkerTest : public Region {
protected:
    void SetUp() override {
        Region::SetUp();
        feed_ = {"platform-a", (folder_ / "platform").string(), (folder_ / "feed-root.key").string()};
        std::ofstream(feed_.root_key) << std::string(32, 'k');
        configuration_ = configuration(kHospitalA);
        configuration_.feeds.push_back(feed_);
        restart();
    }
    void TearDown() override {
        worker_.reset();
        node_.reset();
        Region::TearDown();
    }
    void restart() {
        worker_.reset();
        node_.reset();
        node_ = std::make_unique<TestNode>(folder_ / "a", configuration_, hospitals_[kHospitalA].keys.private_pem);
        auto opened = FeedWorker::open(node_->parts(), feed_,
                                       {.batch_items_max = 3,
                                        .lease = std::chrono::milliseconds(60'000),
                                        .idle_poll = std::chrono::milliseconds(50),
                                        .retry = std::chrono::milliseconds(20)});
        ASSERT_TRUE(opened) << opened.error().diagnostics;
        worker_ = std::move(*opened);
    }
    bool is_idle() {
        const auto waiting = node_->store().waiting_items("feed:platform-a").value();
        return waiting.queued + waiting.in_flight == 0;
    }
    void feed_all() {
        worker_->start();
        ASSERT_TRUE(eventually([this] { return is_idle(); }));
    }
    /// All lines that a list of the manifest names.
    std::multiset<std::string> published(std::string_view list) const {
        std::multiset<std::string> lines;
        std::ifstream file(fs::path(feed_.directory) / "manifest.json");
        const auto manifest = fhir::parse_json({std::istreambuf_iterator<char>(file), {}});
        if (!manifest || manifest->root().find(list) == nullptr) return lines;
        for (const auto& item : manifest->root().find(list)->items()) {
            std::ifstream part(fs::path(feed_.directory) / std::string(item.text_of("url")));
            for (std::string line; std::getline(part, line);) lines.insert(line);
        }
        return lines;
    }
    std::map<std::string, int> states() {
        std::map<std::string, int> states;
        const auto entries = node_->store().outbox_entries("unit", 100).value();
        for (const auto& entry : entries) ++states[entry.state];
        return states;
    }
    std::int64_t events(const std::string& kind) {
        return node_->metrics().at("kakehashi_feed_events_total", R"(feed="platform-a",kind=")" + kind + '"').value();
    }

    FeedConfiguration feed_;
    NodeConfiguration configuration_;
    std::unique_ptr<TestNode> node_;
    std::unique_ptr<FeedWorker> worker_;
};

TEST_F(FeedWorkerTest, EveryAcceptedUnitIsPublishedWithoutAName) {
    node_->commit(patient_unit("1"));
    for (int i = 0; i < 5; ++i)
        node_->commit(
            laboratory_unit("1", {"4." + std::to_string(i)}, "1319999991^2024^lab-" + std::to_string(i), 10 * i));
    feed_all();
    EXPECT_EQ(published("output").size(), 6U);
    for (const auto& line : published("output")) EXPECT_EQ(line.find("花子"), std::string::npos);
    EXPECT_EQ(states(), (std::map<std::string, int>{{"delivered", 6}}));
    EXPECT_TRUE(eventually([this] { return events("put") == 6; }));
    measure_feeds(node_->parts());
    EXPECT_EQ(node_->metrics().at("kakehashi_feed_waiting", R"(feed="platform-a")").value(), 0);
}

TEST_F(FeedWorkerTest, ARestartRepeatsNothing) {
    node_->commit(laboratory_unit("1", {"4.1"}));
    feed_all();
    const auto before = published("output");
    // What the crash may have left: the event is published, and its item still in flight.
    node_->commit(laboratory_unit("2", {"4.1", "4.2"}));
    ASSERT_TRUE(eventually([this] { return is_idle(); }));
    OutboxItem again{.destination = "feed:platform-a", .kind = "unit", .order_key = {}, .payload = {}, .detail = {}};
    node_->commit(laboratory_unit("3", {"4.1", "4.2", "4.3"}), {again, again});
    restart();
    feed_all();
    EXPECT_EQ(published("output").size(), 1U);
    EXPECT_EQ(published("deleted").size(), 2U) << "the two versions before";
    EXPECT_NE(published("output"), before);
}

TEST_F(FeedWorkerTest, WhatAWorkerThatDiedHadInHandGoesAgain) {
    node_->commit(laboratory_unit("1", {"4.1"}));
    ASSERT_EQ(node_->store().claim("feed:platform-a", 1, 3'600'000, 10)->size(), 1U);
    restart();
    feed_all();
    EXPECT_EQ(published("output").size(), 1U);
}

TEST_F(FeedWorkerTest, APatientWhoAskedToStopIsNotFed) {
    ASSERT_TRUE(node_->store().put_directive("stop", kTestInsured, "2026-11-01T00:00:00Z", stop_of_secondary_use()));
    node_->commit(laboratory_unit("1", {"4.1"}));
    feed_all();
    EXPECT_TRUE(published("output").empty());
    EXPECT_EQ(node_->store().outbox_entries("unit", 1)->front().state, "withdrawn");
    EXPECT_EQ(node_->store().outbox_entries("unit", 1)->front().detail, "policy A4-22");
}

TEST_F(FeedWorkerTest, ARequestToStopWithdrawsWhatWasPublishedBefore) {
    node_->commit(patient_unit("1"));
    node_->commit(laboratory_unit("1", {"4.1"}));
    feed_all();
    ASSERT_EQ(published("output").size(), 2U);
    ASSERT_TRUE(node_->store().put_directive("stop", kTestInsured, "2026-11-01T00:00:00Z", stop_of_secondary_use()));
    ASSERT_TRUE(announce_directive(node_->store(), configuration_, kTestInsured));
    worker_->wake();
    EXPECT_TRUE(eventually([this] { return published("output").empty(); }));
    EXPECT_EQ(published("deleted").size(), 2U);
}

TEST_F(FeedWorkerTest, AStopOfOneDocumentWithdrawsThatOneOnly) {
    const std::string other = "1319999991^2024^lab-2";
    node_->commit(patient_unit("1"));
    node_->commit(laboratory_unit("1", {"4.1"}));
    node_->commit(laboratory_unit("1", {"5.1"}, other, 50));
    feed_all();
    ASSERT_EQ(published("output").size(), 3U);
    const auto document = node_->store().unit(other).value()->bundle_id;
    const std::string stop = stop_of_secondary_use(
        R"("data":[{"meaning":"instance","reference":{"reference":"Bundle/)" + document + R"("}}],)");
    ASSERT_TRUE(node_->store().put_directive("stop", kTestInsured, "2026-11-01T00:00:00Z", stop));
    ASSERT_TRUE(announce_directive(node_->store(), configuration_, kTestInsured));
    worker_->wake();
    EXPECT_TRUE(eventually([this] { return published("output").size() == 2; }));
    node_->commit(laboratory_unit("2", {"5.2"}, other, 50));
    worker_->wake();
    EXPECT_TRUE(eventually([this] { return states()["withdrawn"] == 1; }));
    EXPECT_EQ(published("output").size(), 2U) << "the others stay";
}

TEST_F(FeedWorkerTest, ADeletedUnitIsWithdrawn) {
    node_->commit(laboratory_unit("1", {"4.1"}));
    feed_all();
    auto removal = laboratory_unit("2", {});
    removal.operation = mappers::UnitOperation::remove;
    removal.bundle = fhir::Document();
    node_->commit(removal);
    worker_->wake();
    EXPECT_TRUE(eventually([this] { return published("output").empty(); }));
    EXPECT_EQ(published("deleted").size(), 1U);
}

TEST_F(FeedWorkerTest, WhatCannotBePseudonymisedNeverLeaves) {
    node_->commit(unit_of(mappers::UnitKind::laboratory, "1319999991^2024^lab-9", "1",
                          {entry_text(test_id(1), observation_text(1, "4.1"))}));
    feed_all();
    EXPECT_TRUE(published("output").empty());
    EXPECT_EQ(states(), (std::map<std::string, int>{{"rejected", 1}}));
    EXPECT_TRUE(eventually([this] { return events("refused") == 1; }));
}

TEST_F(FeedWorkerTest, AfterADiskThatRefusedTheSameEventsAreHandedOverAgain) {
    node_->commit(laboratory_unit("1", {"4.1"}));
    fs::remove_all(feed_.directory);  // under the open sink
    feed_all();
    EXPECT_EQ(published("output").size(), 1U);
}

TEST_F(FeedWorkerTest, ASecondWriterOfTheFolderIsRefused) {
    const auto second = FeedWorker::open(node_->parts(), feed_);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, fhir::IssueType::lock_error);
}

TEST_F(FeedWorkerTest, ARootKeyOfAnotherLengthIsRefused) {
    std::ofstream(feed_.root_key) << "short";
    const auto opened = FeedWorker::open(node_->parts(), feed_);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, fhir::IssueType::security);
}

}  // namespace
}  // namespace kakehashi::gateway
