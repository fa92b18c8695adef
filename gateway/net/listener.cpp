#include "net/listener.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "net/messages.hpp"

namespace kakehashi::gateway::net {

namespace {
namespace asio = boost::asio;
using Tcp = asio::ip::tcp;
constexpr auto kUse = asio::as_tuple(asio::use_awaitable);
}  // namespace

fhir::Result<void> Listener::listen(const std::string& address, std::uint16_t port) {
    boost::system::error_code error;
    const Tcp::endpoint endpoint(asio::ip::make_address(address, error), port);
    if (!error) acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(Tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    if (error)
        return tl::unexpected(fhir::make_issue(fhir::IssueSeverity::fatal, fhir::IssueType::processing,
                                               messages::kListen, "",
                                               {address, std::to_string(port), error.message()}));
    port_ = acceptor_.local_endpoint().port();
    return {};
}

asio::awaitable<void> Listener::accept_all(HasRoom has_room, Accepted accepted) {
    while (!closed_) {
        if (!has_room()) {
            // What waits in the kernel's queue waits a little longer.
            asio::steady_timer pause(io_, std::chrono::milliseconds(20));
            co_await pause.async_wait(kUse);
            continue;
        }
        auto [error, socket] = co_await acceptor_.async_accept(asio::make_strand(io_), kUse);
        if (error == asio::error::operation_aborted || closed_) break;
        if (error) {  // out of descriptors, or the client left again
            asio::steady_timer pause(io_, std::chrono::milliseconds(20));
            co_await pause.async_wait(kUse);
            continue;
        }
        boost::system::error_code ignored;
        socket.set_option(Tcp::no_delay(true), ignored);
        accepted(std::move(socket));
    }
}

void Listener::close() {
    closed_ = true;
    asio::post(acceptor_.get_executor(), [this] {
        boost::system::error_code ignored;
        acceptor_.close(ignored);
    });
}

}  // namespace kakehashi::gateway::net
