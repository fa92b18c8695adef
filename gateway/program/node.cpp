#include "program/node.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/thread_pool.hpp>
#include <cstdlib>
#include <filesystem>
#include <list>
#include <optional>
#include <thread>
#include <vector>

#include "kakehashi/gateway/audit.hpp"
#include "kakehashi/gateway/folder_watch.hpp"
#include "kakehashi/gateway/http_router.hpp"
#include "kakehashi/gateway/mllp_door.hpp"
#include "kakehashi/gateway/node_parts.hpp"
#include "kakehashi/profiles/terminology.hpp"
#include "program/input_file.hpp"
#include "program/node_routes.hpp"

namespace kakehashi::program {

using namespace gateway;  // this file is the place that knows every part

namespace {

constexpr std::size_t kBlockingThreads = 4;
constexpr fhir::Message kKeyMissing{.id = "configuration-signing-key",
                                    .en = "A node with peers needs [node] signing_key.",
                                    .ja = "他施設と接続するには[node]のsigning_keyが必要です。"};

fhir::Result<SigningKey> open_signing_key(const NodeConfiguration& configuration) {
    if (configuration.signing_key.empty()) {
        if (!configuration.peers.empty()) return fhir::fail(fhir::IssueType::required, kKeyMissing, "node", {});
        return SigningKey();
    }
    const auto pem = read_input(configuration.signing_key);
    if (!pem) return tl::unexpected(pem.error());
    return SigningKey::from_pem(*pem);
}

HttpServerOptions server_options(const NodeConfiguration& configuration) {
    HttpServerOptions options;
    options.address = configuration.http_address;
    options.port = configuration.http_port;
    if (!configuration.certificate.empty())
        options.tls = TlsFiles{configuration.certificate, configuration.private_key, configuration.trust};
    return options;
}

HttpClientOptions client_options(const NodeConfiguration& configuration, const PeerDirectory& peers) {
    HttpClientOptions options;
    options.trust = configuration.trust;
    options.base_urls = peers.origins();
    return options;
}

/// What has to be opened before the parts can be put together.
struct Opened {
    std::unique_ptr<Store> store;
    std::unique_ptr<Journal> journal;
    std::optional<profiles::Validator> validator;
    std::unique_ptr<AuditLog> audit;
    PeerDirectory peers;
    SigningKey signing_key;
};

fhir::Result<void> open_disk(const NodeConfiguration& configuration, Opened& into) {
    const std::filesystem::path data = configuration.data_directory;
    std::filesystem::create_directories(data);
    auto store = Store::open(data / "store");
    if (!store) return tl::unexpected(store.error());
    const auto processed = (*store)->processed_sequence();
    if (!processed) return tl::unexpected(processed.error());
    JournalOptions options;
    options.sequence_min = *processed;
    auto journal = Journal::open(data / "journal", options);
    if (!journal) return tl::unexpected(journal.error());
    auto audit = AuditLog::open(data / "audit");
    if (!audit) return tl::unexpected(audit.error());
    into.store = std::move(*store);
    into.journal = std::move(*journal);
    into.audit = std::move(*audit);
    return {};
}

fhir::Result<Opened> open_all(const NodeConfiguration& configuration) {
    Opened opened;
    if (auto disk = open_disk(configuration, opened); !disk) return tl::unexpected(disk.error());
    auto peers = PeerDirectory::from(configuration.peers);
    if (!peers) return tl::unexpected(peers.error());
    opened.peers = std::move(*peers);
    auto key = open_signing_key(configuration);
    if (!key) return tl::unexpected(key.error());
    opened.signing_key = std::move(*key);
    auto validator = profiles::Validator::load({.packages = configuration.packages});
    if (!validator) return tl::unexpected(validator.error());
    opened.validator.emplace(std::move(*validator));
    for (const fhir::Issue& each : opened.validator->notices()) spdlog::warn("{}", each.diagnostics);
    return opened;
}

}  // namespace

struct Node::Parts {
    Parts(NodeConfiguration configured, Opened&& made)
        : configuration(std::move(configured)),
          opened(std::move(made)),
          client(io, client_options(configuration, opened.peers)),
          verifier(configuration.institution_number) {
        opened.peers.trust_all(verifier);
    }

    NodeConfiguration configuration;
    Opened opened;
    asio::io_context io;
    asio::thread_pool blocking{kBlockingThreads};
    Metrics metrics;
    HttpClient client;
    ExchangeTokenVerifier verifier;
    profiles::TerminologyService terminology = profiles::TerminologyService::of(*opened.validator);
    std::unique_ptr<Intake> intake;
    std::optional<NodeParts> shared;
    std::optional<NodeRoutes> routes;
    std::list<FolderWatch> folders;
    std::list<MllpDoor> mllp_doors;
    std::optional<HttpServer> server;

    fhir::Result<void> open() {
        auto opened_intake = Intake::open(configuration, *opened.store, *opened.journal, *opened.validator, metrics);
        if (!opened_intake) return tl::unexpected(opened_intake.error());
        intake = std::move(*opened_intake);
        shared.emplace(NodeParts{configuration, io, blocking, *opened.store, *intake, *opened.audit, metrics, client,
                                 opened.peers, opened.signing_key, verifier, &terminology});
        routes.emplace(*shared);
        if (auto opened_routes = routes->open(); !opened_routes) return opened_routes;
        intake->on_commit([this] { routes->wake_senders(); });
        return open_doors();
    }

    fhir::Result<void> open_doors() {
        for (const auto& source : configuration.sources) {
            if (source.mllp_port != 0) {
                mllp_doors.emplace_back(source, *shared);
                if (auto started = mllp_doors.back().start(); !started) return started;
            } else if (source.post_key.empty()) {
                const auto memory = std::filesystem::path(configuration.data_directory) / ("seen-" + source.name);
                folders.emplace_back(source, memory.string(), *intake, metrics);
            }
        }
        server.emplace(io, server_options(configuration),
                       [this](HttpRequest request) { return routes->answer(std::move(request)); });
        return server->start();
    }

    void stop_doors() {
        spdlog::info("stopping");
        server->stop();
        for (auto& door : mllp_doors) door.stop();
        routes->stop();
    }
};

Node::Node(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Node::~Node() = default;

fhir::Result<std::unique_ptr<Node>> Node::open(NodeConfiguration configuration) {
    auto opened = open_all(configuration);
    if (!opened) return tl::unexpected(opened.error());
    auto parts = std::make_unique<Parts>(std::move(configuration), std::move(*opened));
    if (auto whole = parts->open(); !whole) return tl::unexpected(whole.error());
    return std::unique_ptr<Node>(new Node(std::move(parts)));
}

void Node::run() {
    Parts& parts = *parts_;
    asio::signal_set signals(parts.io, SIGINT, SIGTERM);
    signals.async_wait([&](const boost::system::error_code& error, int) {
        if (error) return;
        signals.clear();  // from now on the system's own answer: a second signal ends the process
        parts.stop_doors();
    });
    parts.intake->start();
    for (auto& folder : parts.folders) folder.start();
    parts.routes->start();
    spdlog::info("{} serves on port {}", parts.configuration.institution_number, parts.server->port());
    std::vector<std::thread> threads;
    const auto count = std::max(2U, std::thread::hardware_concurrency());
    for (unsigned i = 1; i < count; ++i) threads.emplace_back([&parts] { parts.io.run(); });
    parts.io.run();
    for (auto& thread : threads) thread.join();
    for (auto& folder : parts.folders) folder.stop();
    parts.intake->stop();
    parts.blocking.join();
    spdlog::info("stopped");
}

}  // namespace kakehashi::program
