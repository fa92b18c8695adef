#pragma once

#include <memory>
#include <vector>

#include "kakehashi/gateway/http_router.hpp"
#include "kakehashi/gateway/node_parts.hpp"
#include "kakehashi/gateway/rest.hpp"

namespace kakehashi::gateway {

/// `POST /` and `POST /Bundle`: a vendor's system hands a Bundle over, with the bearer token of its source.
///
/// 200: stored (or unchanged), with what was found; 202: journalled, not worked through yet; 401: no source has this
/// token; 422: quarantined, with the reasons; 503: the journal refused. Source: exchange-policy C3
class PostDoor {
public:
    /// @param parts  outlives the door
    explicit PostDoor(NodeParts& parts);
    /// Adds the routes, when a source is posted to. The door outlives the router.
    void add_routes(HttpRouter& router);

private:
    struct PostedSource {
        std::string key_hash;
        RestInterface rest;
    };
    [[nodiscard]] HttpResponse receive(const HttpRequest& request) const;
    static asio::awaitable<HttpResponse> answer(const PostDoor* door, HttpRequest request);

    NodeParts& parts_;
    std::vector<std::unique_ptr<PostedSource>> sources_;
};

}  // namespace kakehashi::gateway
