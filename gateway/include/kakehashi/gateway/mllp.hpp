#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::gateway {

struct MllpServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  ///< 0: any free one
    std::size_t message_bytes_max = std::size_t{16} << 20;
    std::size_t connections_max = 256;
    std::chrono::milliseconds idle_timeout{600'000};  ///< between messages
    std::chrono::milliseconds frame_timeout{30'000};  ///< from a frame's first byte to its last
};

/// Takes one message's bytes (without the frame) and gives the acknowledgement's. The answer is sent when the handler
/// is done, never before: a positive one means that the message is stored.
/// An empty answer closes the connection without one: the sender must send again.
using MllpHandler = std::function<boost::asio::awaitable<std::string>(std::string message)>;

/// HL7 v2 over MLLP: one message after the other on each connection.
/// What is not a frame is thrown away up to the next start block; a frame over the limit or too slow ends the
/// connection. Source: HL7 Transport Specification: MLLP, Release 1
class MllpServer {
public:
    MllpServer(boost::asio::io_context& io, MllpServerOptions options, MllpHandler handler);
    ~MllpServer();
    MllpServer(const MllpServer&) = delete;
    MllpServer& operator=(const MllpServer&) = delete;

    [[nodiscard]] fhir::Result<void> start();
    [[nodiscard]] std::uint16_t port() const;
    /// Stops listening and closes idle connections; a message in hand is answered first. Thread-safe.
    void stop();

    struct Impl;

private:
    std::shared_ptr<Impl> impl_;
};

struct MllpClientOptions {
    std::string host = "127.0.0.1";
    std::uint16_t port = 0;
    std::size_t answer_bytes_max = std::size_t{1} << 20;
};

/// Sends HL7 v2 messages over one connection, each when the one before is answered. Connects when needed.
class MllpClient {
public:
    MllpClient(boost::asio::io_context& io, MllpClientOptions options);
    ~MllpClient();

    /// One call at a time.
    /// @param message ER7, segments ended by CR, without the frame
    /// @return the acknowledgement whose MSA-2 is the message's MSH-10; Issue `timeout`, `transient` (not reached,
    ///         closed without an answer: send again), `invalid` (another message was acknowledged), `too_long`
    [[nodiscard]] boost::asio::awaitable<fhir::Result<std::string>> send(
        std::string message, std::chrono::steady_clock::time_point deadline);

    struct Impl;

private:
    std::shared_ptr<Impl> impl_;
};

}  // namespace kakehashi::gateway
