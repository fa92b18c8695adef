#include <utility>

#include "kakehashi/gateway/clinician_desk.hpp"
#include "kakehashi/gateway/pages.hpp"

namespace kakehashi::gateway {

namespace {

/// Scripts and data from this node only. Styles: the component kit writes style attributes.
constexpr std::string_view kContentSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

asio::awaitable<HttpResponse> serve(const PageFile* file) {
    auto response = HttpResponse::text(200, file->content_type, std::string(file->bytes));
    response.headers.emplace_back("Content-Security-Policy", kContentSecurityPolicy);
    response.headers.emplace_back("X-Content-Type-Options", "nosniff");
    response.headers.emplace_back("Referrer-Policy", "no-referrer");
    response.headers.emplace_back("Cache-Control", "no-cache");
    co_return response;
}

asio::awaitable<HttpResponse> lead_to_page() {
    HttpResponse response;
    response.status = 302;
    response.headers.emplace_back("Location", "/page/");
    co_return response;
}

}  // namespace

void add_page_routes(HttpRouter& router) {
    for (const PageFile& file : page_files())
        router.add("GET", file.path, [kept = &file](HttpRequest) { return serve(kept); });
    router.add("GET", "/", [](HttpRequest) { return lead_to_page(); });
}

}  // namespace kakehashi::gateway
