#pragma once

#include "net/byte_stream.hpp"

namespace kakehashi::gateway::net {

/// A peer that listens.
struct Destination {
    std::string host;
    std::string port;
    std::string name;                   ///< as messages say it: a base URL, or host and port
    asio::ssl::context* tls = nullptr;  ///< nullptr: plain; outlives the stream
};

/// What to say of an operation on a peer that failed: `timeout` when the deadline has passed, otherwise `transient`.
[[nodiscard]] tl::unexpected<fhir::Issue> unreachable(const std::string& name, const boost::system::error_code& error,
                                                      Deadline deadline);

/// Resolves, connects and shakes hands. The stream lives on the calling coroutine's executor, which must be a strand.
/// @return a connected stream; Issue as `unreachable` says
[[nodiscard]] asio::awaitable<fhir::Result<std::unique_ptr<ByteStream>>> connect(Destination destination,
                                                                                 Deadline deadline);

}  // namespace kakehashi::gateway::net
