#include "http/connection.hpp"

#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include <array>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/status.hpp>
#include <boost/beast/http/string_body.hpp>

#include "http/messages.hpp"

namespace kakehashi::gateway::http {

namespace {

namespace beast = boost::beast;
using Clock = std::chrono::steady_clock;
constexpr std::size_t kChunkBytes = 64 * 1024;

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

HttpRequest to_request(beast::http::request<beast::http::string_body>&& message, const net::ByteStream& stream) {
    HttpRequest request;
    request.method = std::string(message.method_string());
    const std::string target(message.target());
    const auto question = target.find('?');
    request.path = decode_path(std::string_view(target).substr(0, question));
    if (question != std::string::npos) request.query = parse_form(std::string_view(target).substr(question + 1));
    for (const auto& field : message) request.headers.emplace_back(lower(field.name_string()), field.value());
    request.body = std::move(message.body());
    request.peer_address = stream.peer_address();
    request.peer_certificate = stream.peer_certificate();
    return request;
}

}  // namespace

/// The parser of one request and why it stopped.
struct Connection::Reading {
    beast::http::request_parser<beast::http::string_body> parser;
    boost::system::error_code error;
    bool too_slow = false;
    bool started = false;
};

Connection::Connection(std::unique_ptr<net::ByteStream> stream, const HttpServerOptions& options,
                       const HttpHandler& handler, const std::atomic<bool>& stopping)
    : stream_(std::move(stream)), options_(options), handler_(handler), stopping_(stopping) {}

asio::awaitable<void> Connection::run() {
    const auto shaken = co_await stream_->handshake(net::Deadline::after(options_.header_timeout));
    if (shaken.error) co_return stream_->close();
    while (!stopping_) {
        const auto next = co_await serve_one();
        if (next == Next::close) break;
    }
    co_await stream_->finish_writing(net::Deadline::after(std::chrono::seconds(1)));
    stream_->close();
}

asio::awaitable<Connection::Next> Connection::serve_one() {
    Reading reading;
    reading.parser.header_limit(static_cast<std::uint32_t>(options_.header_bytes_max));
    reading.parser.body_limit(options_.body_bytes_max);
    reading.parser.eager(true);
    idle_ = true;
    const bool whole = co_await read_request(reading);
    idle_ = false;
    if (!whole) {
        if (reading.started) co_await refuse(reading);
        co_return Next::close;
    }
    const bool keep_alive = reading.parser.keep_alive() && !stopping_;
    const bool with_body = reading.parser.get().method() != beast::http::verb::head;
    auto request = to_request(reading.parser.release(), *stream_);
    const auto response = co_await answer(std::move(request));
    co_return co_await write(response, with_body, keep_alive && !stopping_);
}

/// @return true when the request is whole; otherwise `reading` says why not
asio::awaitable<bool> Connection::read_request(Reading& reading) {
    auto deadline = net::Deadline::after(options_.idle_timeout);
    bool body_begun = false;
    std::array<char, kChunkBytes> chunk;
    for (;;) {
        if (!unread_.empty()) {
            if (!reading.started) {
                reading.started = true;
                idle_ = false;
                deadline = net::Deadline::after(options_.header_timeout);
            }
            const auto used = reading.parser.put(asio::buffer(unread_), reading.error);
            unread_.erase(0, used);
            if (reading.error == beast::http::error::need_more) reading.error = {};
            if (reading.error) co_return false;
            if (reading.parser.is_done()) co_return true;
        }
        if (reading.parser.is_header_done() && !body_begun) {
            body_begun = true;
            deadline = net::Deadline::after(options_.body_timeout);
            if (lower(reading.parser.get()[beast::http::field::expect]) == "100-continue") {
                const std::array<asio::const_buffer, 1> go_on{
                    asio::buffer(std::string_view("HTTP/1.1 100 Continue\r\n\r\n"))};
                co_await stream_->write_all(go_on, deadline);
            }
        }
        const auto [error, bytes] = co_await stream_->read_some(asio::buffer(chunk), deadline);
        if (error) {
            reading.too_slow = Clock::now() >= deadline.at;
            // A client that has only finished writing can still read that its request is cut.
            if (error == asio::error::eof) reading.error = beast::http::error::partial_message;
            reading.started = reading.started && (reading.too_slow || reading.error);
            co_return false;
        }
        unread_.append(chunk.data(), bytes);
    }
}

/// What was wrong with the request, as its answer; then the connection ends.
asio::awaitable<void> Connection::refuse(const Reading& reading) {
    HttpResponse response;
    const auto issue = [](fhir::IssueType code, const fhir::Message& message, const std::string& argument) {
        return fhir::make_issue(fhir::IssueSeverity::error, code, message, "", {argument});
    };
    if (reading.too_slow) {
        response = HttpResponse::outcome(408, issue(fhir::IssueType::timeout, messages::kTooSlow, ""));
    } else if (reading.error == beast::http::error::header_limit) {
        response = HttpResponse::outcome(
            431, issue(fhir::IssueType::too_long, messages::kHeaderTooLong, std::to_string(options_.header_bytes_max)));
    } else if (reading.error == beast::http::error::body_limit) {
        response = HttpResponse::outcome(
            413, issue(fhir::IssueType::too_long, messages::kBodyTooLong, std::to_string(options_.body_bytes_max)));
    } else {
        response =
            HttpResponse::outcome(400, issue(fhir::IssueType::invalid, messages::kMalformed, reading.error.message()));
    }
    co_await write(response, true, false);
    co_await drain();
}

/// Reads what the client still sends, for a moment: closing at once would reset the connection before the client has
/// read why it was refused.
asio::awaitable<void> Connection::drain() {
    co_await stream_->finish_writing(net::Deadline::after(std::chrono::seconds(1)));
    const auto deadline = net::Deadline::after(std::chrono::seconds(2));
    std::array<char, kChunkBytes> chunk;
    for (;;) {
        const auto [error, bytes] = co_await stream_->read_some(asio::buffer(chunk), deadline);
        if (error || bytes == 0) co_return;
    }
}

asio::awaitable<HttpResponse> Connection::answer(HttpRequest request) {
    try {
        co_return co_await handler_(std::move(request));
    } catch (const std::exception& error) {
        spdlog::error("a request's handler threw: {}", error.what());
    }
    co_return HttpResponse::outcome(
        500, fhir::make_issue(fhir::IssueSeverity::fatal, fhir::IssueType::exception, messages::kFault, ""));
}

asio::awaitable<Connection::Next> Connection::write(const HttpResponse& response, bool with_body, bool keep_alive) {
    const auto reason = beast::http::obsolete_reason(static_cast<beast::http::status>(response.status));
    std::string head =
        fmt::format("HTTP/1.1 {} {}\r\n", response.status, std::string_view(reason.data(), reason.size()));
    for (const auto& [name, value] : response.headers) head.append(name).append(": ").append(value).append("\r\n");
    if (response.status != 204 && response.status != 304)
        head.append(fmt::format("Content-Length: {}\r\n", response.body.size()));
    head.append(keep_alive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n");
    const std::array<asio::const_buffer, 2> buffers{asio::buffer(head),
                                                    with_body ? asio::buffer(response.body) : asio::const_buffer()};
    const auto written = co_await stream_->write_all(buffers, net::Deadline::after(options_.body_timeout));
    co_return keep_alive && !written.error ? Next::keep_alive : Next::close;
}

}  // namespace kakehashi::gateway::http
