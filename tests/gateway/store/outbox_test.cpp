#include "kakehashi/gateway/outbox.hpp"

#include <gtest/gtest.h>

#include "store_folder.hpp"

namespace kakehashi::gateway {
namespace {

using Outbox = StoreFolder;

const OutboxItem kFeed{.destination = "feed:platform-a", .kind = "unit"};

TEST_F(Outbox, ItemIsWrittenWithItsUnitAndNotWhenNothingChanged) {
    commit(laboratory_unit("1", {"4.1"}), {kFeed});
    commit(laboratory_unit("1", {"4.1"}), {kFeed});
    const auto claimed = store_->claim("feed:platform-a", 1000, 5000, 10);
    ASSERT_EQ(claimed->size(), 1U);
    EXPECT_EQ(claimed->front().unit_key, "1319999991^2024^lab-1");
    EXPECT_EQ(claimed->front().unit_version, 1);
}

TEST_F(Outbox, ItemsOfOnePatientGoOneAfterTheOther) {
    commit(laboratory_unit("1", {"4.1"}), {kFeed});
    commit(laboratory_unit("2", {"4.2"}), {kFeed});
    const auto first = store_->claim("feed:platform-a", 0, 5000, 10);
    ASSERT_EQ(first->size(), 1U);
    EXPECT_TRUE(store_->claim("feed:platform-a", 0, 5000, 10)->empty());
    ASSERT_TRUE(store_->complete(first->front().id, {}).has_value());
    const auto second = store_->claim("feed:platform-a", 0, 5000, 10);
    ASSERT_EQ(second->size(), 1U);
    EXPECT_EQ(second->front().unit_version, 2);
}

TEST_F(Outbox, FailedAttemptIsTriedAgainWhenItIsDue) {
    commit(laboratory_unit("1", {"4.1"}), {kFeed});
    const auto first = store_->claim("feed:platform-a", 0, 5000, 1);
    ASSERT_TRUE(store_->complete(first->front().id, {DeliveryState::queued, 9000, "503"}).has_value());
    EXPECT_TRUE(store_->claim("feed:platform-a", 8999, 5000, 1)->empty());
    const auto again = store_->claim("feed:platform-a", 9000, 5000, 1);
    ASSERT_EQ(again->size(), 1U);
    EXPECT_EQ(again->front().attempts, 2);
}

TEST_F(Outbox, ClaimOfAVanishedSenderEndsWithItsLease) {
    commit(laboratory_unit("1", {"4.1"}), {kFeed});
    ASSERT_EQ(store_->claim("feed:platform-a", 0, 5000, 1)->size(), 1U);
    reopen();
    EXPECT_TRUE(store_->claim("feed:platform-a", 4999, 5000, 1)->empty());
    EXPECT_EQ(store_->claim("feed:platform-a", 5000, 5000, 1)->size(), 1U);
}

TEST_F(Outbox, CompletingTwiceIsRefused) {
    commit(laboratory_unit("1", {"4.1"}), {kFeed});
    const auto claimed = store_->claim("feed:platform-a", 0, 5000, 1);
    ASSERT_TRUE(store_->complete(claimed->front().id, {}).has_value());
    EXPECT_EQ(store_->complete(claimed->front().id, {}).error().code, fhir::IssueType::not_found);
}

TEST_F(Outbox, SeveralClaimsEndTogetherAndWhatSomebodyElseHasIsPassedOver) {
    const OutboxItem other{.destination = "feed:platform-a", .kind = "unit", .order_key = "other"};
    commit(laboratory_unit("1", {"4.1"}), {kFeed, other});
    const auto claimed = store_->claim("feed:platform-a", 0, 5000, 10).value();
    ASSERT_EQ(claimed.size(), 2U);
    ASSERT_TRUE(store_->complete(claimed.front().id, {}).has_value());
    const std::vector<EndedClaim> ends{{claimed[0].id, {}}, {claimed[1].id, {DeliveryState::rejected, 0, "422"}}};
    EXPECT_EQ(store_->complete(ends).value(), 1U);
    const auto entries = store_->outbox_entries("unit", 10).value();
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].state, "rejected") << "newest first";
    EXPECT_EQ(entries[0].detail, "422");
    EXPECT_EQ(entries[1].state, "delivered");
}

TEST_F(Outbox, SaysWhatADestinationHasNotReceived) {
    OutboxItem held{.destination = "feed:platform-a", .kind = "unit", .order_key = "held"};
    held.state = DeliveryState::held;
    commit(laboratory_unit("1", {"4.1"}), {kFeed, held});
    commit(laboratory_unit("2", {"4.2"}), {kFeed});
    ASSERT_EQ(store_->claim("feed:platform-a", 0, 5000, 10)->size(), 1U);
    const auto waiting = store_->waiting_items("feed:platform-a").value();
    EXPECT_EQ(waiting.queued, 1);
    EXPECT_EQ(waiting.in_flight, 1);
    EXPECT_EQ(waiting.held, 1);
    EXPECT_EQ(waiting.dead, 0);
    EXPECT_EQ(store_->waiting_items("feed:platform-b")->queued, 0);
}

TEST_F(Outbox, ASenderThatBeginsTakesBackWhatTheOneBeforeHadInHand) {
    commit(laboratory_unit("1", {"4.1"}), {kFeed});
    ASSERT_EQ(store_->claim("feed:platform-a", 0, 5000, 1)->size(), 1U);
    EXPECT_EQ(store_->requeue("feed:platform-a", DeliveryState::in_flight, 1).value(), 1U);
    EXPECT_EQ(store_->claim("feed:platform-a", 1, 5000, 1)->size(), 1U);
}

TEST_F(Outbox, HeldItemsWaitAndWithdrawnOnesNeverGo) {
    OutboxItem held = kFeed;
    held.state = DeliveryState::held;
    commit(laboratory_unit("1", {"4.1"}), {held});
    EXPECT_TRUE(store_->claim("feed:platform-a", 0, 5000, 1)->empty());
    EXPECT_EQ(store_->requeue("feed:platform-a", DeliveryState::held, 0), 1U);
    EXPECT_EQ(store_->withdraw("1319999991^2024^lab-1", "stop request"), 1U);
    EXPECT_TRUE(store_->claim("feed:platform-a", 0, 5000, 1)->empty());
    EXPECT_EQ(store_->outbox_counts()->front().state, "withdrawn");
}

}  // namespace
}  // namespace kakehashi::gateway
