#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/asio/write.hpp>
#include <future>
#include <stdexcept>
#include <thread>

#include "kakehashi/gateway/http.hpp"

namespace kakehashi::gateway {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::StartsWith;
using Tcp = asio::ip::tcp;

/// Answers what it was asked. "/slow" waits until the test lets it go; "/throw" throws.
asio::awaitable<HttpResponse> echo(HttpRequest request) {
    if (request.path == "/throw") throw std::runtime_error("broken on purpose");
    if (request.path == "/slow") {
        asio::steady_timer timer(co_await asio::this_coro::executor, 300ms);
        co_await timer.async_wait(asio::use_awaitable);
    }
    std::string body = request.method + " " + request.path + " " + std::to_string(request.body.size());
    for (const auto& [name, value] : request.query) body.append(" ").append(name).append("=").append(value);
    co_return HttpResponse::text(200, "text/plain", std::move(body));
}

class HttpServerTest : public testing::Test {
protected:
    void SetUp() override {
        options.header_timeout = 300ms;
        options.body_timeout = 500ms;
        options.idle_timeout = 2000ms;
        options.body_bytes_max = 100'000;
    }
    void start() {
        server = std::make_unique<HttpServer>(io, options, echo);
        const auto started = server->start();
        ASSERT_TRUE(started.has_value()) << started.error().diagnostics;
        worker = std::thread([this] { io.run(); });
    }
    void TearDown() override {
        if (server) server->stop();
        if (worker.joinable()) worker.join();
    }
    Tcp::socket connect() {
        Tcp::socket socket(client_io);
        socket.connect({asio::ip::make_address("127.0.0.1"), server->port()});
        return socket;
    }
    /// Sends all and reads until the server closes.
    std::string talk(std::string_view bytes) {
        auto socket = connect();
        boost::system::error_code ignored;
        asio::write(socket, asio::buffer(bytes), ignored);
        std::string answer;
        asio::read(socket, asio::dynamic_buffer(answer), ignored);
        return answer;
    }
    void expect_still_serving() {
        EXPECT_THAT(talk("GET /alive HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), HasSubstr("GET /alive 0"));
    }

    asio::io_context io;
    asio::io_context client_io;
    HttpServerOptions options;
    std::unique_ptr<HttpServer> server;
    std::thread worker;
};

TEST_F(HttpServerTest, AnswersSeveralRequestsOfOneConnectionEvenWhenTheyComeAtOnce) {
    start();
    const auto answer = talk(
        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"
        "GET /b%20c?name=%E6%9E%B6+x&y= HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(answer, HasSubstr("POST /a 3HTTP/1.1 200 OK"));
    EXPECT_THAT(answer, HasSubstr("GET /b c 0 name=架 x y="));
}

TEST_F(HttpServerTest, AnswersHeadWithoutABody) {
    start();
    const auto answer = talk("HEAD /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(answer, HasSubstr("Content-Length: 9\r\n"));
    EXPECT_TRUE(answer.ends_with("\r\n\r\n"));
}

TEST_F(HttpServerTest, RefusesWhatIsNotHttpAndGoesOn) {
    start();
    const auto answer = talk("MSH|^~\\&|HIS|1319999991\r\n\r\n");
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 400"));
    EXPECT_THAT(answer, HasSubstr("OperationOutcome"));
    expect_still_serving();
}

TEST_F(HttpServerTest, RefusesAHeaderOverTheLimit) {
    start();
    EXPECT_THAT(talk("GET / HTTP/1.1\r\nX: " + std::string(20'000, 'a') + "\r\n\r\n"), StartsWith("HTTP/1.1 431"));
    expect_still_serving();
}

TEST_F(HttpServerTest, RefusesAnAnnouncedBodyOverTheLimitBeforeItIsRead) {
    start();
    EXPECT_THAT(talk("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 104857600\r\n\r\n"), StartsWith("HTTP/1.1 413"));
    expect_still_serving();
}

TEST_F(HttpServerTest, RefusesAChunkedBodyWhileItGrowsOverTheLimit) {
    start();
    std::string bytes = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 200; ++i) bytes += "400\r\n" + std::string(1024, 'a') + "\r\n";
    EXPECT_THAT(talk(bytes), StartsWith("HTTP/1.1 413"));
    expect_still_serving();
}

TEST_F(HttpServerTest, TellsAClientWhoseRequestIsCut) {
    start();
    for (const auto* cut : {"GET /a HT", "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc"}) {
        auto socket = connect();
        asio::write(socket, asio::buffer(std::string_view(cut)));
        socket.shutdown(Tcp::socket::shutdown_send);
        std::string answer;
        boost::system::error_code ignored;
        asio::read(socket, asio::dynamic_buffer(answer), ignored);
        EXPECT_THAT(answer, StartsWith("HTTP/1.1 400")) << cut;
    }
    expect_still_serving();
}

TEST_F(HttpServerTest, RefusesAHundredMegabytesThatAreReallySent) {
    start();
    auto socket = connect();
    asio::write(socket,
                asio::buffer(std::string_view("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 104857600\r\n\r\n")));
    const std::string megabyte(1 << 20, 'x');
    boost::system::error_code error;
    for (int i = 0; i < 100 && !error; ++i) asio::write(socket, asio::buffer(megabyte), error);
    std::string answer;
    asio::read(socket, asio::dynamic_buffer(answer), error);
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 413"));
    expect_still_serving();
}

TEST_F(HttpServerTest, RefusesARequestWithTwoLengths) {
    start();
    EXPECT_THAT(talk("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                StartsWith("HTTP/1.1 400"));
    EXPECT_THAT(talk("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"),
                StartsWith("HTTP/1.1 400"));
    expect_still_serving();
}

TEST_F(HttpServerTest, GivesASlowClientItsAnswerAndTheConnectionBack) {
    start();
    auto socket = connect();
    boost::system::error_code error;
    for (int i = 0; i < 40 && !error; ++i) {
        asio::write(socket, asio::buffer("G", 1), error);
        std::this_thread::sleep_for(20ms);
    }
    std::string answer;
    asio::read(socket, asio::dynamic_buffer(answer), error);
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 4"));
    expect_still_serving();
}

TEST_F(HttpServerTest, GivesUpABodyThatNeverComes) {
    start();
    EXPECT_THAT(talk("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc"), StartsWith("HTTP/1.1 408"));
}

TEST_F(HttpServerTest, AnswersAHandlersFaultWithAnOperationOutcome) {
    start();
    const auto answer = talk("GET /throw HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 500"));
    EXPECT_THAT(answer, testing::Not(HasSubstr("broken on purpose")));
    expect_still_serving();
}

TEST_F(HttpServerTest, TellsAClientThatAsksToGoOn) {
    start();
    auto socket = connect();
    asio::write(socket, asio::buffer(std::string_view(
                            "POST /x HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")));
    std::string answer;
    asio::read_until(socket, asio::dynamic_buffer(answer), "\r\n\r\n");
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 100"));
    asio::write(socket, asio::buffer("ab", 2));
    answer.clear();
    asio::read_until(socket, asio::dynamic_buffer(answer), "POST /x 2");
}

TEST_F(HttpServerTest, FinishesTheRequestInHandWhenItIsStopped) {
    start();
    auto answer = std::async(std::launch::async, [this] { return talk("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n"); });
    auto idle = connect();
    std::this_thread::sleep_for(100ms);
    server->stop();
    EXPECT_THAT(answer.get(), HasSubstr("GET /slow 0"));
    std::string nothing;
    boost::system::error_code error;
    asio::read(idle, asio::dynamic_buffer(nothing), error);
    EXPECT_EQ(nothing, "");
    Tcp::socket late(client_io);
    late.connect({asio::ip::make_address("127.0.0.1"), server->port()}, error);
    EXPECT_TRUE(error);
}

TEST_F(HttpServerTest, RefusesToStartOnATakenPort) {
    start();
    HttpServerOptions taken = options;
    taken.port = server->port();
    HttpServer second(io, taken, echo);
    EXPECT_FALSE(second.start().has_value());
}

TEST_F(HttpServerTest, TheClientReadsAnAnswerAndTellsOfAnUnreachablePeer) {
    start();
    HttpClient client(io, {});
    const auto ask = [&](const std::string& url, std::chrono::milliseconds time, const std::string& path) {
        HttpRequest request;
        request.method = "GET";
        request.path = path;
        return asio::co_spawn(io, client.send(url, request, std::chrono::steady_clock::now() + time), asio::use_future)
            .get();
    };
    const auto url = "http://127.0.0.1:" + std::to_string(server->port());
    const auto answer = ask(url, 2s, "/hello");
    ASSERT_TRUE(answer.has_value()) << answer.error().diagnostics;
    EXPECT_EQ(answer->body, "GET /hello 0");
    EXPECT_EQ(ask(url, 50ms, "/slow").error().code, fhir::IssueType::timeout);
    EXPECT_EQ(ask("http://127.0.0.1:1", 2s, "/").error().code, fhir::IssueType::transient);
}

}  // namespace
}  // namespace kakehashi::gateway
