#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/asio/write.hpp>
#include <filesystem>
#include <thread>

#include "certificate.hpp"
#include "kakehashi/gateway/http.hpp"

namespace kakehashi::gateway {
namespace {

using namespace std::chrono_literals;
using Tcp = asio::ip::tcp;

/// Says who asked.
asio::awaitable<HttpResponse> who(HttpRequest request) {
    const auto& shown = request.peer_certificate;
    co_return HttpResponse::text(200, "text/plain",
                                 shown ? shown->subject + " " + std::to_string(shown->sha256.size()) : "nobody");
}

class HttpsTest : public testing::Test {
protected:
    void SetUp() override {
        folder = std::filesystem::path(testing::TempDir()) /
                 ("https-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
        std::filesystem::create_directories(folder);
        node = make_certificate(folder.string(), "node");
        peer = make_certificate(folder.string(), "peer");
        options.tls = TlsFiles{node.certificate, node.private_key, ""};
        options.header_timeout = 300ms;
    }
    void start() {
        server = std::make_unique<HttpServer>(io, options, who);
        const auto started = server->start();
        ASSERT_TRUE(started.has_value()) << started.error().diagnostics;
        for (auto& worker : workers) worker = std::thread([this] { io.run(); });
    }
    void TearDown() override {
        if (server) server->stop();
        for (auto& worker : workers)
            if (worker.joinable()) worker.join();
    }
    fhir::Result<HttpResponse> ask(HttpClient& client, const std::string& scheme = "https") {
        HttpRequest request;
        request.method = "GET";
        request.path = "/who";
        const auto url = scheme + "://127.0.0.1:" + std::to_string(server->port());
        return asio::co_spawn(io, client.send(url, request, std::chrono::steady_clock::now() + 2s), asio::use_future)
            .get();
    }
    std::string body_of(const fhir::Result<HttpResponse>& answer) {
        return answer ? answer->body : answer.error().diagnostics;
    }

    std::filesystem::path folder;
    Certificate node;
    Certificate peer;
    HttpServerOptions options;
    asio::io_context io;
    std::unique_ptr<HttpServer> server;
    std::array<std::thread, 2> workers;
};

TEST_F(HttpsTest, AnswersAClientThatTrustsItsCertificate) {
    start();
    HttpClientOptions trusting;
    trusting.trust = node.certificate;
    HttpClient client(io, trusting);
    for (int i = 0; i < 20; ++i) EXPECT_EQ(body_of(ask(client)), "nobody");
}

TEST_F(HttpsTest, IsRefusedByAClientThatDoesNotKnowItsCertificate) {
    start();
    HttpClientOptions other;
    other.trust = peer.certificate;
    HttpClient client(io, other);
    EXPECT_EQ(ask(client).error().code, fhir::IssueType::transient);
}

TEST_F(HttpsTest, TellsTheHandlerWhoseCertificateTheClientShowed) {
    options.tls->trust = peer.certificate;
    start();
    HttpClientOptions known;
    known.trust = node.certificate;
    known.certificate = peer.certificate;
    known.private_key = peer.private_key;
    HttpClient client(io, known);
    EXPECT_EQ(body_of(ask(client)), "CN=peer 64");
    HttpClientOptions anonymous;
    anonymous.trust = node.certificate;
    HttpClient browser(io, anonymous);
    EXPECT_EQ(body_of(ask(browser)), "nobody");
    known.certificate = node.certificate;
    known.private_key = node.private_key;
    HttpClient stranger(io, known);
    EXPECT_FALSE(ask(stranger).has_value()) << "a certificate that is shown must be of our authorities";
}

TEST_F(HttpsTest, GoesOnAfterPlainTextAndAfterAClientThatNeverShakesHands) {
    start();
    asio::io_context client_io;
    Tcp::socket plain(client_io);
    plain.connect({asio::ip::make_address("127.0.0.1"), server->port()});
    Tcp::socket silent(client_io);
    silent.connect({asio::ip::make_address("127.0.0.1"), server->port()});
    asio::write(plain, asio::buffer(std::string_view("GET / HTTP/1.1\r\nHost: x\r\n\r\n")));
    std::string nothing;
    boost::system::error_code error;
    asio::read(plain, asio::dynamic_buffer(nothing), error);
    EXPECT_THAT(nothing, testing::Not(testing::HasSubstr("HTTP")));
    nothing.clear();
    asio::read(silent, asio::dynamic_buffer(nothing), error);
    EXPECT_EQ(nothing, "");
    HttpClientOptions trusting;
    trusting.trust = node.certificate;
    HttpClient client(io, trusting);
    EXPECT_EQ(body_of(ask(client)), "nobody");
}

TEST_F(HttpsTest, DoesNotStartWithoutItsFiles) {
    options.tls->certificate = (folder / "missing.crt").string();
    HttpServer without(io, options, who);
    const auto started = without.start();
    ASSERT_FALSE(started.has_value());
    EXPECT_EQ(started.error().severity, fhir::IssueSeverity::fatal);
}

}  // namespace
}  // namespace kakehashi::gateway
