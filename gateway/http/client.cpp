#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <map>
#include <mutex>

#include "kakehashi/gateway/http.hpp"
#include "net/byte_stream.hpp"
#include "net/connect.hpp"
#include "net/messages.hpp"

namespace kakehashi::gateway {

namespace {

namespace beast = boost::beast;

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

using Parser = beast::http::response_parser<beast::http::string_body>;
using Answered = fhir::Result<HttpResponse>;

/// A connection is used again only for so long: the peer closes idle ones too, and a POST that meets a closed
/// connection cannot be sent again by us (it may have been done).
constexpr std::chrono::seconds kIdleTimeMax{5};

/// One request on its way.
struct Question {
    std::string url;
    Address address;
    HttpRequest request;
    net::Deadline deadline;
};

std::string write_head(const Question& question) {
    const auto& request = question.request;
    std::string head = fmt::format("{} {} HTTP/1.1\r\nHost: {}:{}\r\nContent-Length: {}\r\n", request.method,
                                   request.path, question.address.host, question.address.port, request.body.size());
    for (const auto& [name, value] : request.headers) head.append(name).append(": ").append(value).append("\r\n");
    return head.append("\r\n");
}

/// Source: RFC 9110 section 9.2.2: what may be sent again when nobody knows whether it was done.
bool is_idempotent(std::string_view method) {
    return method == "GET" || method == "HEAD" || method == "PUT" || method == "DELETE";
}

HttpResponse to_response(beast::http::response<beast::http::string_body>&& message) {
    HttpResponse response;
    response.status = message.result_int();
    for (const auto& field : message) response.headers.emplace_back(field.name_string(), field.value());
    response.body = std::move(message.body());
    return response;
}

}  // namespace

struct HttpClient::Impl : std::enable_shared_from_this<Impl> {
    struct Idle {
        std::unique_ptr<net::ByteStream> stream;
        std::chrono::steady_clock::time_point until;
    };

    Impl(asio::io_context& io_context, HttpClientOptions client_options)
        : io(io_context),
          options(std::move(client_options)),
          tls(net::make_client_tls(options.trust, options.certificate, options.private_key)) {}

    asio::io_context& io;
    HttpClientOptions options;
    fhir::Result<std::unique_ptr<asio::ssl::context>> tls;
    std::mutex mutex;  // guards idle
    std::map<std::string, std::vector<Idle>> idle;

    [[nodiscard]] bool may_ask(const std::string& url) const {
        return !options.base_urls ||
               std::find(options.base_urls->begin(), options.base_urls->end(), url) != options.base_urls->end();
    }
    std::unique_ptr<net::ByteStream> take_idle(const std::string& url);
    void keep_idle(const std::string& url, std::unique_ptr<net::ByteStream> stream);

