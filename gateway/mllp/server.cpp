#include <spdlog/spdlog.h>

#include <array>
#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <mutex>
#include <set>

#include "kakehashi/gateway/mllp.hpp"
#include "mllp/frame.hpp"
#include "net/byte_stream.hpp"
#include "net/listener.hpp"

namespace kakehashi::gateway {

namespace {

namespace asio = boost::asio;
using Tcp = asio::ip::tcp;

/// One sender's connection.
class Connection {
public:
    Connection(std::unique_ptr<net::ByteStream> stream, const MllpServerOptions& options, const MllpHandler& handler,
               const std::atomic<bool>& stopping)
        : stream_(std::move(stream)),
          options_(options),
          handler_(handler),
          stopping_(stopping),
          frames_(options.message_bytes_max) {}

    asio::awaitable<void> run() {
        std::array<char, 16384> chunk;
        auto deadline = net::Deadline::after(options_.idle_timeout);
        while (!stopping_) {
            idle_ = !frames_.inside_frame();
            const auto [error, bytes] = co_await stream_->read_some(asio::buffer(chunk), deadline);
            if (error) break;
            idle_ = false;
            bool began = !frames_.inside_frame();
            frames_.append({chunk.data(), bytes});
            const auto answered = co_await answer_whole_messages();
            if (!answered) break;
            began = began || *answered > 0;  // a sender that does not wait has begun its next frame
            tell_of_discarded_bytes();
            if (frames_.over_limit()) {
                spdlog::warn("mllp: a message over {} bytes ends the connection", options_.message_bytes_max);
                break;
            }
            // The frame's time runs from its first byte: one byte a second does not hold the connection for ever.
            if (!frames_.inside_frame())
                deadline = net::Deadline::after(options_.idle_timeout);
            else if (began)
                deadline = net::Deadline::after(options_.frame_timeout);
        }
        stream_->close();
    }

    [[nodiscard]] asio::any_io_executor executor() { return stream_->executor(); }
    void close_if_idle() {
        if (idle_) stream_->close();
    }

private:
    /// @return how many messages were answered; nullopt when the connection must end
    asio::awaitable<std::optional<std::size_t>> answer_whole_messages() {
        std::size_t answered = 0;
        while (auto message = frames_.next()) {
            std::string answer = co_await handler_(std::move(*message));
            if (answer.empty()) co_return std::nullopt;
            answer.insert(answer.begin(), mllp::kStartBlock);
            answer.append(mllp::kEndBlock);
            const std::array<asio::const_buffer, 1> buffers{asio::buffer(answer)};
            const auto written = co_await stream_->write_all(buffers, net::Deadline::after(options_.frame_timeout));
            if (written.error) co_return std::nullopt;
            ++answered;
        }
        co_return answered;
    }

    void tell_of_discarded_bytes() {
        if (frames_.discarded_bytes() == told_discarded_bytes_) return;
        spdlog::warn("mllp: {} bytes that are no whole frame were thrown away",
                     frames_.discarded_bytes() - told_discarded_bytes_);
        told_discarded_bytes_ = frames_.discarded_bytes();
    }

    std::unique_ptr<net::ByteStream> stream_;
    const MllpServerOptions& options_;
    const MllpHandler& handler_;
    const std::atomic<bool>& stopping_;
    mllp::FrameReader frames_;
    std::size_t told_discarded_bytes_ = 0;
    bool idle_ = true;
};

}  // namespace

struct MllpServer::Impl : std::enable_shared_from_this<Impl> {
    Impl(asio::io_context& io_context, MllpServerOptions server_options, MllpHandler server_handler)
        : io(io_context), options(std::move(server_options)), handler(std::move(server_handler)), listener(io) {}

    asio::io_context& io;
    MllpServerOptions options;
    MllpHandler handler;
    net::Listener listener;
    std::atomic<bool> stopping{false};
    std::mutex mutex;  // guards connections
    std::set<std::shared_ptr<Connection>> connections;

    asio::awaitable<void> accept_all() {
        const auto self = shared_from_this();
        auto has_room = [this] {
            const std::lock_guard lock(mutex);
            return connections.size() < options.connections_max;
        };
        auto accepted = [this](Tcp::socket socket) { accept(std::move(socket)); };
        co_await listener.accept_all(std::move(has_room), std::move(accepted));
    }
    void accept(Tcp::socket socket) {
        const auto executor = socket.get_executor();
        auto connection = std::make_shared<Connection>(net::make_server_stream(std::move(socket), nullptr), options,
                                                       handler, stopping);
        {
            const std::lock_guard lock(mutex);
            connections.insert(connection);
        }
        asio::co_spawn(executor, serve(std::move(connection)), asio::detached);
    }
    asio::awaitable<void> serve(std::shared_ptr<Connection> connection) {
        const auto self = shared_from_this();
        try {
            co_await connection->run();
        } catch (const std::exception& error) {
            spdlog::error("mllp connection ended by an exception: {}", error.what());
        }
        const std::lock_guard lock(mutex);
        connections.erase(connection);
    }
};

MllpServer::MllpServer(asio::io_context& io, MllpServerOptions options, MllpHandler handler)
    : impl_(std::make_shared<Impl>(io, std::move(options), std::move(handler))) {}
MllpServer::~MllpServer() = default;

fhir::Result<void> MllpServer::start() {
    auto listening = impl_->listener.listen(impl_->options.address, impl_->options.port);
    if (!listening) return listening;
    auto task = impl_->accept_all();
    asio::co_spawn(impl_->listener.executor(), std::move(task), asio::detached);
    return {};
}

std::uint16_t MllpServer::port() const { return impl_->listener.port(); }

void MllpServer::stop() {
    if (impl_->stopping.exchange(true)) return;
    impl_->listener.close();
    const std::lock_guard lock(impl_->mutex);
    for (const auto& connection : impl_->connections)
        asio::post(connection->executor(), [connection] { connection->close_if_idle(); });
}

}  // namespace kakehashi::gateway
