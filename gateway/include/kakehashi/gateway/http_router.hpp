#pragma once

#include <string>
#include <vector>

#include "kakehashi/gateway/http.hpp"

namespace kakehashi::gateway {

/// Finds a request's handler by method and path.
///
/// A pattern's part in braces takes any one part of the path: "/Patient/{id}". Where several patterns match, the one
/// with the earlier literal part wins ("/Patient/$match" before "/Patient/{id}" before "/{type}/{id}"), whatever their
/// order. A HEAD is answered by the GET's handler; the server leaves the body out.
class HttpRouter {
public:
    void add(std::string method, std::string_view pattern, HttpHandler handler);

    /// The handler's answer; 404 when no pattern matches, 405 with `Allow` when none matches with this method.
    /// The router outlives the answer.
    [[nodiscard]] asio::awaitable<HttpResponse> answer(HttpRequest request) const;

private:
    struct Route {
        std::string method;
        std::vector<std::string> parts;
        HttpHandler handler;
    };
    std::vector<Route> routes_;
};

}  // namespace kakehashi::gateway
