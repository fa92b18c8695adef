#include <fmt/core.h>

#include <chrono>
#include <utility>

#include "clinician/hospitals.hpp"
#include "clinician/messages.hpp"
#include "exchange/policy_view.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/gateway/audit.hpp"
#include "kakehashi/gateway/clinician_desk.hpp"
#include "kakehashi/gateway/run_blocking.hpp"
#include "pipeline/instant.hpp"

namespace kakehashi::gateway {

namespace {

using clinician::Asker;
using clinician::FoundPeople;
using clinician::Person;

constexpr std::chrono::minutes kSessionLifetime{30};
constexpr std::size_t kBodyBytesMax = 4096;
constexpr std::string_view kJson = "application/json";
constexpr std::string_view kCookie = "kakehashi_session";

HttpResponse refuse(unsigned status, fhir::IssueType code, const fhir::Message& message) {
    return HttpResponse::outcome(status, fhir::make_issue(fhir::IssueSeverity::error, code, message, ""));
}
HttpResponse not_signed_in() { return refuse(401, fhir::IssueType::login, clinician::messages::kNotSignedIn); }
HttpResponse failure(const fhir::Issue& issue) {
    return HttpResponse::outcome(issue.severity == fhir::IssueSeverity::fatal ? 503 : 400, issue);
}

HttpResponse json(std::string body) {
    auto response = HttpResponse::text(200, kJson, std::move(body));
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

std::string token_of(const HttpRequest& request) {
    const std::string_view cookies = request.header("cookie");
    const std::string name = std::string(kCookie) + "=";
    for (std::size_t at = 0; at < cookies.size();) {
        const auto end = std::min(cookies.find(';', at), cookies.size());
        std::string_view cookie = cookies.substr(at, end - at);
        cookie.remove_prefix(std::min(cookie.find_first_not_of(' '), cookie.size()));
        if (cookie.starts_with(name)) return std::string(cookie.substr(name.size()));
        at = end + 1;
    }
    return {};
}

/// @return the object, or the refusal
tl::expected<fhir::Document, HttpResponse> read_body(HttpRequest& request) {
    if (!request.header("content-type").starts_with(kJson))
        return tl::unexpected(refuse(415, fhir::IssueType::not_supported, clinician::messages::kNotJson));
    if (request.body.size() > kBodyBytesMax)
        return tl::unexpected(refuse(413, fhir::IssueType::too_long, clinician::messages::kNotJson));
    auto document = fhir::parse_json(std::move(request.body));
    if (!document || !document->root().is_object())
        return tl::unexpected(refuse(400, fhir::IssueType::structure, clinician::messages::kNotJson));
    return std::move(*document);
}

std::string set_cookie(std::string_view token, bool is_tls) {
    return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict{}{}", kCookie, token, is_tls ? "; Secure" : "",
                       token.empty() ? "; Max-Age=0" : "");
}

std::string session_json(const PractitionerConfiguration& practitioner, const NodeConfiguration& node) {
    fhir::Document document;
    document.edit().set_string("practitioner", practitioner.name).set_string("institution", node.institution_name);
    return fhir::write_json(document.root());
}

fhir::Result<void> audit_sign_in(const NodeParts& parts, const std::string& practitioner, const std::string& address) {
    AuditRecord record;
    record.action = AuditedAction::sign_in;
    record.outcome = practitioner.empty() ? AuditOutcome::minor_failure : AuditOutcome::success;
    record.recorded = to_instant(std::chrono::system_clock::now());
    record.practitioner = practitioner;
    record.institution = parts.configuration.institution_number;
    record.source_institution = parts.configuration.institution_number;
    record.peer_origin = address;
    return parts.audit.append(record);
}

HttpResponse people_json(ClinicianSessions& sessions, const std::string& token, const FoundPeople& found) {
    fhir::Document document;
    auto answer = document.edit();
    answer.array("patients");
    for (const Person& person : found.people)
        clinician::write_person(person, sessions.add_handle(token, person.to_keys()), answer.append_object("patients"));
    answer.set_boolean("tooMany", found.too_many);
    return json(fhir::write_json(document.root()));
}

}  // namespace

ClinicianDesk::ClinicianDesk(const NodeParts& parts, RestOptions options)
    : parts_(parts),
      rest_(parts.store, std::move(options)),
      sessions_(parts.configuration.practitioners, kSessionLifetime) {
    parts.metrics.describe("kakehashi_peer_requests_total", MetricKind::counter, "Questions to other nodes.");
    parts.metrics.describe("kakehashi_history_seconds", MetricKind::histogram, "One history over all hospitals.");
}

void ClinicianDesk::add(HttpRouter& router, std::string method, std::string_view path, Answer answer) {
    router.add(std::move(method), path,
               [this, answer](HttpRequest request) { return answer(this, std::move(request)); });
}

void ClinicianDesk::add_routes(HttpRouter& router) {
    add(router, "GET", "/clinician/session", show_session);
    add(router, "POST", "/clinician/session", sign_in);
    add(router, "DELETE", "/clinician/session", sign_out);
    add(router, "POST", "/clinician/patients", find_patients);
    add(router, "POST", "/clinician/history", read_history);
}

std::optional<PractitionerConfiguration> ClinicianDesk::signed_in(const HttpRequest& request) {
    const auto token = token_of(request);
    if (token.empty()) return std::nullopt;
    return sessions_.find(token, ClinicianSessions::Clock::now());
}

asio::awaitable<HttpResponse> ClinicianDesk::show_session(ClinicianDesk* desk, HttpRequest request) {
    const auto practitioner = desk->signed_in(request);
    if (!practitioner) co_return HttpResponse{.status = 204};
    co_return json(session_json(*practitioner, desk->parts_.configuration));
}

asio::awaitable<HttpResponse> ClinicianDesk::sign_in(ClinicianDesk* desk, HttpRequest request) {
    const auto body = read_body(request);
    if (!body) co_return body.error();
    auto work = [desk, user = std::string(body->root().text_of("user")),
                 passcode = std::string(body->root().text_of("passcode")),
                 address = request.peer_address]() -> HttpResponse {
        const auto token = desk->sessions_.sign_in(user, passcode, ClinicianSessions::Clock::now());
        const auto practitioner = token ? desk->sessions_.find(*token, ClinicianSessions::Clock::now()) : std::nullopt;
        const auto written = audit_sign_in(desk->parts_, practitioner ? practitioner->id : "", address);
        if (!written) return failure(written.error());
        if (!practitioner) return not_signed_in();
        auto response = json(session_json(*practitioner, desk->parts_.configuration));
        const bool is_tls = !desk->parts_.configuration.certificate.empty();
        response.headers.emplace_back("Set-Cookie", set_cookie(*token, is_tls));
        return response;
    };
    co_return co_await run_blocking(desk->parts_.blocking, std::move(work));
}

asio::awaitable<HttpResponse> ClinicianDesk::sign_out(ClinicianDesk* desk, HttpRequest request) {
    desk->sessions_.sign_out(token_of(request));
    HttpResponse response;
    response.status = 204;
    response.headers.emplace_back("Set-Cookie", set_cookie("", !desk->parts_.configuration.certificate.empty()));
    co_return response;
}

asio::awaitable<HttpResponse> ClinicianDesk::find_patients(ClinicianDesk* desk, HttpRequest request) {
    const auto practitioner = desk->signed_in(request);
    if (!practitioner) co_return not_signed_in();
    const std::string token = token_of(request);
    const auto body = read_body(request);
    if (!body) co_return body.error();
    clinician::PatientQuestion question;
    question.insured_number = body->root().text_of("insuredNumber");
    question.name = body->root().text_of("name");
    question.birth_date = body->root().text_of("birthDate");
    question.patient_number = body->root().text_of("patientNumber");
    if (question.insured_number.empty() && question.name.empty() && question.patient_number.empty())
        co_return refuse(400, fhir::IssueType::required, clinician::messages::kNoQuestion);
    Asker asker{practitioner->id, request.peer_address};
    auto work = [desk, question, asker] { return clinician::find_here(desk->parts_, desk->rest_, question, asker); };
    auto found = co_await run_blocking(desk->parts_.blocking, std::move(work));
    if (!found) co_return failure(found.error());
    if (names_a_person(question.insured_number))
        co_await clinician::add_from_peers(desk->parts_, question.insured_number, std::move(asker), *found);
    co_return people_json(desk->sessions_, token, *found);
}

asio::awaitable<HttpResponse> ClinicianDesk::read_history(ClinicianDesk* desk, HttpRequest request) {
    const auto practitioner = desk->signed_in(request);
    if (!practitioner) co_return not_signed_in();
    const std::string token = token_of(request);
    const auto body = read_body(request);
    if (!body) co_return body.error();
    const auto keys = desk->sessions_.keys_of(token, body->root().text_of("handle"));
    if (!keys) co_return refuse(404, fhir::IssueType::not_found, clinician::messages::kNoSuchHandle);
    const auto started = std::chrono::steady_clock::now();
    const Person person = Person::from_keys(*keys);
    const Asker asker{practitioner->id, request.peer_address};
    auto work = [desk, person, asker] { return clinician::read_here(desk->parts_, desk->rest_, person, asker); };
    auto own = co_await run_blocking(desk->parts_.blocking, std::move(work));
    if (!own) co_return failure(own.error());
    auto others = co_await clinician::read_from_peers(desk->parts_, person, asker);
    auto note = [desk, answered = std::move(others.answered), asker] {
        return clinician::write_receipts(desk->parts_, answered, asker);
    };
    const auto noted = co_await run_blocking(desk->parts_.blocking, std::move(note));
    if (!noted) co_return failure(noted.error());
    std::string lines = std::move(*own) + others.lines;
    desk->parts_.metrics.histogram_at("kakehashi_history_seconds")
        .observe(std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started));
    auto response = HttpResponse::text(200, "application/x-ndjson", std::move(lines));
    response.headers.emplace_back("Cache-Control", "no-store");
    co_return response;
}

}  // namespace kakehashi::gateway
