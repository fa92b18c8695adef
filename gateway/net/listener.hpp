#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <functional>
#include <string>

#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::gateway::net {

/// Accepts connections, each on a strand of its own. Used by every server.
class Listener {
public:
    explicit Listener(boost::asio::io_context& io) : io_(io), acceptor_(io) {}

    /// @param port 0: any free one
    [[nodiscard]] fhir::Result<void> listen(const std::string& address, std::uint16_t port);
    [[nodiscard]] std::uint16_t port() const { return port_; }

    using HasRoom = std::function<bool()>;
    using Accepted = std::function<void(boost::asio::ip::tcp::socket)>;
    /// Until close(): waits for connections while `has_room`, and hands each to `accepted`.
    boost::asio::awaitable<void> accept_all(HasRoom has_room, Accepted accepted);
    void close();
    [[nodiscard]] boost::asio::any_io_executor executor() { return acceptor_.get_executor(); }

private:
    boost::asio::io_context& io_;
    boost::asio::ip::tcp::acceptor acceptor_;
    std::atomic<std::uint16_t> port_{0};
    std::atomic<bool> closed_{false};
};

}  // namespace kakehashi::gateway::net
