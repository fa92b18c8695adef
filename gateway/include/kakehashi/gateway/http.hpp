#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/gateway/peer_certificate.hpp"

namespace kakehashi::gateway {

namespace asio = boost::asio;

using HttpFields = std::vector<std::pair<std::string, std::string>>;

/// One request, read whole.
struct HttpRequest {
    std::string method;         ///< "GET"
    std::string path;           ///< percent-decoded, without query: "/Patient/1"
    HttpFields path_variables;  ///< of the route's pattern, set by HttpRouter
    HttpFields query;           ///< decoded pairs in their order
    HttpFields headers;         ///< names in lower case
    std::string body;
    std::string peer_address;
    std::optional<PeerCertificate> peer_certificate;  ///< mutual TLS: who asks

    /// First header of that name (lower case), or "".
    [[nodiscard]] std::string_view header(std::string_view name) const;
    /// What stands in the path for `{name}` of the route's pattern, or "".
    [[nodiscard]] std::string_view path_variable(std::string_view name) const;
    /// First query parameter of that name, or "".
    [[nodiscard]] std::string_view parameter(std::string_view name) const;
};

/// One answer. Content-Length and Connection are written by the server.
struct HttpResponse {
    unsigned status = 200;
    HttpFields headers;
    std::string body;

    static HttpResponse text(unsigned status, std::string_view content_type, std::string body);
    /// An OperationOutcome (application/fhir+json) of one issue.
    static HttpResponse outcome(unsigned status, const fhir::Issue& issue);
};

using HttpHandler = std::function<asio::awaitable<HttpResponse>(HttpRequest)>;

/// Decodes `a=b&c=d` with percent and plus. A percent sign without two hexadecimal digits stays as it stands.
[[nodiscard]] HttpFields parse_form(std::string_view text);

/// Decodes percent signs; a plus means itself. A percent sign without two hexadecimal digits stays as it stands.
[[nodiscard]] std::string decode_path(std::string_view path);

struct TlsFiles {
    std::string certificate;  ///< PEM chain
    std::string private_key;  ///< PEM
    std::string trust;        ///< PEM authorities for client certificates; empty: none is asked for
};

struct HttpServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  ///< 0: any free one
    std::optional<TlsFiles> tls;
    std::size_t header_bytes_max = 16 * 1024;
    std::size_t body_bytes_max = std::size_t{12} << 20;  // JP-CLINS: 10 MB a transmission, and some room
    std::size_t connections_max = 1024;
    std::chrono::milliseconds header_timeout{10'000};
    std::chrono::milliseconds body_timeout{60'000};
    std::chrono::milliseconds idle_timeout{60'000};
    std::chrono::milliseconds stop_grace{10'000};
};

/// HTTP/1.1 with keep-alive. One strand and one coroutine a connection.
///
/// What a stranger does wrong is answered with an OperationOutcome, and the server goes on: 400 (not HTTP), 408 (too
/// slow), 413 (body over the limit, refused while it is read), 431 (header over the limit), 500 (a handler threw).
class HttpServer {
public:
    HttpServer(asio::io_context& io, HttpServerOptions options, HttpHandler handler);
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// Binds and listens. @return Issue fatal when the address is taken or the TLS files cannot be read
    [[nodiscard]] fhir::Result<void> start();
    [[nodiscard]] std::uint16_t port() const;
    /// Stops listening; connections finish the request in hand; after the grace time the rest is cut. Thread-safe.
    void stop();

    struct Impl;

private:
    std::shared_ptr<Impl> impl_;
};

struct HttpClientOptions {
    std::string trust;  ///< PEM authorities for https; empty: the system's
    std::size_t body_bytes_max = std::size_t{256} << 20;
    std::string certificate;  ///< PEM chain for servers that ask for one; empty: none is shown
    std::string private_key;  ///< PEM
    /// When set, requests to any other base URL are refused before a name is looked up.
    std::optional<std::vector<std::string>> base_urls;
    std::size_t idle_connections_max = 4;  ///< kept open for each base URL, for the next request
};

/// Asks other nodes. Follows no redirects; uses connections again. Thread-safe.
class HttpClient {
public:
    HttpClient(asio::io_context& io, HttpClientOptions options);
    ~HttpClient();

    /// @param base_url "https://host:port"; only what the caller's configuration names is ever asked
    /// @param request method, path, headers and body are sent; the path is encoded by the caller
    /// @return the answer, or Issue `timeout`, `transient` (not reached, cut), `too_long`, `invalid` (not HTTP),
    ///         `security` (not among `base_urls`)
    [[nodiscard]] asio::awaitable<fhir::Result<HttpResponse>> send(std::string base_url, HttpRequest request,
                                                                   std::chrono::steady_clock::time_point deadline);

    struct Impl;

private:
    std::shared_ptr<Impl> impl_;
};

}  // namespace kakehashi::gateway
