#include "kakehashi/gateway/peer_directory.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

#include "exchange/messages.hpp"

namespace kakehashi::gateway {

namespace {

namespace messages = exchange::messages;

bool is_institution_number(std::string_view text) {
    return text.size() == 10 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Plain HTTP never leaves the machine, as on the listening side (NodeConfiguration::certificate).
bool is_allowed_origin(std::string_view origin) {
    const auto host_begin = origin.find("://");
    if (host_begin == std::string_view::npos || origin.size() == host_begin + 3) return false;
    if (origin.find_first_of("@?# \t\r\n") != std::string_view::npos) return false;
    if (origin.starts_with("https://")) return true;
    constexpr std::array<std::string_view, 2> kThisMachine{"http://127.0.0.1", "http://localhost"};
    return std::any_of(kThisMachine.begin(), kThisMachine.end(), [origin](auto allowed) {
        return origin == allowed || (origin.starts_with(allowed) && origin[allowed.size()] == ':');
    });
}

/// "https://host:port/fhir/" as origin and base path.
void split_url(std::string_view url, Peer& peer) {
    const auto scheme = url.find("://");
    const auto path = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
    peer.origin = url.substr(0, path);
    if (path == std::string_view::npos) return;
    peer.base_path = url.substr(path);
    while (peer.base_path.ends_with('/')) peer.base_path.pop_back();
}

fhir::Result<Peer> read_peer(const PeerConfiguration& configured) {
    const auto blame = [&](const fhir::Message& message, const std::string& found) {
        return tl::unexpected(fhir::make_issue(fhir::IssueSeverity::fatal, fhir::IssueType::value, message,
                                               "peer " + configured.institution_number, {found}));
    };
    if (!is_institution_number(configured.institution_number))
        return blame(messages::kInstitutionNumber, configured.institution_number);
    Peer peer{configured.institution_number, configured.name, {}, {}, {}};
    split_url(configured.url, peer);
    if (!is_allowed_origin(peer.origin)) return blame(messages::kPeerAddress, configured.url);
    std::ifstream file(configured.public_key, std::ios::binary);
    std::ostringstream pem;
    pem << file.rdbuf();
    auto key = VerificationKey::from_pem(pem.str());
    if (!key) return blame(messages::kPeerKey, configured.public_key);
    peer.key = std::move(*key);
    return peer;
}

}  // namespace

fhir::Result<PeerDirectory> PeerDirectory::from(const std::vector<PeerConfiguration>& peers) {
    PeerDirectory directory;
    for (const auto& configured : peers) {
        auto peer = read_peer(configured);
        if (!peer) return tl::unexpected(peer.error());
        // Two keys for one number would let either of them speak for the institution.
        if (directory.find(peer->institution_number) != nullptr)
            return tl::unexpected(fhir::make_issue(fhir::IssueSeverity::fatal, fhir::IssueType::duplicate,
                                                   messages::kPeerTwice, "peer", {peer->institution_number}));
        directory.peers_.push_back(std::move(*peer));
    }
    return directory;
}

const Peer* PeerDirectory::find(std::string_view institution_number) const {
    const auto peer = std::find_if(peers_.begin(), peers_.end(), [institution_number](const Peer& one) {
        return one.institution_number == institution_number;
    });
    return peer == peers_.end() ? nullptr : &*peer;
}

std::vector<std::string> PeerDirectory::origins() const {
    std::vector<std::string> origins;
    for (const auto& peer : peers_) origins.push_back(peer.origin);
    return origins;
}

void PeerDirectory::trust_all(ExchangeTokenVerifier& verifier) const {
    for (const auto& peer : peers_) verifier.trust(peer.institution_number, peer.key);
}

}  // namespace kakehashi::gateway
