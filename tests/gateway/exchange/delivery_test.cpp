#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>

#include "consents.hpp"
#include "exchange/delivery_attempt.hpp"
#include "exchange/unit_policy.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/gateway/delivery_receipt.hpp"
#include "test_node.hpp"

namespace kakehashi::gateway {
namespace {

using Delivery = Region;

bool has_ended(TestNode& node) {
    const auto state = node.referral().state;
    return state != "queued" && state != "in-flight";
}

std::int64_t waiting_for_c(TestNode& node) {
    measure_deliveries(node.parts());
    return node.metrics().at("kakehashi_deliveries_waiting", std::string("peer=\"") + kHospitalC + '"').value();
}

std::int64_t version_at(TestNode& node, const std::string& key) {
    const auto unit = node.store().unit(key).value();
    return unit ? unit->version : 0;
}

TEST_F(Delivery, AReferralArrivesOnceAndTheSenderKeepsTheReceipt) {
    auto a = node(kHospitalA);
    auto c = node(kHospitalC);
    c->listen();
    a->sender().start();
    const auto unit = referral_to(kHospitalC);
    a->commit(unit);
    a->sender().wake();
    ASSERT_TRUE(eventually([&] { return has_ended(*a); }));
    const auto entry = a->referral();
    ASSERT_EQ(entry.state, "delivered") << entry.detail;
    EXPECT_EQ(entry.attempts, 1);
    const auto receipt = read_receipt(entry.detail, a->peers().find(kHospitalC)->key);
    ASSERT_TRUE(receipt);
    EXPECT_EQ(receipt->issuer, kHospitalC);
    EXPECT_EQ(receipt->audience, kHospitalA);
    EXPECT_EQ(receipt->outcome, "stored");
    const auto stored = c->store().unit(unit.key).value();
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->institution, kHospitalA) << "it stays the record of whoever wrote it";
    EXPECT_EQ(stored->source, std::string("peer:") + kHospitalA);
    EXPECT_EQ(waiting_for_c(*a), 0);
}

TEST_F(Delivery, WhatCouldNotGoWhileTheReceiverWasDownGoesWhenItIsBack) {
    auto a = node(kHospitalA);
    a->sender().start();
    const auto unit = referral_to(kHospitalC);
    a->commit(unit);
    a->sender().wake();
    ASSERT_TRUE(eventually([&] { return a->referral().attempts >= 2; }));
    EXPECT_EQ(waiting_for_c(*a), 1);
    auto c = node(kHospitalC);
    c->listen();
    ASSERT_TRUE(eventually([&] { return has_ended(*a); }));
    EXPECT_EQ(a->referral().state, "delivered");
    EXPECT_EQ(version_at(*c, unit.key), 1);
}

TEST_F(Delivery, WhenTheAnswerIsLostTheSecondAttemptChangesNothing) {
    auto a = node(kHospitalA);
    auto c = node(kHospitalC);
    c->lose_answers(2);
    c->listen();
    a->sender().start();
    const auto unit = referral_to(kHospitalC);
    a->commit(unit);
    a->sender().wake();
    ASSERT_TRUE(eventually([&] { return has_ended(*a); }));
    EXPECT_EQ(a->referral().state, "delivered");
    EXPECT_EQ(c->requests(), 3);
    EXPECT_EQ(version_at(*c, unit.key), 1);
    EXPECT_EQ(c->journal().last_sequence(), 1U) << "a repeat is known by its id";
    EXPECT_EQ(read_kept_receipt(a->referral().detail)->outcome, "stored") << "the first answer, given again";
}

TEST_F(Delivery, ARepeatAfterTheReceiversRestartFindsItsUnitUnchanged) {
    auto a = node(kHospitalA);
    auto c = node(kHospitalC);
    const auto unit = referral_to(kHospitalC);
    a->commit(unit);
    c->lose_answers(1);
    c->listen();
    a->sender().start();
    ASSERT_TRUE(eventually([&] { return version_at(*c, unit.key) == 1; }));
    c.reset();
    c = node(kHospitalC);
    c->listen();
    ASSERT_TRUE(eventually([&] { return has_ended(*a); }));
    EXPECT_EQ(a->referral().state, "delivered");
    EXPECT_EQ(version_at(*c, unit.key), 1);
}

TEST_F(Delivery, AForgedReceiptIsNoProof) {
    auto a = node(kHospitalA);
    hospitals_[kHospitalC].keys = make_keys();  // somebody else answers under that address
    auto c = node(kHospitalC);
    c->listen();
    a->sender().start();
    a->commit(referral_to(kHospitalC));
    a->sender().wake();
    ASSERT_TRUE(eventually([&] { return a->referral().attempts >= 2; }));
    EXPECT_NE(a->referral().state, "delivered");
}

TEST_F(Delivery, AReferralForAnotherHospitalIsRefused) {
    auto a = node(kHospitalA);
    auto c = node(kHospitalC);
    c->listen();
    a->sender().start();
    const auto unit = referral_to(kHospitalB);
    OutboxItem wrong;
    wrong.destination = std::string("peer:") + kHospitalC;
    wrong.kind = "referral";
    a->commit(unit, {wrong});
    a->sender().wake();
    ASSERT_TRUE(eventually([&] { return has_ended(*a); }));
    EXPECT_EQ(a->referral().state, "rejected");
    EXPECT_EQ(a->referral().detail, "403 forbidden");
    EXPECT_EQ(c->journal().last_sequence(), 0U) << "nothing of it is kept";
}

TEST_F(Delivery, ADocumentThatDoesNotMeetItsProfileIsRejectedForGood) {
    auto a = node(kHospitalA);
    auto c = node(kHospitalC);
    c->listen();
    a->sender().start();
    auto unit = referral_to(kHospitalC);
    std::string text = fhir::write_json(unit.bundle.root());
    const std::string status = R"("status":"final")";
    text.replace(text.find(status), status.size(), R"("status":"finished")");
    unit.bundle = fhir::parse_json(text).value();
    a->commit(unit);
    a->sender().wake();
    ASSERT_TRUE(eventually([&] { return has_ended(*a); }));
    EXPECT_EQ(a->referral().state, "rejected");
    EXPECT_EQ(a->referral().detail.substr(0, 3), "422");
    EXPECT_EQ(c->store().quarantined(10)->size(), 1U);
}

TEST_F(Delivery, WhatASenderThatDiedHadInHandGoesAgain) {
    const auto unit = referral_to(kHospitalC);
    {
        auto before = node(kHospitalA);
        before->commit(unit);
        ASSERT_EQ(before->store().claim(std::string("peer:") + kHospitalC, 1, 3'600'000, 1)->size(), 1U);
    }
    auto a = node(kHospitalA);
    auto c = node(kHospitalC);
    c->listen();
    a->sender().start();
    ASSERT_TRUE(eventually([&] { return has_ended(*a); }));
    EXPECT_EQ(a->referral().state, "delivered");
    EXPECT_EQ(a->referral().attempts, 2);
}

TEST_F(Delivery, ADeadPeerDelaysNobodyElse) {
    auto a = node(kHospitalA);
    auto c = node(kHospitalC);
    c->listen();
    a->sender().start();
    for (int i = 0; i < 5; ++i) a->commit(referral_to(kHospitalB, "REFB" + std::to_string(i)));
    const auto unit = referral_to(kHospitalC);
    a->commit(unit);
    a->sender().wake();
    ASSERT_TRUE(eventually([&] { return version_at(*c, unit.key) == 1; }));
    // One look: an item that is tried again moves between the two counts.
    const auto waiting = a->store().waiting_items(std::string("peer:") + kHospitalB);
    EXPECT_EQ(waiting->queued + waiting->in_flight, 5);
}

TEST_F(Delivery, AReferralOfAPatientWhoAskedToStopIsWithdrawn) {
    auto a = node(kHospitalA);
    auto c = node(kHospitalC);
    c->listen();
    const auto unit = referral_to(kHospitalC);
    a->commit(unit);
    const auto insured = exchange::insured_identifier_of(unit.bundle.root());
    ASSERT_TRUE(a->store().put_directive("stop", insured, "2026-11-01T00:00:00Z", R"({"resourceType":"Consent"})"));
    a->sender().start();
    ASSERT_TRUE(eventually([&] { return has_ended(*a); }));
    EXPECT_EQ(a->referral().state, "withdrawn");
    EXPECT_EQ(a->referral().detail, "policy A4-6") << "a directive that nobody understands is a stop";
    EXPECT_EQ(c->requests(), 0);
}

TEST_F(Delivery, AReferralThatWaitsForConsentGoesWhenItIsGiven) {
    auto a = node(kHospitalA);
    auto c = node(kHospitalC);
    c->listen();
    const auto unit = referral_to(kHospitalC);
    a->commit(unit);
    const auto insured = exchange::insured_identifier_of(unit.bundle.root());
    const auto document = a->store().unit(unit.key).value()->bundle_id;
    const std::string pending = write(
        {.status = "proposed",
         .rule = "OPTIN",
         .provision = R"("type":"permit",)" + purposes({"TREAT"}) +
                      R"(,"data":[{"meaning":"instance","reference":{"reference":"Bundle/)" + document + R"("}}])"});
    ASSERT_TRUE(a->store().put_directive("pending", insured, "2026-11-01T00:00:00Z", pending));
    a->sender().start();
    ASSERT_TRUE(eventually([&] { return has_ended(*a); }));
    EXPECT_EQ(a->referral().state, "held");
    EXPECT_EQ(a->referral().detail, "policy A4-5");
    std::string given = pending;
    given.replace(given.find("proposed"), 8, "inactive");
    ASSERT_TRUE(a->store().put_directive("pending", insured, "2026-11-02T00:00:00Z", given));
    a->sender().reconsider();
    EXPECT_TRUE(eventually([&] { return a->referral().state == "delivered"; }));
}

TEST_F(Delivery, ACorrectedReferralReplacesTheFirstAndTheOldVersionNeverGoesAfterIt) {
    auto a = node(kHospitalA);
    auto c = node(kHospitalC);
    auto fact = mappers::samples::referral();
    a->commit(referral_to(kHospitalC));
    fact.purpose = "至急、精査のお願い";
    auto header = mappers::samples::header("REF1");
    header.recorded = "2024-03-12T10:30:45+09:00";
    fhir::Report report;
    const auto corrected = mappers::write_referral_unit(header, mappers::samples::patient(), fact, report);
    a->commit(corrected);
    c->listen();
    a->sender().start();
    ASSERT_TRUE(eventually([&] {
        return a->store().waiting_items(std::string("peer:") + kHospitalC)->queued == 0 &&
               version_at(*c, corrected.key) == 1;
    }));
    const auto entries = a->store().outbox_entries("referral", 10).value();
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[1].state, "withdrawn") << entries[1].detail;
    EXPECT_EQ(version_at(*c, corrected.key), 1) << "the first was never sent";
    EXPECT_NE(c->store().unit(corrected.key).value()->bundle.find("至急"), std::string::npos);
}

