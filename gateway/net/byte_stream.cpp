#include "net/byte_stream.hpp"

#include <fmt/core.h>
#include <openssl/x509.h>

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <vector>

#include "net/messages.hpp"

namespace kakehashi::gateway::net {

namespace {

using Tcp = asio::ip::tcp;
constexpr auto kUse = asio::as_tuple(asio::use_awaitable);

std::string address_of(const Tcp::socket& socket) {
    boost::system::error_code error;
    const auto endpoint = socket.remote_endpoint(error);
    return error ? std::string() : endpoint.address().to_string();
}

void close_socket(Tcp::socket& socket) {
    boost::system::error_code ignored;
    socket.close(ignored);
}

std::vector<asio::const_buffer> copy_of(std::span<const asio::const_buffer> from) { return {from.begin(), from.end()}; }

std::optional<PeerCertificate> certificate_of(const SSL* ssl) {
    const std::unique_ptr<X509, decltype(&X509_free)> shown(SSL_get1_peer_certificate(ssl), &X509_free);
    if (!shown) return std::nullopt;
    PeerCertificate result;
    const std::unique_ptr<BIO, decltype(&BIO_free)> text(BIO_new(BIO_s_mem()), &BIO_free);
    X509_NAME_print_ex(text.get(), X509_get_subject_name(shown.get()), 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
    char* data = nullptr;
    const auto length = BIO_get_mem_data(text.get(), &data);
    result.subject.assign(data, static_cast<std::size_t>(length));
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int digest_bytes = 0;
    X509_digest(shown.get(), EVP_sha256(), digest.data(), &digest_bytes);
    for (unsigned int i = 0; i < digest_bytes; ++i) result.sha256 += fmt::format("{:02x}", digest[i]);
    return result;
}

/// Ends an operation at its deadline by cancelling it, and leaves the socket open: who was too slow is still told so.
/// (Beast's own expiry closes the socket.)
class Watchdog {
public:
    explicit Watchdog(Tcp::socket& socket) : socket_(socket), timer_(socket.get_executor()) {}

    /// Watches one operation, until the guard goes.
    class Guard {
    public:
        explicit Guard(Watchdog& dog) : dog_(dog) {}
        Guard(const Guard&) = delete;
        Guard& operator=(const Guard&) = delete;
        ~Guard() {
            ++*dog_.generation_;
            dog_.timer_.cancel();
        }

    private:
        Watchdog& dog_;
    };

    [[nodiscard]] Guard watch(Deadline deadline) {
        timer_.expires_at(deadline.at);
        // A handler that was already on its way when the operation ended must not cancel the next one, nor touch a
        // stream that is gone: it compares generations first.
        timer_.async_wait([this, expected = *generation_, alive = std::weak_ptr(generation_)](const auto& error) {
            const auto generation = alive.lock();
            boost::system::error_code ignored;
            if (!error && generation != nullptr && *generation == expected) socket_.cancel(ignored);
        });
        return Guard(*this);
    }

private:
    Tcp::socket& socket_;
    asio::steady_timer timer_;
    std::shared_ptr<std::uint64_t> generation_ = std::make_shared<std::uint64_t>(0);
};

class PlainStream final : public ByteStream {
public:
    explicit PlainStream(Tcp::socket socket) : socket_(std::move(socket)), watchdog_(socket_) {}

    asio::awaitable<IoResult> read_some(asio::mutable_buffer into, Deadline deadline) override {
        const auto guard = watchdog_.watch(deadline);
        const auto [error, bytes] = co_await socket_.async_read_some(into, kUse);
        co_return IoResult{error, bytes};
    }
    asio::awaitable<IoResult> write_all(std::span<const asio::const_buffer> from, Deadline deadline) override {
        const auto guard = watchdog_.watch(deadline);
        const auto buffers = copy_of(from);
        const auto [error, bytes] = co_await asio::async_write(socket_, buffers, kUse);
        co_return IoResult{error, bytes};
    }
    asio::awaitable<IoResult> handshake(Deadline) override { co_return IoResult{}; }
    asio::awaitable<IoResult> finish_writing(Deadline) override {
        IoResult result;
        socket_.shutdown(Tcp::socket::shutdown_send, result.error);
        co_return result;
    }
    void close() override { close_socket(socket_); }
    std::string peer_address() const override { return address_of(socket_); }
    std::optional<PeerCertificate> peer_certificate() const override { return std::nullopt; }
    asio::any_io_executor executor() override { return socket_.get_executor(); }

private:
    Tcp::socket socket_;
    Watchdog watchdog_;
};

class TlsStream final : public ByteStream {
public:
    TlsStream(Tcp::socket socket, asio::ssl::context& tls, asio::ssl::stream_base::handshake_type side)
        : stream_(std::move(socket), tls), side_(side), watchdog_(stream_.next_layer()) {}

    /// Client side: the name that the certificate must hold, and that the server is told.
    void expect_host(const std::string& host) {
        stream_.set_verify_mode(asio::ssl::verify_peer);
        stream_.set_verify_callback(asio::ssl::host_name_verification(host));
        // What the macro SSL_set_tlsext_host_name does, without its cast: RFC 6066, server name.
        SSL_ctrl(stream_.native_handle(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
                 const_cast<char*>(host.c_str()));
    }

    asio::awaitable<IoResult> read_some(asio::mutable_buffer into, Deadline deadline) override {
        const auto guard = watchdog_.watch(deadline);
        const auto [error, bytes] = co_await stream_.async_read_some(into, kUse);
        co_return IoResult{error, bytes};
    }
    asio::awaitable<IoResult> write_all(std::span<const asio::const_buffer> from, Deadline deadline) override {
        const auto guard = watchdog_.watch(deadline);
        const auto buffers = copy_of(from);
        const auto [error, bytes] = co_await asio::async_write(stream_, buffers, kUse);
        co_return IoResult{error, bytes};
    }
    asio::awaitable<IoResult> handshake(Deadline deadline) override {
        const auto guard = watchdog_.watch(deadline);
        const auto [error] = co_await stream_.async_handshake(side_, kUse);
        co_return IoResult{error, 0};
    }
    asio::awaitable<IoResult> finish_writing(Deadline deadline) override {
        const auto guard = watchdog_.watch(deadline);
        const auto [error] = co_await stream_.async_shutdown(kUse);
        co_return IoResult{error, 0};
    }
    void close() override { close_socket(stream_.next_layer()); }
    std::string peer_address() const override { return address_of(stream_.next_layer()); }
    std::optional<PeerCertificate> peer_certificate() const override {
        // Beast's stream gives its handle to writers only; reading the certificate changes nothing.
        return certificate_of(const_cast<TlsStream*>(this)->stream_.native_handle());
    }
    asio::any_io_executor executor() override { return stream_.get_executor(); }

private:
    boost::beast::ssl_stream<Tcp::socket> stream_;
    asio::ssl::stream_base::handshake_type side_;
    Watchdog watchdog_;
};

tl::unexpected<fhir::Issue> refuse_file(const std::string& file, const boost::system::error_code& error) {
    return tl::unexpected(fhir::make_issue(fhir::IssueSeverity::fatal, fhir::IssueType::security, messages::kTlsFile,
                                           file, {file, error.message()}));
}

/// TLS 1.2 and 1.3 only. Source: TLS暗号設定ガイドライン (high-security profile)
std::unique_ptr<asio::ssl::context> make_context(asio::ssl::context::method method) {
    auto context = std::make_unique<asio::ssl::context>(method);
    context->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                         asio::ssl::context::no_tlsv1_1 | asio::ssl::context::no_sslv3);
    return context;
}

}  // namespace

std::unique_ptr<ByteStream> make_server_stream(asio::ip::tcp::socket socket, asio::ssl::context* tls) {
    if (tls == nullptr) return std::make_unique<PlainStream>(std::move(socket));
    return std::make_unique<TlsStream>(std::move(socket), *tls, asio::ssl::stream_base::server);
}

std::unique_ptr<ByteStream> make_client_stream(asio::ip::tcp::socket socket, asio::ssl::context* tls,
                                               const std::string& host) {
    if (tls == nullptr) return std::make_unique<PlainStream>(std::move(socket));
    auto stream = std::make_unique<TlsStream>(std::move(socket), *tls, asio::ssl::stream_base::client);
    stream->expect_host(host);
    return stream;
}

fhir::Result<std::unique_ptr<asio::ssl::context>> make_server_tls(const std::string& certificate,
                                                                  const std::string& private_key,
                                                                  const std::string& trust) {
    auto context = make_context(asio::ssl::context::tls_server);
    boost::system::error_code error;
    context->use_certificate_chain_file(certificate, error);
    if (error) return refuse_file(certificate, error);
    context->use_private_key_file(private_key, asio::ssl::context::pem, error);
    if (error) return refuse_file(private_key, error);
    if (!trust.empty()) {
        context->load_verify_file(trust, error);
        if (error) return refuse_file(trust, error);
        // A browser has no client certificate: who a caller is, its session or its signed assertion says.
        context->set_verify_mode(asio::ssl::verify_peer, error);
        // Without a context id OpenSSL refuses clients that resume a session where certificates are asked for.
        constexpr std::string_view kSessionContext = "kakehashi";
        SSL_CTX_set_session_id_context(context->native_handle(),
                                       reinterpret_cast<const unsigned char*>(kSessionContext.data()),
                                       static_cast<unsigned int>(kSessionContext.size()));
    }
    return context;
}

fhir::Result<std::unique_ptr<asio::ssl::context>> make_client_tls(const std::string& trust,
                                                                  const std::string& certificate,
                                                                  const std::string& private_key) {
    auto context = make_context(asio::ssl::context::tls_client);
    boost::system::error_code error;
    if (trust.empty())
        context->set_default_verify_paths(error);
    else
        context->load_verify_file(trust, error);
    if (error) return refuse_file(trust, error);
    if (certificate.empty()) return context;
    context->use_certificate_chain_file(certificate, error);
    if (error) return refuse_file(certificate, error);
    context->use_private_key_file(private_key, asio::ssl::context::pem, error);
    if (error) return refuse_file(private_key, error);
    return context;
}

}  // namespace kakehashi::gateway::net
