#include "kakehashi/gateway/rest.hpp"

#include <charconv>
#include <utility>
#include <vector>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/operation_outcome.hpp"
#include "kakehashi/fhir/primitive.hpp"
#include "rest/bundle_text.hpp"
#include "rest/capability_statement.hpp"
#include "rest/messages.hpp"
#include "rest/served_resources.hpp"
#include "rest/terminology.hpp"

namespace kakehashi::gateway {

namespace {
using fhir::IssueType;

constexpr std::string_view kFhirJson = "application/fhir+json; charset=utf-8";
constexpr std::size_t kHistoryMax = 1000;
constexpr std::size_t kEverythingMax = 5000;

HttpResponse refuse(unsigned status, IssueType code, const fhir::Message& message,
                    std::initializer_list<std::string_view> arguments = {}) {
    return HttpResponse::outcome(status, fhir::make_issue(fhir::IssueSeverity::error, code, message, "", arguments));
}
HttpResponse not_found() { return refuse(404, IssueType::not_found, rest::messages::kNotFound); }

/// Fatal: we could not do our work, and the caller may try again. Anything else is a bad question.
HttpResponse failure(const fhir::Issue& issue) {
    return HttpResponse::outcome(issue.severity == fhir::IssueSeverity::fatal ? 503 : 400, issue);
}

/// "/Patient/1/_history" → Patient, 1, _history.
std::vector<std::string_view> segments_of(std::string_view path) {
    std::vector<std::string_view> segments;
    while (!path.empty()) {
        path.remove_prefix(path.front() == '/' ? 1 : 0);
        const auto end = path.find('/');
        if (const auto segment = path.substr(0, end); !segment.empty()) segments.push_back(segment);
        path.remove_prefix(end == std::string_view::npos ? path.size() : end);
    }
    return segments;
}

HttpResponse with_version(std::string bytes, std::int64_t version) {
    auto response = HttpResponse::text(200, kFhirJson, std::move(bytes));
    response.headers.emplace_back("ETag", "W/\"" + std::to_string(version) + "\"");
    return response;
}

/// We only write JSON. Source: R4 http.html#mime-type
bool accepts_json(const HttpRequest& request) {
    const auto format = request.parameter("_format");
    const auto accept = format.empty() ? request.header("accept") : format;
    return accept.empty() || accept.find("json") != std::string_view::npos ||
           accept.find("*/*") != std::string_view::npos || accept.find("application/*") != std::string_view::npos;
}

bool is_content_type(const HttpRequest& request, std::string_view type) {
    const auto header = request.header("content-type");
    return header.substr(0, header.find_first_of("; ")) == type;
}

UnknownParameters handling_of(const HttpRequest& request) {
    return request.header("prefer").find("handling=strict") == std::string_view::npos ? UnknownParameters::ignore
                                                                                      : UnknownParameters::refuse;
}

HttpResponse answer(const BundleReceipt& receipt, std::string_view base_url) {
    auto body =
        receipt.body.empty() ? fhir::write_json(fhir::to_operation_outcome(receipt.report).root()) : receipt.body;
    auto response = HttpResponse::text(receipt.status, kFhirJson, std::move(body));
    if (!receipt.location.empty())
        response.headers.emplace_back("Location", std::string(base_url) + "/" + receipt.location);
    return response;
}

/// Whether the bytes are a Bundle that we take; XML is left to the mapper, which reads it anyway.
bool is_bundle(const std::string& bytes) {
    const auto document = fhir::parse_json(bytes);
    if (!document || document->resource_type() != "Bundle") return false;
    const auto type = document->root().text_of("type");
    return type == "document" || type == "collection";
}
/// What is known of one version: whether the past may be shown is decided by what the resource is now, and by its age.
ResourceMetadata version_of(ResourceMetadata current, std::int64_t version) {
    current.superseded = version != current.version;
    current.version = version;
    return current;
}

}  // namespace

RestInterface::RestInterface(const Store& store, RestOptions options) : store_(store), options_(std::move(options)) {}

HttpResponse RestInterface::handle(const HttpRequest& request, const MayDisclose& may_disclose) const {
    if (!accepts_json(request)) return refuse(406, IssueType::not_supported, rest::messages::kNotAcceptable);
    if (auto answered = rest::answer_terminology(options_, request)) return std::move(*answered);
    if (request.method == "GET" || request.method == "HEAD") return handle_get(request, may_disclose);
    if (request.method == "POST") return handle_post(request, may_disclose);
    return refuse(405, IssueType::not_supported, rest::messages::kNotAllowed);
}

HttpResponse RestInterface::handle_get(const HttpRequest& request, const MayDisclose& may_disclose) const {
    const auto path = segments_of(request.path);
    if (path.size() == 1 && path[0] == "metadata")
        return HttpResponse::text(200, kFhirJson, rest::write_capability_statement(options_));
    const auto* type = path.empty() ? nullptr : rest::find_type(path[0]);
    if (type == nullptr) return refuse(404, IssueType::not_supported, rest::messages::kUnknownType);
    if (path.size() == 1) return search(type->name, request.query, request, may_disclose);
    if (!fhir::is_valid_id(path[1])) return not_found();
    if (path.size() == 2) return read(type->name, path[1], request, may_disclose);
    if (path.size() == 3 && path[2] == "_history") return history(type->name, path[1], may_disclose);
    if (path.size() == 4 && path[2] == "_history") return read_version(type->name, path[1], path[3], may_disclose);
    if (path.size() == 3 && type->name == "Patient" && path[2] == "$everything")
        return everything(path[1], request, may_disclose);
    return not_found();
}

HttpResponse RestInterface::handle_post(const HttpRequest& request, const MayDisclose& may_disclose) const {
    const auto path = segments_of(request.path);
    // Searches may come in the body, so that no patient data stands in a URL. Source: R4 search.html#Introduction
    if (path.size() == 2 && path[1] == "_search") {
        const auto* type = rest::find_type(path[0]);
        if (type == nullptr) return refuse(404, IssueType::not_supported, rest::messages::kUnknownType);
        constexpr std::string_view kForm = "application/x-www-form-urlencoded";
        if (!is_content_type(request, kForm))
            return refuse(415, IssueType::not_supported, rest::messages::kContentType, {kForm});
        return search(type->name, parse_form(request.body), request, may_disclose);
    }
    if (path.size() > 1) return refuse(405, IssueType::not_supported, rest::messages::kNotAllowed);
    if (path.size() == 1 && path[0] != "Bundle" && rest::find_type(path[0]) == nullptr)
        return refuse(404, IssueType::not_supported, rest::messages::kUnknownType);
    if (!options_.receive || (path.size() == 1 && path[0] != "Bundle"))
        return refuse(405, IssueType::not_supported, rest::messages::kNotAllowed);
    const bool is_json =
        is_content_type(request, "application/fhir+json") || is_content_type(request, "application/json");
    if (!is_json && !is_content_type(request, "application/fhir+xml"))
        return refuse(415, IssueType::not_supported, rest::messages::kContentType,
                      {"application/fhir+json, application/fhir+xml"});
    if (is_json && !is_bundle(request.body)) return refuse(400, IssueType::structure, rest::messages::kNoBundle);
    return answer(options_.receive(request.body, request.header("content-type")), options_.base_url);
}

HttpResponse RestInterface::read(std::string_view type, std::string_view id, const HttpRequest& request,
                                 const MayDisclose& may_disclose) const {
    auto stored = store_.read(type, id);
    if (!stored) return failure(stored.error());
    if (!*stored || !may_disclose((*stored)->metadata)) return not_found();
    if ((*stored)->metadata.deleted) return refuse(410, IssueType::deleted, rest::messages::kDeleted);
    auto response = with_version(std::move((*stored)->bytes), (*stored)->metadata.version);
    if (request.header("if-none-match") != response.headers.back().second) return response;
    response.status = 304;
    response.body.clear();
    return response;
}

HttpResponse RestInterface::read_version(std::string_view type, std::string_view id, std::string_view version,
                                         const MayDisclose& may_disclose) const {
    std::int64_t number = 0;
    const auto parsed = std::from_chars(version.data(), version.data() + version.size(), number);
    if (parsed.ec != std::errc() || parsed.ptr != version.data() + version.size()) return not_found();
    const auto current = store_.read(type, id);
    if (!current) return failure(current.error());
    if (!*current || !may_disclose(version_of((*current)->metadata, number))) return not_found();
    auto stored = store_.read_version(type, id, number);
    if (!stored) return failure(stored.error());
    if (!*stored) return not_found();
    if ((*stored)->deleted) return refuse(410, IssueType::deleted, rest::messages::kDeleted);
    return with_version(std::move((*stored)->bytes), number);
}

HttpResponse RestInterface::history(std::string_view type, std::string_view id, const MayDisclose& may_disclose) const {
    const auto current = store_.read(type, id);
    if (!current) return failure(current.error());
    if (!*current || !may_disclose((*current)->metadata)) return not_found();
    auto versions = store_.history(type, id, kHistoryMax);
    if (!versions) return failure(versions.error());
    std::erase_if(*versions, [&](const ResourceVersion& one) {
        return !may_disclose(version_of((*current)->metadata, one.version));
    });
    return HttpResponse::text(200, kFhirJson, rest::write_history(type, id, options_.base_url, *versions));
}

HttpResponse RestInterface::search(std::string_view type, const HttpFields& parameters, const HttpRequest& request,
                                   const MayDisclose& may_disclose) const {
    if (rest::find_type(type)->searched == rest::Searched::no)
        return refuse(405, IssueType::not_supported, rest::messages::kNotAllowed);
    fhir::Report ignored;
    const auto wanted = parse_search(type, parameters, handling_of(request), ignored);
    if (!wanted) return failure(wanted.error());
    const auto page = run_search(store_, *wanted, may_disclose);
    if (!page) return failure(page.error());
    const std::string path = options_.base_url + "/" + std::string(type);
    rest::SearchSetLinks links{.self = rest::write_query(path, parameters)};
    if (!page->next_cursor.empty()) {
        HttpFields next = parameters;
        std::erase_if(next, [](auto& field) { return field.first == "_cursor"; });
        next.emplace_back("_cursor", page->next_cursor);
        links.next = rest::write_query(path, next);
    }
    return HttpResponse::text(200, kFhirJson, rest::write_searchset(*page, options_.base_url, links, ignored));
}

HttpResponse RestInterface::everything(std::string_view id, const HttpRequest& request,
                                       const MayDisclose& may_disclose) const {
    const auto patient = store_.read("Patient", id);
    if (!patient) return failure(patient.error());
    if (!*patient || (*patient)->metadata.deleted || !may_disclose((*patient)->metadata)) return not_found();
    fhir::Report ignored;
    auto wanted = parse_search("", request.query, handling_of(request), ignored);
    if (!wanted) return failure(wanted.error());
    wanted->patients.push_back({std::string(id)});
    if (request.parameter("_count").empty()) wanted->count = kEverythingMax;
    const auto page = run_search(store_, *wanted, may_disclose);
    if (!page) return failure(page.error());
    const std::string path = options_.base_url + "/Patient/" + std::string(id) + "/$everything";
    rest::SearchSetLinks links{.self = rest::write_query(path, request.query)};
    if (!page->next_cursor.empty()) {
        HttpFields next = request.query;
        std::erase_if(next, [](auto& field) { return field.first == "_cursor"; });
        next.emplace_back("_cursor", page->next_cursor);
        links.next = rest::write_query(path, next);
    }
    return HttpResponse::text(200, kFhirJson, rest::write_searchset(*page, options_.base_url, links, ignored));
}

}  // namespace kakehashi::gateway
