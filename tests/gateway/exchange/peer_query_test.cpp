#include "exchange/peer_query.hpp"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>

#include "test_node.hpp"

/// What this node believes of a peer that answers wrongly. The peer is a real server that says what the test wants.
namespace kakehashi::gateway {
namespace {

constexpr const char* kInsured = "00012345:67:890:01";

class FaultyPeer : public Region {
protected:
    void SetUp() override {
        Region::SetUp();
        node_ = node(kHospitalB);
        HttpServerOptions options;
        options.port = hospitals_[kHospitalA].port;
        server_ =
            std::make_unique<HttpServer>(io_, options, [this](HttpRequest request) { return say(&answers_, request); });
        ASSERT_TRUE(server_->start());
        thread_ = std::thread([this] { io_.run(); });
    }
    void TearDown() override {
        server_->stop();
        thread_.join();
        node_.reset();
        Region::TearDown();
    }

    static asio::awaitable<HttpResponse> say(const std::map<std::string, std::string>* answers, HttpRequest request) {
        const auto found = answers->find(request.path);
        if (found == answers->end()) co_return HttpResponse::text(404, "text/plain", "nothing here");
        co_return HttpResponse::text(200, "application/fhir+json", found->second);
    }
    template <class Awaitable>
    auto wait(Awaitable question) {
        asio::io_context io;
        auto answer = asio::co_spawn(io, std::move(question), asio::use_future);
        io.run();
        return answer.get();
    }
    static Deadline soon() { return std::chrono::steady_clock::now() + std::chrono::seconds(10); }
    const Peer& peer() { return *node_->peers().find(kHospitalA); }
    auto find() { return wait(find_at_peer(node_->parts(), peer(), "B-0001", kInsured, soon())); }
    auto read() { return wait(read_at_peer(node_->parts(), peer(), "B-0001", "p1", soon())); }
    static std::string searchset(const std::string& entries, const std::string& next = "") {
        const std::string link = next.empty() ? "" : R"("link":[{"relation":"next","url":")" + next + R"("}],)";
        return R"({"resourceType":"Bundle","type":"searchset",)" + link + R"("entry":[)" + entries + "]}";
    }
    static std::string patient(const std::string& id, const std::string& insured) {
        return R"({"resource":{"resourceType":"Patient","id":")" + id +
               R"(","identifier":[{"system":"http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID","value":")" +
               insured + R"("}],"birthDate":"1970-01-02"}})";
    }
    static std::string condition(const std::string& id) {
        return R"({"resource":{"resourceType":"Condition","id":")" + id + R"("}})";
    }

    std::map<std::string, std::string> answers_;
    std::unique_ptr<TestNode> node_;
    asio::io_context io_;
    std::unique_ptr<HttpServer> server_;
    std::thread thread_;
};

TEST_F(FaultyPeer, APatientOfAnotherNumberIsNotBelieved) {
    answers_["/Patient/_search"] = searchset(patient("p1", "00012345:67:890:02") + "," + patient("p2", kInsured));
    const auto found = find();
    ASSERT_TRUE(found);
    ASSERT_EQ(found->size(), 1U);
    EXPECT_EQ(found->front().id, "p2");
}

TEST_F(FaultyPeer, AnIdThatWouldLeadElsewhereIsLeftOut) {
    answers_["/Patient/_search"] = searchset(patient("../metrics", kInsured));
    const auto found = find();
    ASSERT_TRUE(found);
    EXPECT_TRUE(found->empty());
}

TEST_F(FaultyPeer, WhatIsNoSearchsetIsNoAnswer) {
    for (const std::string body : {"<html>", "", R"({"resourceType":"Patient"})", R"({"resourceType":"Bundle")"}) {
        answers_["/Patient/_search"] = body;
        EXPECT_FALSE(find()) << body;
    }
    answers_.clear();
    EXPECT_FALSE(find());
}

TEST_F(FaultyPeer, AllPagesAreOneHistory) {
    answers_["/Patient/p1/$everything"] = searchset(condition("c1"), "/Patient/p1/$everything/2");
    answers_["/Patient/p1/$everything/2"] = searchset(condition("c2"), peer().origin + "/Patient/p1/$everything/3");
    answers_["/Patient/p1/$everything/3"] = searchset(condition("c3"));
    const auto history = read();
    ASSERT_TRUE(history) << history.error().diagnostics;
    for (const char* id : {"c1", "c2", "c3"}) EXPECT_NE(history->find(id), std::string::npos) << id;
}

TEST_F(FaultyPeer, AHistoryWhosePagesLeadElsewhereIsNoAnswer) {
    for (const std::string next : {"http://127.0.0.1:1/Patient/p1/$everything", "//elsewhere.example/x", "relative",
                                   "/Patient/p1/$everything two", "file:///etc/passwd"}) {
        answers_["/Patient/p1/$everything"] = searchset(condition("c1"), next);
        EXPECT_FALSE(read()) << next;
    }
}

TEST_F(FaultyPeer, PagesThatNeverEndAreNoAnswer) {
    answers_["/Patient/p1/$everything"] = searchset(condition("c1"), "/Patient/p1/$everything");
    EXPECT_FALSE(read());
}

TEST_F(FaultyPeer, WhoIsDownGivesNoAnswer) {
    server_->stop();
    const auto& gone = *node_->peers().find(kHospitalC);
    EXPECT_FALSE(wait(find_at_peer(node_->parts(), gone, "B-0001", kInsured, soon())));
}

}  // namespace
}  // namespace kakehashi::gateway
