#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/asio/write.hpp>
#include <thread>

#include "kakehashi/gateway/http.hpp"

namespace kakehashi::gateway {
namespace {

using namespace std::chrono_literals;
using Tcp = asio::ip::tcp;

/// A peer that says what it is told to say: each connection gets the next script, each request its next line.
class ScriptedPeer {
public:
    explicit ScriptedPeer(std::vector<std::vector<std::string>> connections) : acceptor_(io_, {Tcp::v4(), 0}) {
        thread_ = std::thread([this, connections = std::move(connections)] {
            for (const auto& answers : connections) serve(answers);
        });
    }
    ~ScriptedPeer() { thread_.join(); }
    ScriptedPeer(const ScriptedPeer&) = delete;
    ScriptedPeer& operator=(const ScriptedPeer&) = delete;
    std::string url() { return "http://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port()); }

private:
    void serve(const std::vector<std::string>& answers) {
        auto socket = acceptor_.accept();
        boost::system::error_code error;
        std::string request;
        for (const auto& answer : answers) {
            const auto bytes = asio::read_until(socket, asio::dynamic_buffer(request), "\r\n\r\n", error);
            request.erase(0, bytes);
            asio::write(socket, asio::buffer(answer), error);
        }
    }

    asio::io_context io_;
    Tcp::acceptor acceptor_;
    std::thread thread_;
};

class HttpClientTest : public testing::Test {
protected:
    fhir::Result<HttpResponse> ask(HttpClient& client, const std::string& url, const std::string& method = "GET") {
        HttpRequest request;
        request.method = method;
        request.path = "/";
        auto answer =
            asio::co_spawn(io, client.send(url, request, std::chrono::steady_clock::now() + 2s), asio::use_future);
        io.restart();
        io.run();
        return answer.get();
    }
    static std::string ok(const std::string& body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    }
    asio::io_context io;
};

TEST_F(HttpClientTest, UsesAConnectionAgain) {
    ScriptedPeer peer({{ok("one"), ok("two")}});
    HttpClient client(io, {});
    EXPECT_EQ(ask(client, peer.url())->body, "one");
    EXPECT_EQ(ask(client, peer.url())->body, "two");
}

TEST_F(HttpClientTest, AsksAgainWhenThePeerHadClosedTheConnectionMeanwhile) {
    ScriptedPeer peer({{ok("one")}, {ok("two")}});
    HttpClient client(io, {});
    EXPECT_EQ(ask(client, peer.url())->body, "one");
    EXPECT_EQ(ask(client, peer.url())->body, "two");
}

TEST_F(HttpClientTest, NeverSendsAPostTwiceByItself) {
    ScriptedPeer peer({{ok("one")}, {ok("two")}});
    HttpClient client(io, {});
    EXPECT_EQ(ask(client, peer.url(), "POST")->body, "one");
    const auto second = ask(client, peer.url(), "POST");
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().code, fhir::IssueType::transient);
    EXPECT_EQ(ask(client, peer.url(), "POST")->body, "two");
}

TEST_F(HttpClientTest, ReadsAnAnswerToHeadAndPassesOverInterimAnswers) {
    ScriptedPeer peer({{"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n", "HTTP/1.1 100 Continue\r\n\r\n" + ok("x")}});
    HttpClient client(io, {});
    EXPECT_EQ(ask(client, peer.url(), "HEAD")->body, "");
    EXPECT_EQ(ask(client, peer.url())->body, "x");
}

TEST_F(HttpClientTest, RefusesAnAnswerThatIsTooLongCutOrNotHttp) {
    ScriptedPeer peer(
        {{ok(std::string(2000, 'x'))}, {"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx"}, {"MSH|^~\\&\r\n\r\n"}});
    HttpClientOptions options;
    options.body_bytes_max = 1000;
    HttpClient client(io, options);
    EXPECT_EQ(ask(client, peer.url()).error().code, fhir::IssueType::too_long);
    EXPECT_EQ(ask(client, peer.url()).error().code, fhir::IssueType::transient);
    EXPECT_EQ(ask(client, peer.url()).error().code, fhir::IssueType::invalid);
}

TEST_F(HttpClientTest, AsksNobodyWhoIsNotConfigured) {
    HttpClientOptions options;
    options.base_urls = {"https://b.example:8443"};
    HttpClient client(io, options);
    EXPECT_EQ(ask(client, "http://169.254.169.254").error().code, fhir::IssueType::security);
}

}  // namespace
}  // namespace kakehashi::gateway
