#include "rest/terminology.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/operation_outcome.hpp"
#include "kakehashi/fhir/xml.hpp"
#include "kakehashi/profiles/terminology.hpp"
#include "pipeline/instant.hpp"
#include "rest/messages.hpp"

namespace kakehashi::gateway::rest {

namespace {

using fhir::IssueType;
using profiles::TerminologyOperation;

constexpr std::string_view kFhirJson = "application/fhir+json; charset=utf-8";

/// "/ValueSet/$expand"; nullptr when the path is another.
const TerminologyOperation* operation_of(std::string_view path) {
    if (path.starts_with('/')) path.remove_prefix(1);
    const auto dollar = path.find("/$");
    if (dollar == std::string_view::npos) return nullptr;
    return profiles::find_terminology_operation(path.substr(0, dollar), path.substr(dollar + 2));
}

/// RULING: people here read Japanese, unless they say otherwise.
fhir::Language language_of(const HttpRequest& request) {
    return request.header("accept-language").starts_with("en") ? fhir::Language::english : fhir::Language::japanese;
}

/// The Parameters, or everything that is wrong with the question.
using Question = tl::expected<fhir::Document, fhir::Report>;

Question read_query(const TerminologyOperation& operation, const HttpRequest& request) {
    HttpFields fields = request.query;
    std::erase_if(fields, [](const auto& field) { return field.first.starts_with('_'); });  // _format, _pretty
    return profiles::to_parameters(operation, fields).map_error([](auto&& issue) { return fhir::Report{issue}; });
}

fhir::Result<fhir::Parsed> parse_body(const HttpRequest& request) {
    const auto header = request.header("content-type");
    const auto type = header.substr(0, header.find_first_of("; "));
    if (type == "application/fhir+json" || type == "application/json") return fhir::read_json(request.body);
    if (type == "application/fhir+xml") return fhir::read_xml(request.body);
    return fhir::fail(IssueType::not_supported, messages::kContentType, "",
                      {"application/fhir+json, application/fhir+xml"});
}

Question read_body(const HttpRequest& request) {
    auto parsed = parse_body(request);
    if (!parsed) return tl::unexpected(fhir::Report{std::move(parsed.error())});
    if (!std::ranges::all_of(parsed->findings, fhir::is_harmless)) return tl::unexpected(std::move(parsed->findings));
    return std::move(parsed->document);
}

// RULING: "cannot tell" is a 404 though it is no error: a client that waits for Parameters must not take the outcome
// for them. Its severity says what it is. Test: RestTerminology.WhatIsNotHereIsNoFalse
unsigned status_of(const fhir::Issue& issue) {
    if (issue.rule == messages::kContentType.id) return 415;
    if (issue.code == IssueType::not_found) return 404;
    return issue.code == IssueType::too_costly ? 422 : 400;
}

HttpResponse answer(const TerminologyOperation& operation, const profiles::TerminologyService& service,
                    const HttpRequest& request) {
    const auto language = language_of(request);
    const auto refuse = [&](const fhir::Report& report) {
        const auto outcome = fhir::to_operation_outcome(report, language);
        return HttpResponse::text(status_of(report.front()), kFhirJson, fhir::write_json(outcome.root()));
    };
    const auto parameters = request.method == "POST" ? read_body(request) : read_query(operation, request);
    if (!parameters) return refuse(parameters.error());
    const auto found =
        service.answer(operation, parameters->root(),
                       {.language = language, .timestamp = to_instant(std::chrono::system_clock::now())});
    if (!found) return refuse({found.error()});
    return HttpResponse::text(200, kFhirJson, fhir::write_json(found->root()));
}

}  // namespace

bool is_terminology(std::string_view path) { return operation_of(path) != nullptr; }

std::optional<HttpResponse> answer_terminology(const RestOptions& options, const HttpRequest& request) {
    const TerminologyOperation* operation = operation_of(request.path);
    const bool is_asking = request.method == "GET" || request.method == "HEAD" || request.method == "POST";
    if (operation == nullptr || options.terminology == nullptr || !is_asking) return std::nullopt;
    return answer(*operation, *options.terminology, request);
}

}  // namespace kakehashi::gateway::rest
