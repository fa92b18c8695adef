#include "net/connect.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "net/messages.hpp"

namespace kakehashi::gateway::net {

namespace {
using Tcp = asio::ip::tcp;
constexpr auto kUse = asio::as_tuple(asio::use_awaitable);
}  // namespace

tl::unexpected<fhir::Issue> unreachable(const std::string& name, const boost::system::error_code& error,
                                        Deadline deadline) {
    if (std::chrono::steady_clock::now() >= deadline.at)
        return fhir::fail(fhir::IssueType::timeout, messages::kTimeout, "", {name});
    return fhir::fail(fhir::IssueType::transient, messages::kUnreachable, "", {name, error.message()});
}

asio::awaitable<fhir::Result<std::unique_ptr<ByteStream>>> connect(Destination destination, Deadline deadline) {
    using namespace boost::asio::experimental::awaitable_operators;  // `||`: whichever ends first
    const auto executor = co_await asio::this_coro::executor;
    Tcp::resolver resolver(executor);
    asio::steady_timer timer(executor, deadline.at);
    const auto resolved =
        co_await (resolver.async_resolve(destination.host, destination.port, kUse) || timer.async_wait(kUse));
    if (resolved.index() == 1) co_return unreachable(destination.name, asio::error::timed_out, deadline);
    const auto& [resolve_error, endpoints] = std::get<0>(resolved);
    if (resolve_error) co_return unreachable(destination.name, resolve_error, deadline);
    Tcp::socket socket(executor);
    const auto connected = co_await (asio::async_connect(socket, endpoints, kUse) || timer.async_wait(kUse));
    if (connected.index() == 1) co_return unreachable(destination.name, asio::error::timed_out, deadline);
    if (const auto error = std::get<0>(std::get<0>(connected)))
        co_return unreachable(destination.name, error, deadline);
    boost::system::error_code ignored;
    socket.set_option(Tcp::no_delay(true), ignored);
    auto stream = make_client_stream(std::move(socket), destination.tls, destination.host);
    const auto shaken = co_await stream->handshake(deadline);
    if (shaken.error) co_return unreachable(destination.name, shaken.error, deadline);
    co_return stream;
}

}  // namespace kakehashi::gateway::net
