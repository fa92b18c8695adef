#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "kakehashi/gateway/audit.hpp"
#include "kakehashi/gateway/delivery.hpp"
#include "kakehashi/gateway/node_parts.hpp"
#include "kakehashi/gateway/routing.hpp"
#include "key_pair.hpp"
#include "sample_facts.hpp"

namespace kakehashi::gateway {

inline constexpr const char* kHospitalA = "1319999991";
inline constexpr const char* kHospitalB = "1319999992";
inline constexpr const char* kHospitalC = "1319999993";

inline const profiles::Validator& test_validator() {
    static const auto validator = profiles::Validator::load({.packages = {}, .japanese_profiles = true});
    return *validator;
}

inline std::uint16_t free_port() {
    asio::io_context io;
    asio::ip::tcp::acceptor acceptor(io, {asio::ip::make_address("127.0.0.1"), 0});
    return acceptor.local_endpoint().port();
}

/// Waits for a condition, for as long as a slow machine may need.
inline bool eventually(const std::function<bool()>& condition) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (std::chrono::steady_clock::now() < deadline) {
        if (condition()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

/// Quick, so that a test does not wait for a real peer's pauses.
inline DeliveryOptions quick() {
    DeliveryOptions options;
    options.retry_base = std::chrono::milliseconds(20);
    options.retry_max = std::chrono::milliseconds(200);
    options.idle_poll = std::chrono::milliseconds(200);
    return options;
}

/// One hospital's node with everything that a delivery touches; its parts are the real ones.
class TestNode {
public:
    TestNode(const std::filesystem::path& folder, NodeConfiguration node, const std::string& private_pem)
        : configuration_(with_folder(std::move(node), folder)),
          store_(Store::open(folder / "store").value()),
          journal_(Journal::open(folder / "journal").value()),
          audit_(AuditLog::open(folder / "audit").value()),
          intake_(Intake::open(configuration_, *store_, *journal_, test_validator(), metrics_).value()),
          peers_(PeerDirectory::from(configuration_.peers).value()),
          key_(SigningKey::from_pem(private_pem).value()),
          verifier_(configuration_.institution_number),
          client_(io_, client_options()),
          receiver_(parts_),
          sender_(parts_, quick()) {
        peers_.trust_all(verifier_);
        receiver_.add_routes(router_);
        intake_->on_commit([this] { sender_.wake(); });
        intake_->start();
        for (auto& thread : threads_) thread = std::thread([this] { io_.run(); });
    }
    ~TestNode() {
        close();
        sender_.stop();
        intake_->stop();
        guard_.reset();
        for (auto& thread : threads_) thread.join();
        pool_.join();
    }
    TestNode(const TestNode&) = delete;
    TestNode& operator=(const TestNode&) = delete;

    /// Listens from now on.
    void listen() {
        HttpServerOptions options;
        options.port = configuration_.http_port;
        server_.emplace(io_, options, [this](HttpRequest request) { return answer(std::move(request)); });
        ASSERT_TRUE(server_->start());
    }
    void close() {
        if (server_) server_->stop();
    }
    /// The line breaks after the work is done: the asker hears of so many requests only that something went wrong.
    void lose_answers(int count) { answers_to_lose_ = count; }

    /// Stores a unit with what has to leave because of it, as the intake does.
    InputResult commit(const mappers::Unit& unit, std::vector<OutboxItem> outbox) {
        InputCommit input;
        input.journal_sequence = ++sequence_;
        input.source = "test";
        input.format = "csv";
        input.institution = configuration_.institution_number;
        input.received = "2999-01-01T00:00:00.000Z";  // never too old
        input.units.push_back({&unit, std::move(outbox)});
        return store_->commit(std::span(&input, 1)).value().front();
    }
    InputResult commit(const mappers::Unit& unit) { return commit(unit, route(unit, configuration_, "test")); }

    Store& store() { return *store_; }
    Journal& journal() { return *journal_; }
    DeliveryWorker& sender() { return sender_; }
    Metrics& metrics() { return metrics_; }
    const NodeParts& parts() const { return parts_; }
    const PeerDirectory& peers() const { return peers_; }
    const SigningKey& key() const { return key_; }
    int requests() const { return requests_; }
    /// What became of the only referral.
    OutboxEntry referral() {
        auto entries = store_->outbox_entries("referral", 10).value();
        EXPECT_EQ(entries.size(), 1U);
        return entries.empty() ? OutboxEntry() : entries.front();
    }

private:
    static NodeConfiguration with_folder(NodeConfiguration node, const std::filesystem::path& folder) {
        node.data_directory = folder.string();
        return node;
    }
    HttpClientOptions client_options() const {
        HttpClientOptions options;
        options.base_urls = peers_.origins();
        return options;
    }
    asio::awaitable<HttpResponse> answer(HttpRequest request) {
        ++requests_;
        HttpResponse response = co_await router_.answer(std::move(request));
        if (answers_to_lose_ > 0) {
            --answers_to_lose_;
            co_return HttpResponse::text(502, "text/plain", "");
        }
        co_return response;
    }

    NodeConfiguration configuration_;
    asio::io_context io_;
    asio::executor_work_guard<asio::io_context::executor_type> guard_{io_.get_executor()};
    asio::thread_pool pool_{4};
    Metrics metrics_;
    std::unique_ptr<Store> store_;
    std::unique_ptr<Journal> journal_;
    std::unique_ptr<AuditLog> audit_;
    std::unique_ptr<Intake> intake_;
    PeerDirectory peers_;
    SigningKey key_;
    ExchangeTokenVerifier verifier_;
    HttpClient client_;
    NodeParts parts_{configuration_, io_,     pool_,  *store_, *intake_, *audit_,
                     metrics_,       client_, peers_, key_,    verifier_};
    DeliveryInterface receiver_;
    DeliveryWorker sender_;
    HttpRouter router_;
    std::optional<HttpServer> server_;
    std::atomic<int> requests_{0};
    std::atomic<int> answers_to_lose_{0};
    std::uint64_t sequence_ = 0;
    std::array<std::thread, 2> threads_;  // as the program has
};

/// Keys, addresses and folders of three hospitals.
class Region : public testing::Test {
protected:
    void SetUp() override {
        const auto* info = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = std::filesystem::temp_directory_path() /
                  ("kakehashi-region-" + std::to_string(::getpid()) + "-" + info->name());
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
        for (const char* number : {kHospitalA, kHospitalB, kHospitalC}) {
            Hospital& hospital = hospitals_[number];
            hospital.keys = make_keys();
            hospital.port = free_port();
            std::ofstream(folder_ / (std::string(number) + ".pub")) << hospital.keys.public_pem;
        }
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    NodeConfiguration configuration(const std::string& number) {
        NodeConfiguration node;
        node.institution_number = number;
        node.institution_name = "架橋病院";
        node.legal_profile = "reform";
        node.http_port = hospitals_[number].port;
        for (const auto& [other, hospital] : hospitals_)
            if (other != number)
                node.peers.push_back({other, "病院" + other, "http://127.0.0.1:" + std::to_string(hospital.port),
                                      (folder_ / (other + ".pub")).string()});
        return node;
    }
    std::unique_ptr<TestNode> node(const std::string& number) {
        return std::make_unique<TestNode>(folder_ / number, configuration(number), hospitals_[number].keys.private_pem);
    }
    static mappers::Unit referral_to(const std::string& number, const std::string& local_id = "REF1") {
        auto fact = mappers::samples::referral();
        fact.to.number = number;
        fhir::Report report;
        return mappers::write_referral_unit(mappers::samples::header(local_id), mappers::samples::patient(), fact,
                                            report);
    }

    struct Hospital {
        KeyPair keys;
        std::uint16_t port = 0;
    };
    std::filesystem::path folder_;
    std::map<std::string, Hospital> hospitals_;
};

}  // namespace kakehashi::gateway
