#include <gtest/gtest.h>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <thread>

#include "kakehashi/gateway/mllp.hpp"
#include "mllp/frame.hpp"

namespace kakehashi::gateway {
namespace {

using namespace std::chrono_literals;
namespace asio = boost::asio;
using Tcp = asio::ip::tcp;

/// Answers with the message's own bytes; "unstorable" gets no answer.
asio::awaitable<std::string> echo(std::string message) {
    if (message == "unstorable") co_return std::string();
    co_return "ACK:" + message;
}

class MllpServerTest : public testing::Test {
protected:
    void SetUp() override {
        MllpServerOptions options;
        options.message_bytes_max = 1000;
        options.frame_timeout = 300ms;
        server = std::make_unique<MllpServer>(io, options, echo);
        ASSERT_TRUE(server->start().has_value());
        worker = std::thread([this] { io.run(); });
    }
    void TearDown() override {
        server->stop();
        worker.join();
    }
    Tcp::socket connect() {
        Tcp::socket socket(client_io);
        socket.connect({asio::ip::make_address("127.0.0.1"), server->port()});
        return socket;
    }
    static void send(Tcp::socket& socket, std::string_view bytes) { asio::write(socket, asio::buffer(bytes)); }
    /// One frame, or what came before the connection ended.
    static std::string read_frame(Tcp::socket& socket) {
        std::string answer;
        boost::system::error_code ignored;
        const auto bytes = asio::read_until(socket, asio::dynamic_buffer(answer), mllp::kEndBlock, ignored);
        return answer.substr(0, bytes == 0 ? answer.size() : bytes);
    }

    asio::io_context io;
    asio::io_context client_io;
    std::unique_ptr<MllpServer> server;
    std::thread worker;
};

TEST_F(MllpServerTest, AnswersMessagesInTheirOrderHoweverTheBytesArrive) {
    auto socket = connect();
    send(socket, "\x0bone\x1c\x0d\x0btw");
    EXPECT_EQ(read_frame(socket),
              "\x0b"
              "ACK:one\x1c\x0d");
    send(socket, "o\x1c");
    send(socket, "\x0d");
    EXPECT_EQ(read_frame(socket),
              "\x0b"
              "ACK:two\x1c\x0d");
}

TEST_F(MllpServerTest, ThrowsAwayWhatStandsBeforeAFrame) {
    auto socket = connect();
    send(socket, "GET / HTTP/1.1\r\n\r\n\x0bone\x1c\x0d");
    EXPECT_EQ(read_frame(socket),
              "\x0b"
              "ACK:one\x1c\x0d");
}

TEST_F(MllpServerTest, DoesNotJoinACutFrameWithTheNextOne) {
    auto socket = connect();
    send(socket,
         "\x0bMSH|half of o\x0bMSH|soft\x0b"
         "break\x1c\x0d");
    EXPECT_EQ(read_frame(socket),
              "\x0b"
              "ACK:MSH|soft\x0b"
              "break\x1c\x0d");
}

TEST_F(MllpServerTest, GivesEveryFrameItsOwnTimeWhenTheSenderDoesNotWait) {
    auto socket = connect();
    send(socket, "\x0bm");
    for (int i = 0; i < 8; ++i) {
        std::this_thread::sleep_for(60ms);
        send(socket, "\x1c\x0d\x0bm");
        EXPECT_EQ(read_frame(socket),
                  "\x0b"
                  "ACK:m\x1c\x0d");
    }
}

TEST_F(MllpServerTest, DoesNotEndAMessageAtALoneFileSeparator) {
    auto socket = connect();
    send(socket, "\x0bpart\x1cpart\x1c\x0d");
    EXPECT_EQ(read_frame(socket),
              "\x0b"
              "ACK:part\x1cpart\x1c\x0d");
}

TEST_F(MllpServerTest, ClosesWithoutAnAnswerWhenTheMessageCannotBeStored) {
    auto socket = connect();
    send(socket, "\x0bunstorable\x1c\x0d");
    EXPECT_EQ(read_frame(socket), "");
}

TEST_F(MllpServerTest, EndsAConnectionWhoseFrameIsTooLargeOrNeverEnds) {
    auto large = connect();
    boost::system::error_code ignored;
    asio::write(large, asio::buffer("\x0b" + std::string(5000, 'x')), ignored);
    EXPECT_EQ(read_frame(large), "");
    auto slow = connect();
    for (int i = 0; i < 10; ++i) {
        asio::write(slow, asio::buffer(i == 0 ? "\x0b" : "x", 1), ignored);
        std::this_thread::sleep_for(50ms);
    }
    EXPECT_EQ(read_frame(slow), "");
    auto next = connect();
    send(next, "\x0bstill here\x1c\x0d");
    EXPECT_EQ(read_frame(next),
              "\x0b"
              "ACK:still here\x1c\x0d");
}

}  // namespace
}  // namespace kakehashi::gateway
