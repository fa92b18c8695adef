#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/gateway/exchange_token.hpp"
#include "kakehashi/gateway/node_configuration.hpp"

namespace kakehashi::gateway {

/// Another node, ready to be asked.
struct Peer {
    std::string institution_number;
    std::string name;
    std::string origin;     ///< "https://b.example:8443": what HttpClient takes as base URL
    std::string base_path;  ///< "/fhir", or "": stands before every path
    VerificationKey key;    ///< checks what it signs
};

/// The nodes that this one exchanges with, in the order of the configuration.
class PeerDirectory {
public:
    /// Reads the peers' keys and checks their addresses: https, or http to this machine only.
    /// @return the directory, or the first fault: a key that cannot be read, an address that is not allowed, an
    ///         institution number that is not 10 digits or occurs twice
    [[nodiscard]] static fhir::Result<PeerDirectory> from(const std::vector<PeerConfiguration>& peers);

    /// @return nullptr when no peer has this number; valid as long as the directory
    [[nodiscard]] const Peer* find(std::string_view institution_number) const;
    [[nodiscard]] const std::vector<Peer>& peers() const { return peers_; }
    /// The only addresses that may be asked: HttpClientOptions::base_urls.
    [[nodiscard]] std::vector<std::string> origins() const;
    /// From now on the peers' assertions are accepted.
    void trust_all(ExchangeTokenVerifier& verifier) const;

private:
    std::vector<Peer> peers_;
};

}  // namespace kakehashi::gateway
