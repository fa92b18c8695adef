#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>

#include "kakehashi/gateway/exchange_token.hpp"
#include "kakehashi/gateway/http.hpp"
#include "kakehashi/gateway/intake.hpp"
#include "kakehashi/gateway/metrics.hpp"
#include "kakehashi/gateway/node_configuration.hpp"
#include "kakehashi/gateway/peer_directory.hpp"
#include "kakehashi/gateway/store.hpp"

namespace kakehashi::profiles {
class TerminologyService;
}

namespace kakehashi::gateway {

class AuditLog;

/// What the services of one node share. `kakehashi serve` makes it; everything outlives the services.
struct NodeParts {
    const NodeConfiguration& configuration;
    asio::io_context& io;         ///< coroutines; nothing that blocks
    asio::thread_pool& blocking;  ///< for run_blocking: store, journal, audit, key derivation
    Store& store;
    Intake& intake;
    AuditLog& audit;
    Metrics& metrics;
    HttpClient& client;  ///< asks the peers and nobody else
    const PeerDirectory& peers;
    const SigningKey& signing_key;
    ExchangeTokenVerifier& verifier;
    const profiles::TerminologyService* terminology = nullptr;  ///< nullptr: this node is not asked about codes
};

}  // namespace kakehashi::gateway
