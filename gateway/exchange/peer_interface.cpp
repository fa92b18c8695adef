#include "kakehashi/gateway/peer_interface.hpp"

#include <fmt/core.h>

#include <utility>

#include "exchange/messages.hpp"
#include "exchange/policy_view.hpp"
#include "kakehashi/gateway/run_blocking.hpp"
#include "kakehashi/profiles/terminology.hpp"
#include "pipeline/instant.hpp"
#include "rest/terminology.hpp"

namespace kakehashi::gateway {

namespace {

HttpResponse refuse_login(const fhir::Issue& issue) {
    auto response = HttpResponse::outcome(401, issue);
    response.headers.emplace_back("WWW-Authenticate", "Bearer");
    return response;
}

fhir::Result<ExchangeClaims> claims_of(const HttpRequest& request, ExchangeTokenVerifier& verifier) {
    constexpr std::string_view kBearer = "Bearer ";
    const auto header = request.header("authorization");
    if (!header.starts_with(kBearer))
        return fhir::fail(fhir::IssueType::login, exchange::messages::kNotAccepted, "", {});
    return verifier.verify(header.substr(kBearer.size()), to_seconds(std::chrono::system_clock::now()));
}

/// "/Patient/1/$everything" is about Patient 1.
std::string patient_of(const HttpRequest& request) {
    constexpr std::string_view kPatient = "/Patient/";
    if (request.method != "GET" || !request.path.starts_with(kPatient)) return {};
    return request.path.substr(kPatient.size(), request.path.find('/', kPatient.size()) - kPatient.size());
}

AuditRecord audit_of(const HttpRequest& request, const ExchangeClaims& claims, const HttpResponse& response,
                     const NodeConfiguration& node) {
    AuditRecord record;
    record.action =
        request.path.find("$everything") != std::string::npos ? AuditedAction::disclose : AuditedAction::query;
    record.outcome = response.status < 400 ? AuditOutcome::success : AuditOutcome::minor_failure;
    record.recorded = to_instant(std::chrono::system_clock::now());
    record.practitioner = claims.practitioner;
    record.institution = claims.issuer;
    record.peer_origin = request.peer_address;
    record.source_institution = node.institution_number;
    record.patient_id = patient_of(request);
    record.purpose = claims.purpose;
    record.request_id = claims.id;
    return record;
}

}  // namespace

PeerInterface::PeerInterface(const NodeParts& parts, RestOptions options)
    : parts_(parts), rest_(parts.store, std::move(options)) {
    parts.metrics.describe("kakehashi_disclosures_total", MetricKind::counter, "Answers to other nodes, by status.");
}

void PeerInterface::add_routes(HttpRouter& router) {
    const auto handler = [this](HttpRequest request) { return answer(this, std::move(request)); };
    for (const char* path : {"/{type}", "/{type}/{id}", "/{type}/{id}/_history", "/{type}/{id}/_history/{version}",
                             "/Patient/{id}/$everything"})
        router.add("GET", path, handler);
    router.add("POST", "/{type}/_search", handler);
    for (const auto& operation : profiles::terminology_operations())
        router.add("POST", fmt::format("/{}/${}", operation.type, operation.name), handler);
}

asio::awaitable<HttpResponse> PeerInterface::answer(const PeerInterface* peers, HttpRequest request) {
    auto work = [peers, kept = std::move(request)] { return peers->serve(kept); };
    auto response = co_await run_blocking(peers->parts_.blocking, std::move(work));
    peers->parts_.metrics.at("kakehashi_disclosures_total", fmt::format("status=\"{}\"", response.status)).add();
    co_return response;
}

HttpResponse PeerInterface::serve(const HttpRequest& request) const {
    // What the node can do is no secret. Source: R4 http.html#capabilities
    if (request.path == "/metadata") return rest_.handle(request, [](const ResourceMetadata&) { return false; });
    const auto claims = claims_of(request, parts_.verifier);
    if (!claims) return refuse_login(claims.error());
    // A code system knows no patient: there is nothing to disclose, and nothing for the audit.
    if (rest::is_terminology(request.path)) return rest_.handle(request, [](const ResourceMetadata&) { return false; });
    auto view = PolicyView::of_peer(parts_, *claims);
    auto response = rest_.handle(request, view.may_disclose());
    auto record = audit_of(request, *claims, response, parts_.configuration);
    view.describe(record);
    if (auto written = parts_.audit.append(record); !written) return HttpResponse::outcome(503, written.error());
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

}  // namespace kakehashi::gateway
