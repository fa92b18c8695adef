#include <fmt/core.h>

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "kakehashi/gateway/http.hpp"
#include "net/byte_stream.hpp"
#include "net/messages.hpp"

namespace kakehashi::gateway {

namespace {

namespace beast = boost::beast;
using Tcp = asio::ip::tcp;
constexpr auto kUse = asio::as_tuple(asio::use_awaitable);

struct Address {
    bool is_tls = false;
    std::string host;
    std::string port;
};

/// "https://host:port[/…]" in its parts.
Address parse_base_url(std::string_view url) {
    Address address;
    address.is_tls = url.starts_with("https://");
    const auto scheme = url.find("://");
    if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find('/'));
    const auto colon = url.rfind(':');
    address.host = url.substr(0, colon);
    address.port = colon == std::string_view::npos ? (address.is_tls ? "443" : "80") : url.substr(colon + 1);
    return address;
}

std::string write_head(const HttpRequest& request, const Address& address) {
    std::string head = fmt::format("{} {} HTTP/1.1\r\nHost: {}:{}\r\nConnection: close\r\nContent-Length: {}\r\n",
                                   request.method, request.path, address.host, address.port, request.body.size());
    for (const auto& [name, value] : request.headers) head.append(name).append(": ").append(value).append("\r\n");
    return head.append("\r\n");
}

tl::unexpected<fhir::Issue> unreachable(const std::string& url, const boost::system::error_code& error,
                                        std::chrono::steady_clock::time_point deadline) {
    if (std::chrono::steady_clock::now() >= deadline)
        return fhir::fail(fhir::IssueType::timeout, net::messages::kTimeout, "", {url});
    return fhir::fail(fhir::IssueType::transient, net::messages::kUnreachable, "", {url, error.message()});
}

}  // namespace

struct HttpClient::Impl {
    asio::io_context& io;
    HttpClientOptions options;
    fhir::Result<std::unique_ptr<asio::ssl::context>> tls;

    asio::awaitable<fhir::Result<std::unique_ptr<net::ByteStream>>> connect(std::string url, net::Deadline deadline);
    asio::awaitable<fhir::Result<HttpResponse>> read_response(net::ByteStream& stream, const std::string& url,
                                                              net::Deadline deadline) const;
};

HttpClient::HttpClient(asio::io_context& io, HttpClientOptions options)
    : impl_(std::make_shared<Impl>(Impl{io, options, net::make_client_tls(options.trust)})) {}
HttpClient::~HttpClient() = default;

asio::awaitable<fhir::Result<HttpResponse>> HttpClient::send(std::string base_url, HttpRequest request,
                                                             std::chrono::steady_clock::time_point deadline_at) {
    const auto impl = impl_;
    const net::Deadline deadline{deadline_at};
    auto connected = co_await impl->connect(base_url, deadline);
    if (!connected) co_return tl::unexpected(connected.error());
    net::ByteStream& stream = **connected;
    const std::string head = write_head(request, parse_base_url(base_url));
    const std::array<asio::const_buffer, 2> buffers{asio::buffer(head), asio::buffer(request.body)};
    const auto written = co_await stream.write_all(buffers, deadline);
    if (written.error) co_return unreachable(base_url, written.error, deadline.at);
    auto response = co_await impl->read_response(stream, base_url, deadline);
    stream.close();
    co_return response;
}

asio::awaitable<fhir::Result<std::unique_ptr<net::ByteStream>>> HttpClient::Impl::connect(std::string url,
                                                                                          net::Deadline deadline) {
    using namespace boost::asio::experimental::awaitable_operators;  // `||`: whichever ends first
    const Address address = parse_base_url(url);
    if (address.is_tls && !tls) co_return tl::unexpected(tls.error());
    const auto strand = asio::make_strand(io);
    Tcp::resolver resolver(strand);
    asio::steady_timer timer(strand, deadline.at);
    const auto resolved = co_await (resolver.async_resolve(address.host, address.port, kUse) || timer.async_wait(kUse));
    if (resolved.index() == 1) co_return unreachable(url, asio::error::timed_out, deadline.at);
    const auto& [resolve_error, endpoints] = std::get<0>(resolved);
    if (resolve_error) co_return unreachable(url, resolve_error, deadline.at);
    Tcp::socket socket(strand);
    const auto connected = co_await (asio::async_connect(socket, endpoints, kUse) || timer.async_wait(kUse));
    if (connected.index() == 1) co_return unreachable(url, asio::error::timed_out, deadline.at);
    if (const auto error = std::get<0>(std::get<0>(connected))) co_return unreachable(url, error, deadline.at);
    boost::system::error_code ignored;
    socket.set_option(Tcp::no_delay(true), ignored);
    auto stream = net::make_client_stream(std::move(socket), address.is_tls ? tls->get() : nullptr, address.host);
    const auto shaken = co_await stream->handshake(deadline);
    if (shaken.error) co_return unreachable(url, shaken.error, deadline.at);
    co_return stream;
}

asio::awaitable<fhir::Result<HttpResponse>> HttpClient::Impl::read_response(net::ByteStream& stream,
                                                                            const std::string& url,
                                                                            net::Deadline deadline) const {
    beast::http::response_parser<beast::http::string_body> parser;
    parser.body_limit(options.body_bytes_max);
    parser.eager(true);
    std::string unread;
    std::array<char, 65536> chunk;
    while (!parser.is_done()) {
        const auto [error, bytes] = co_await stream.read_some(asio::buffer(chunk), deadline);
        boost::system::error_code parse_error;
        if (error) {
            if (parser.got_some()) parser.put_eof(parse_error);  // a body that ends with the connection
            if (parser.is_done()) break;
            co_return unreachable(url, error, deadline.at);
        }
        unread.append(chunk.data(), bytes);
        unread.erase(0, parser.put(asio::buffer(unread), parse_error));
        if (parse_error == beast::http::error::body_limit)
            co_return fhir::fail(fhir::IssueType::too_long, net::messages::kAnswerTooLong, "",
                                 {url, std::to_string(options.body_bytes_max)});
        if (parse_error && parse_error != beast::http::error::need_more)
            co_return fhir::fail(fhir::IssueType::invalid, net::messages::kBadAnswer, "", {url, parse_error.message()});
    }
    auto message = parser.release();
    HttpResponse response;
    response.status = message.result_int();
    for (const auto& field : message) response.headers.emplace_back(field.name_string(), field.value());
    response.body = std::move(message.body());
    co_return response;
}

}  // namespace kakehashi::gateway
