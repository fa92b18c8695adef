#pragma once

#include "kakehashi/gateway/clinician_session.hpp"
#include "kakehashi/gateway/http_router.hpp"
#include "kakehashi/gateway/node_parts.hpp"
#include "kakehashi/gateway/rest.hpp"

namespace kakehashi::gateway {

/// What the clinician's page asks its node: sign in, find a patient, read the history of all hospitals.
///
/// - `GET|POST|DELETE /clinician/session`
/// - `POST /clinician/patients` {insuredNumber | name, birthDate | patientNumber}
/// - `POST /clinician/history` {handle}: NDJSON, one line a hospital
/// - `/page/`: the page itself
///
/// Everything but the page and the sign-in needs the session's cookie (401). Bodies are JSON (415): a form of another
/// site cannot send that. Every search and every history is in the audit before it is answered.
class ClinicianDesk {
public:
    /// @param parts  outlives the desk
    ClinicianDesk(const NodeParts& parts, RestOptions options);
    /// The desk outlives the router.
    void add_routes(HttpRouter& router);
    /// Who the request's cookie belongs to, when it is still valid.
    [[nodiscard]] std::optional<PractitionerConfiguration> signed_in(const HttpRequest& request);

private:
    using Answer = asio::awaitable<HttpResponse> (*)(ClinicianDesk*, HttpRequest);
    void add(HttpRouter& router, std::string method, std::string_view path, Answer answer);

    static asio::awaitable<HttpResponse> show_session(ClinicianDesk* desk, HttpRequest request);
    static asio::awaitable<HttpResponse> sign_in(ClinicianDesk* desk, HttpRequest request);
    static asio::awaitable<HttpResponse> sign_out(ClinicianDesk* desk, HttpRequest request);
    static asio::awaitable<HttpResponse> find_patients(ClinicianDesk* desk, HttpRequest request);
    static asio::awaitable<HttpResponse> read_history(ClinicianDesk* desk, HttpRequest request);

    const NodeParts& parts_;
    RestInterface rest_;
    ClinicianSessions sessions_;
};

/// Adds the page's files under `/page/`, and `/` that leads there. Nothing is loaded from elsewhere.
void add_page_routes(HttpRouter& router);

}  // namespace kakehashi::gateway
