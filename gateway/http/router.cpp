#include <set>

#include "http/messages.hpp"
#include "kakehashi/gateway/http_router.hpp"

namespace kakehashi::gateway {

namespace {

using Parts = std::vector<std::string>;

/// "/a/b/" and "/a/b" are the same.
Parts split_path(std::string_view path) {
    Parts parts;
    while (!path.empty()) {
        const auto end = path.find('/');
        if (end != 0) parts.emplace_back(path.substr(0, end));
        path.remove_prefix(end == std::string_view::npos ? path.size() : end + 1);
    }
    return parts;
}

bool is_variable(std::string_view part) { return part.starts_with('{') && part.ends_with('}'); }

bool matches(const Parts& pattern, const Parts& path) {
    if (pattern.size() != path.size()) return false;
    for (std::size_t i = 0; i < path.size(); ++i)
        if (!is_variable(pattern[i]) && pattern[i] != path[i]) return false;
    return true;
}

/// True when `one` has the earlier literal part. Both match the same path.
bool is_closer(const Parts& one, const Parts& other) {
    for (std::size_t i = 0; i < one.size(); ++i)
        if (is_variable(one[i]) != is_variable(other[i])) return is_variable(other[i]);
    return false;
}

HttpFields variables_of(const Parts& pattern, const Parts& path) {
    HttpFields variables;
    for (std::size_t i = 0; i < path.size(); ++i)
        if (is_variable(pattern[i])) variables.emplace_back(pattern[i].substr(1, pattern[i].size() - 2), path[i]);
    return variables;
}

HttpResponse refuse(const std::set<std::string>& allowed) {
    namespace messages = http::messages;
    if (allowed.empty())
        return HttpResponse::outcome(
            404, fhir::make_issue(fhir::IssueSeverity::error, fhir::IssueType::not_found, messages::kNoSuchPath, ""));
    std::string list;
    for (const auto& method : allowed) list.append(list.empty() ? "" : ", ").append(method);
    auto response = HttpResponse::outcome(
        405,
        fhir::make_issue(fhir::IssueSeverity::error, fhir::IssueType::not_supported, messages::kMethod, "", {list}));
    response.headers.emplace_back("Allow", list);
    return response;
}

}  // namespace

void HttpRouter::add(std::string method, std::string_view pattern, HttpHandler handler) {
    routes_.push_back({std::move(method), split_path(pattern), std::move(handler)});
}

asio::awaitable<HttpResponse> HttpRouter::answer(HttpRequest request) const {
    const auto path = split_path(request.path);
    const std::string method = request.method == "HEAD" ? "GET" : request.method;
    const Route* found = nullptr;
    std::set<std::string> allowed;
    for (const auto& route : routes_) {
        if (!matches(route.parts, path)) continue;
        allowed.insert(route.method);
        if (route.method != method) continue;
        if (found == nullptr || is_closer(route.parts, found->parts)) found = &route;
    }
    if (found == nullptr) co_return refuse(allowed);
    request.path_variables = variables_of(found->parts, path);
    co_return co_await found->handler(std::move(request));
}

}  // namespace kakehashi::gateway
