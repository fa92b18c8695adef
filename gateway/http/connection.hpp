#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "kakehashi/gateway/http.hpp"
#include "net/byte_stream.hpp"

namespace kakehashi::gateway::http {

/// One client's connection: requests one after the other, each answered before the next is read.
class Connection {
public:
    /// @param options, handler, stopping outlive the connection (the server owns them)
    Connection(std::unique_ptr<net::ByteStream> stream, const HttpServerOptions& options, const HttpHandler& handler,
               const std::atomic<bool>& stopping);

    /// Until the client leaves, the server stops, or something is wrong enough to end the connection.
    asio::awaitable<void> run();

    [[nodiscard]] asio::any_io_executor executor() { return stream_->executor(); }
    /// From the connection's strand only.
    void close_if_idle() {
        if (idle_) stream_->close();
    }
    void close() { stream_->close(); }

private:
    enum class Next : std::uint8_t { keep_alive, close };
    struct Reading;

    asio::awaitable<Next> serve_one();
    asio::awaitable<bool> read_request(Reading& reading);
    asio::awaitable<HttpResponse> answer(HttpRequest request);
    asio::awaitable<Next> write(const HttpResponse& response, bool with_body, bool keep_alive);
    asio::awaitable<void> refuse(const Reading& reading);
    asio::awaitable<void> drain();

    std::unique_ptr<net::ByteStream> stream_;
    const HttpServerOptions& options_;
    const HttpHandler& handler_;
    const std::atomic<bool>& stopping_;
    std::string unread_;  // bytes of the next request that came with the last one
    bool idle_ = true;    // nothing of a request has been read yet
};

}  // namespace kakehashi::gateway::http
