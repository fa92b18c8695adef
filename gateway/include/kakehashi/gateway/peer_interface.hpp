#pragma once

#include "kakehashi/gateway/http_router.hpp"
#include "kakehashi/gateway/node_parts.hpp"
#include "kakehashi/gateway/rest.hpp"

namespace kakehashi::gateway {

/// What other nodes may ask of this one: the FHIR interface, with a signed assertion, under the policy, with an
/// AuditEvent on the disk before the answer leaves.
///
/// 401: no assertion, or one that is not accepted; 503: the audit cannot be written (gate G6). What the policy refuses
/// answers like what does not exist. What a peer delivered here is not passed on.
/// Source: exchange-policy A3, A4, A5.6
class PeerInterface {
public:
    /// @param parts  outlives the interface
    PeerInterface(const NodeParts& parts, RestOptions options);
    /// The interface outlives the router.
    void add_routes(HttpRouter& router);

private:
    [[nodiscard]] HttpResponse serve(const HttpRequest& request) const;
    static asio::awaitable<HttpResponse> answer(const PeerInterface* peers, HttpRequest request);

    const NodeParts& parts_;
    RestInterface rest_;
};

}  // namespace kakehashi::gateway
