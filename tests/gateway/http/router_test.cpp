#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>
#include <ostream>

#include "kakehashi/gateway/http_router.hpp"

namespace kakehashi::gateway {
namespace {

HttpHandler named(const std::string& name) {
    struct Named {
        std::string name;
        // A member, not a coroutine lambda with captures: the frame copies what it needs.
        static asio::awaitable<HttpResponse> run(std::string text, HttpRequest request) {
            text.append(" ").append(request.path_variable("type")).append(" ").append(request.path_variable("id"));
            co_return HttpResponse::text(200, "text/plain", std::move(text));
        }
        asio::awaitable<HttpResponse> operator()(HttpRequest request) const { return run(name, std::move(request)); }
    };
    return Named{name};
}

struct RouteCase {
    const char* why;
    const char* method;
    const char* path;
    unsigned status;
    const char* body;
};
void PrintTo(const RouteCase& row, std::ostream* out) { *out << row.why; }

class HttpRouterTest : public testing::TestWithParam<RouteCase> {};

TEST_P(HttpRouterTest, FindsTheClosestPattern) {
    HttpRouter router;
    router.add("GET", "/{type}/{id}", named("read"));
    router.add("PUT", "/{type}/{id}", named("update"));
    router.add("GET", "/{type}", named("search"));
    router.add("GET", "/metadata", named("capability"));
    router.add("POST", "/Patient/$match", named("match"));
    router.add("POST", "/", named("bundle"));
    HttpRequest request;
    request.method = GetParam().method;
    request.path = GetParam().path;
    asio::io_context io;
    auto answer = asio::co_spawn(io, router.answer(request), asio::use_future);
    io.run();
    const auto response = answer.get();
    EXPECT_EQ(response.status, GetParam().status);
    if (response.status == 200) EXPECT_EQ(response.body, GetParam().body);
    if (response.status == 405) EXPECT_EQ(response.headers.back().second, GetParam().body);
}

INSTANTIATE_TEST_SUITE_P(
    Http, HttpRouterTest,
    testing::Values(RouteCase{"variables", "GET", "/Patient/1", 200, "read Patient 1"},
                    RouteCase{"the other method", "PUT", "/Patient/1", 200, "update Patient 1"},
                    RouteCase{"a literal before a variable", "GET", "/metadata", 200, "capability  "},
                    RouteCase{"an operation", "POST", "/Patient/$match", 200, "match  "},
                    RouteCase{"a slash at the end", "GET", "/Patient/", 200, "search Patient "},
                    RouteCase{"the root", "POST", "/", 200, "bundle  "},
                    RouteCase{"HEAD as GET", "HEAD", "/Patient/1", 200, "read Patient 1"},
                    RouteCase{"a method that the path does not have", "DELETE", "/Patient/1", 405, "GET, PUT"},
                    RouteCase{"a longer path", "GET", "/Patient/1/_history", 404, ""},
                    RouteCase{"an empty path", "GET", "", 405, "POST"}));

}  // namespace
}  // namespace kakehashi::gateway
