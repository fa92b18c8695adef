#include <spdlog/spdlog.h>

#include <atomic>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <mutex>
#include <set>

#include "http/connection.hpp"
#include "net/byte_stream.hpp"
#include "net/messages.hpp"

namespace kakehashi::gateway {

namespace {
using Tcp = asio::ip::tcp;
constexpr auto kUse = asio::as_tuple(asio::use_awaitable);
}  // namespace

struct HttpServer::Impl : std::enable_shared_from_this<Impl> {
    Impl(asio::io_context& io_context, HttpServerOptions server_options, HttpHandler server_handler)
        : io(io_context), options(std::move(server_options)), handler(std::move(server_handler)), acceptor(io) {}

    asio::io_context& io;
    HttpServerOptions options;
    HttpHandler handler;
    Tcp::acceptor acceptor;
    std::unique_ptr<asio::ssl::context> tls;
    std::atomic<bool> stopping{false};
    std::atomic<std::uint16_t> bound_port{0};
    std::mutex mutex;  // guards connections
    std::set<std::shared_ptr<http::Connection>> connections;

    fhir::Result<void> listen();
    asio::awaitable<void> accept_all();
    asio::awaitable<void> serve(std::shared_ptr<http::Connection> connection);
    asio::awaitable<void> stop_all();
    std::vector<std::shared_ptr<http::Connection>> open_connections() {
        const std::lock_guard lock(mutex);
        return {connections.begin(), connections.end()};
    }
};

HttpServer::HttpServer(asio::io_context& io, HttpServerOptions options, HttpHandler handler)
    : impl_(std::make_shared<Impl>(io, std::move(options), std::move(handler))) {}
HttpServer::~HttpServer() = default;

fhir::Result<void> HttpServer::start() {
    if (const auto& files = impl_->options.tls) {
        auto tls = net::make_server_tls(files->certificate, files->private_key, files->trust);
        if (!tls) return tl::unexpected(tls.error());
        impl_->tls = std::move(*tls);
    }
    auto listening = impl_->listen();
    if (!listening) return listening;
    auto task = impl_->accept_all();
    asio::co_spawn(impl_->acceptor.get_executor(), std::move(task), asio::detached);
    return {};
}

std::uint16_t HttpServer::port() const { return impl_->bound_port; }

void HttpServer::stop() {
    if (impl_->stopping.exchange(true)) return;
    auto task = impl_->stop_all();
    asio::co_spawn(impl_->io, std::move(task), asio::detached);
}

fhir::Result<void> HttpServer::Impl::listen() {
    boost::system::error_code error;
    const auto address = asio::ip::make_address(options.address, error);
    const Tcp::endpoint endpoint(address, options.port);
    if (!error) acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(Tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error)
        return tl::unexpected(fhir::make_issue(fhir::IssueSeverity::fatal, fhir::IssueType::processing,
                                               net::messages::kListen, "",
                                               {options.address, std::to_string(options.port), error.message()}));
    bound_port = acceptor.local_endpoint().port();
    return {};
}

asio::awaitable<void> HttpServer::Impl::accept_all() {
    const auto self = shared_from_this();
    while (!stopping) {
        auto [error, socket] = co_await acceptor.async_accept(asio::make_strand(io), kUse);
        if (error == asio::error::operation_aborted) break;
        if (error || open_connections().size() >= options.connections_max) {
            // Out of descriptors, or full: what waits in the kernel's queue waits a little longer.
            asio::steady_timer pause(io, std::chrono::milliseconds(20));
            co_await pause.async_wait(kUse);
            continue;
        }
        boost::system::error_code ignored;
        socket.set_option(Tcp::no_delay(true), ignored);
        const auto executor = socket.get_executor();
        auto connection = std::make_shared<http::Connection>(net::make_server_stream(std::move(socket), tls.get()),
                                                             options, handler, stopping);
        {
            const std::lock_guard lock(mutex);
            connections.insert(connection);
        }
        auto task = serve(connection);
        asio::co_spawn(executor, std::move(task), asio::detached);
    }
}

asio::awaitable<void> HttpServer::Impl::serve(std::shared_ptr<http::Connection> connection) {
    const auto self = shared_from_this();
    try {
        co_await connection->run();
    } catch (const std::exception& error) {
        spdlog::error("http connection ended by an exception: {}", error.what());
    }
    const std::lock_guard lock(mutex);
    connections.erase(connection);
}

asio::awaitable<void> HttpServer::Impl::stop_all() {
    const auto self = shared_from_this();
    boost::system::error_code ignored;
    acceptor.close(ignored);
    for (const auto& connection : open_connections())
        asio::post(connection->executor(), [connection] { connection->close_if_idle(); });
    const auto end = std::chrono::steady_clock::now() + options.stop_grace;
    while (!open_connections().empty() && std::chrono::steady_clock::now() < end) {
        asio::steady_timer pause(io, std::chrono::milliseconds(10));
        co_await pause.async_wait(kUse);
    }
    for (const auto& connection : open_connections())
        asio::post(connection->executor(), [connection] { connection->close(); });
}

}  // namespace kakehashi::gateway