TEST_F(Delivery, TheSenderCanAskWhereItsReferralIs) {
    auto a = node(kHospitalA);
    auto c = node(kHospitalC);
    c->listen();
    a->commit(referral_to(kHospitalC));
    a->sender().start();
    ASSERT_TRUE(eventually([&] { return has_ended(*a); }));
    const auto list = fhir::parse_json(list_referrals(a->store(), a->peers()).value()).value();
    const auto& referrals = list.root().find("referrals")->items();
    ASSERT_EQ(referrals.size(), 1U);
    EXPECT_EQ(referrals.front().text_of("state"), "delivered");
    EXPECT_EQ(referrals.front().text_of("outcome"), "stored");
    EXPECT_EQ(referrals.front().find("addressee")->text_of("number"), kHospitalC);
}

struct RefusedRequest {
    const char* why;
    unsigned status;
    std::function<void(HttpRequest&)> change;
};
void PrintTo(const RefusedRequest& row, std::ostream* out) { *out << row.why; }

class DeliveryRefused : public Region, public testing::WithParamInterface<RefusedRequest> {};

TEST_P(DeliveryRefused, BeforeAnythingIsJournalled) {
    auto a = node(kHospitalA);
    auto c = node(kHospitalC);
    exchange::PreparedDelivery prepared;
    prepared.body = fhir::write_json(referral_to(kHospitalC).bundle.root());
    prepared.message_id = "m1";
    HttpRequest request = exchange::delivery_request(a->parts(), *a->peers().find(kHospitalC), prepared);
    GetParam().change(request);
    DeliveryInterface receiver(c->parts());
    auto answer = asio::co_spawn(c->parts().io, receiver.receive(std::move(request)), asio::use_future).get();
    EXPECT_EQ(answer.status, GetParam().status);
    EXPECT_EQ(c->journal().last_sequence(), 0U);
}