    // On the stream's strand. The question lives in `send`, which waits for them.
    asio::awaitable<Answered> ask_anew(const Question& question);
    asio::awaitable<Answered> ask(std::unique_ptr<net::ByteStream> stream, const Question& question);
    asio::awaitable<fhir::Result<void>> read_response(net::ByteStream& stream, const Question& question,
                                                      std::optional<Parser>& parser) const;
};

HttpClient::HttpClient(asio::io_context& io, HttpClientOptions options)
    : impl_(std::make_shared<Impl>(io, std::move(options))) {}
HttpClient::~HttpClient() = default;

asio::awaitable<Answered> HttpClient::send(std::string base_url, HttpRequest request,
                                           std::chrono::steady_clock::time_point deadline_at) {
    const auto impl = impl_;
    const Question question{base_url, parse_base_url(base_url), std::move(request), {deadline_at}};
    if (!impl->may_ask(question.url))
        co_return fhir::fail(fhir::IssueType::security, net::messages::kNotAllowed, "", {question.url});
    if (question.address.is_tls && !impl->tls) co_return tl::unexpected(impl->tls.error());
    if (auto idle = impl->take_idle(question.url)) {
        const auto strand = idle->executor();
        auto task = impl->ask(std::move(idle), question);
        auto answered = co_await asio::co_spawn(strand, std::move(task), asio::use_awaitable);
        const bool peer_had_closed = !answered && answered.error().code == fhir::IssueType::transient;
        if (!peer_had_closed || !is_idempotent(question.request.method)) co_return answered;
    }
    auto task = impl->ask_anew(question);
    co_return co_await asio::co_spawn(asio::make_strand(impl->io), std::move(task), asio::use_awaitable);
}

std::unique_ptr<net::ByteStream> HttpClient::Impl::take_idle(const std::string& url) {
    const std::lock_guard lock(mutex);
    auto& streams = idle[url];
    std::erase_if(streams, [now = std::chrono::steady_clock::now()](const Idle& one) { return one.until < now; });
    if (streams.empty()) return nullptr;
    auto stream = std::move(streams.back().stream);
    streams.pop_back();
    return stream;
}

void HttpClient::Impl::keep_idle(const std::string& url, std::unique_ptr<net::ByteStream> stream) {
    const std::lock_guard lock(mutex);
    auto& streams = idle[url];
    if (streams.size() >= options.idle_connections_max) return;
    streams.push_back({std::move(stream), std::chrono::steady_clock::now() + kIdleTimeMax});
}

asio::awaitable<Answered> HttpClient::Impl::ask_anew(const Question& question) {
    net::Destination destination{question.address.host, question.address.port, question.url,
                                 question.address.is_tls ? tls->get() : nullptr};
    auto stream = co_await net::connect(std::move(destination), question.deadline);
    if (!stream) co_return tl::unexpected(stream.error());
    co_return co_await ask(std::move(*stream), question);
}

asio::awaitable<Answered> HttpClient::Impl::ask(std::unique_ptr<net::ByteStream> stream, const Question& question) {
    const std::string head = write_head(question);
    const std::array<asio::const_buffer, 2> buffers{asio::buffer(head), asio::buffer(question.request.body)};
    const auto written = co_await stream->write_all(buffers, question.deadline);
    // A server that refuses (413) answers before it has read everything: its answer is read all the same.
    std::optional<Parser> parser;
    const auto read = co_await read_response(*stream, question, parser);
    if (!read) {
        if (written.error) co_return net::unreachable(question.url, written.error, question.deadline);
        co_return tl::unexpected(read.error());
    }
    const bool reusable = parser->keep_alive() && !written.error;
    auto response = to_response(parser->release());
    if (reusable) keep_idle(question.url, std::move(stream));
    co_return response;
}

/// @param parser holds the whole answer afterwards
asio::awaitable<fhir::Result<void>> HttpClient::Impl::read_response(net::ByteStream& stream, const Question& question,
                                                                    std::optional<Parser>& parser) const {
    const auto begin = [&] {
        parser.emplace();
        parser->body_limit(options.body_bytes_max);
        parser->eager(true);
        parser->skip(question.request.method == "HEAD");  // a Content-Length, and no body
    };
    begin();
    std::string unread;
    std::array<char, 65536> chunk;
    for (;;) {
        const auto [error, bytes] = co_await stream.read_some(asio::buffer(chunk), question.deadline);
        boost::system::error_code parse_error;
        if (error) {
            if (parser->got_some()) parser->put_eof(parse_error);  // a body that ends with the connection
            if (parser->is_done()) co_return fhir::Result<void>();
            co_return net::unreachable(question.url, error, question.deadline);
        }
        unread.append(chunk.data(), bytes);
        while (!unread.empty() && !parse_error && !parser->is_done()) {
            unread.erase(0, parser->put(asio::buffer(unread), parse_error));
            // An interim answer (100, 103) is not the answer.
            if (parser->is_done() && parser->get().result_int() < 200) begin();
        }
        if (parse_error == beast::http::error::body_limit)
            co_return fhir::fail(fhir::IssueType::too_long, net::messages::kAnswerTooLong, "",
                                 {question.url, std::to_string(options.body_bytes_max)});
        if (parse_error && parse_error != beast::http::error::need_more)
            co_return fhir::fail(fhir::IssueType::invalid, net::messages::kBadAnswer, "",
                                 {question.url, parse_error.message()});
        if (parser->is_done()) co_return fhir::Result<void>();
    }
}

}  // namespace kakehashi::gateway
