#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>
#include <thread>

#include "kakehashi/gateway/mllp.hpp"

namespace kakehashi::gateway {
namespace {

using namespace std::chrono_literals;
namespace asio = boost::asio;

std::string message_with(const std::string& id) {
    return "MSH|^~\\&|HIS|1319999992|GW|1319999992|20260101090000||ADT^A08^ADT_A01|" + id + "|P|2.5\rPID|||1\r";
}

/// Acknowledges as asked by the control id: "other" is acknowledged under another one, "lost" not at all.
asio::awaitable<std::string> acknowledge(std::string message) {
    const auto begin = message.find("ADT_A01|") + 8;
    std::string id = message.substr(begin, message.find('|', begin) - begin);
    if (id == "lost") co_return std::string();
    if (id == "other") id = "another";
    co_return "MSH|^~\\&|GW|1319999992|HIS|1319999992|20260101090000||ACK|1|P|2.5\rMSA|AA|" + id + "\r";
}

class MllpClientTest : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(server.start().has_value());
        worker = std::thread([this] { io.run(); });
    }
    void TearDown() override {
        server.stop();
        worker.join();
    }
    MllpClientOptions here() {
        MllpClientOptions options;
        options.port = server.port();
        return options;
    }
    fhir::Result<std::string> send(MllpClient& client, const std::string& id) {
        return asio::co_spawn(io, client.send(message_with(id), std::chrono::steady_clock::now() + 2s),
                              asio::use_future)
            .get();
    }
    asio::io_context io;
    MllpServer server{io, {}, acknowledge};
    std::thread worker;
};

TEST_F(MllpClientTest, GetsTheAcknowledgementOfEachMessage) {
    MllpClient client(io, here());
    for (const auto* id : {"1", "2", "3"}) {
        const auto answer = send(client, id);
        ASSERT_TRUE(answer.has_value()) << answer.error().diagnostics;
        EXPECT_TRUE(answer->ends_with(std::string("MSA|AA|") + id + "\r"));
    }
}

TEST_F(MllpClientTest, ReportsAMessageThatWasNotAcknowledgedAndGoesOnWithTheNext) {
    MllpClient client(io, here());
    EXPECT_EQ(send(client, "lost").error().code, fhir::IssueType::transient);
    EXPECT_EQ(send(client, "other").error().code, fhir::IssueType::invalid);
    EXPECT_TRUE(send(client, "4").has_value());
}

TEST_F(MllpClientTest, ReportsAPeerThatIsNotThere) {
    MllpClientOptions nowhere;
    nowhere.port = 1;
    MllpClient client(io, nowhere);
    EXPECT_EQ(send(client, "1").error().code, fhir::IssueType::transient);
}

}  // namespace
}  // namespace kakehashi::gateway
