#include <spdlog/spdlog.h>

#include <atomic>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <mutex>
#include <set>

#include "http/connection.hpp"
#include "net/byte_stream.hpp"
#include "net/listener.hpp"

namespace kakehashi::gateway {

namespace {
using Tcp = asio::ip::tcp;
constexpr auto kUse = asio::as_tuple(asio::use_awaitable);
}  // namespace

struct HttpServer::Impl : std::enable_shared_from_this<Impl> {
    Impl(asio::io_context& io_context, HttpServerOptions server_options, HttpHandler server_handler)
        : io(io_context), options(std::move(server_options)), handler(std::move(server_handler)), listener(io) {}

    asio::io_context& io;
    HttpServerOptions options;
    HttpHandler handler;
    net::Listener listener;
    std::unique_ptr<asio::ssl::context> tls;
    std::atomic<bool> stopping{false};
    std::mutex mutex;  // guards connections
    std::set<std::shared_ptr<http::Connection>> connections;

    asio::awaitable<void> accept_all();
    void accept(Tcp::socket socket);
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
    auto listening = impl_->listener.listen(impl_->options.address, impl_->options.port);
    if (!listening) return listening;
    auto task = impl_->accept_all();
    asio::co_spawn(impl_->listener.executor(), std::move(task), asio::detached);
    return {};
}

std::uint16_t HttpServer::port() const { return impl_->listener.port(); }

void HttpServer::stop() {
    if (impl_->stopping.exchange(true)) return;
    auto task = impl_->stop_all();
    asio::co_spawn(impl_->io, std::move(task), asio::detached);
}

asio::awaitable<void> HttpServer::Impl::accept_all() {
    const auto self = shared_from_this();
    auto has_room = [this] { return open_connections().size() < options.connections_max; };
    auto accepted = [this](Tcp::socket socket) { accept(std::move(socket)); };
    co_await listener.accept_all(std::move(has_room), std::move(accepted));
}

void HttpServer::Impl::accept(Tcp::socket socket) {
    const auto executor = socket.get_executor();
    auto connection = std::make_shared<http::Connection>(net::make_server_stream(std::move(socket), tls.get()), options,
                                                         handler, stopping);
    {
        const std::lock_guard lock(mutex);
        connections.insert(connection);
    }
    asio::co_spawn(executor, serve(std::move(connection)), asio::detached);
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
    listener.close();
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