void set_header(HttpRequest& request, const std::string& name, std::string value) {
    for (auto& [key, text] : request.headers)
        if (key == name) text = std::move(value);
}

INSTANTIATE_TEST_SUITE_P(
    Exchange, DeliveryRefused,
    testing::Values(
        RefusedRequest{"no assertion", 401, [](HttpRequest& r) { set_header(r, "authorization", ""); }},
        RefusedRequest{"an assertion that is none", 401,
                       [](HttpRequest& r) { set_header(r, "authorization", "Bearer a.b.c"); }},
        RefusedRequest{"no message id", 400, [](HttpRequest& r) { set_header(r, "idempotency-key", ""); }},
        RefusedRequest{"a message id that could name another source", 400,
                       [](HttpRequest& r) { set_header(r, "idempotency-key", "\"a|b\""); }},
        RefusedRequest{"not FHIR", 415, [](HttpRequest& r) { set_header(r, "content-type", "text/html"); }},
        RefusedRequest{"too large", 413, [](HttpRequest& r) { r.body.assign((std::size_t{12} << 20) + 1, ' '); }},
        RefusedRequest{"not JSON", 400, [](HttpRequest& r) { r.body = "{"; }},
        RefusedRequest{"no referral", 403, [](HttpRequest& r) { r.body = R"({"resourceType":"Bundle"})"; }}));

}  // namespace
}  // namespace kakehashi::gateway
