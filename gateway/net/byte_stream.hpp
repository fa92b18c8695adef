#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/gateway/peer_certificate.hpp"

namespace kakehashi::gateway::net {

namespace asio = boost::asio;

/// The moment after which nobody waits for the answer. Passed down, never restarted.
struct Deadline {
    std::chrono::steady_clock::time_point at;
    static Deadline after(std::chrono::steady_clock::duration duration) {
        return {std::chrono::steady_clock::now() + duration};
    }
};

struct IoResult {
    boost::system::error_code error;
    std::size_t bytes = 0;
};

/// A connected byte stream, plain or TLS. Used from one strand; one read and one write at a time.
class ByteStream {
public:
    virtual ~ByteStream() = default;
    virtual asio::awaitable<IoResult> read_some(asio::mutable_buffer into, Deadline deadline) = 0;
    virtual asio::awaitable<IoResult> write_all(std::span<const asio::const_buffer> from, Deadline deadline) = 0;
    /// TLS: the handshake. Plain: nothing.
    virtual asio::awaitable<IoResult> handshake(Deadline deadline) = 0;
    /// Tells the peer that nothing more comes; what it still sends can be read.
    virtual asio::awaitable<IoResult> finish_writing(Deadline deadline) = 0;
    /// Cuts the connection; a read or write in flight ends with an error. From the stream's strand only.
    virtual void close() = 0;
    [[nodiscard]] virtual std::string peer_address() const = 0;
    /// After the handshake; nullopt: plain, or the peer showed none.
    [[nodiscard]] virtual std::optional<PeerCertificate> peer_certificate() const = 0;
    [[nodiscard]] virtual asio::any_io_executor executor() = 0;
};

/// A stream over a connected socket. @param tls nullptr: plain
[[nodiscard]] std::unique_ptr<ByteStream> make_server_stream(asio::ip::tcp::socket socket, asio::ssl::context* tls);
/// @param host checked against the certificate
[[nodiscard]] std::unique_ptr<ByteStream> make_client_stream(asio::ip::tcp::socket socket, asio::ssl::context* tls,
                                                             const std::string& host);

/// TLS 1.2 or 1.3 with a server's certificate. @return Issue fatal when a file cannot be read
[[nodiscard]] fhir::Result<std::unique_ptr<asio::ssl::context>> make_server_tls(const std::string& certificate,
                                                                                const std::string& private_key,
                                                                                const std::string& trust);
/// @param trust PEM authorities; empty: the system's
/// @param certificate, private_key what a server that asks is shown; both empty: nothing
[[nodiscard]] fhir::Result<std::unique_ptr<asio::ssl::context>> make_client_tls(const std::string& trust,
                                                                                const std::string& certificate,
                                                                                const std::string& private_key);

}  // namespace kakehashi::gateway::net
