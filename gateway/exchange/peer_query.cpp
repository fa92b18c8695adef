#include "exchange/peer_query.hpp"

#include <fmt/core.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "exchange/messages.hpp"
#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/primitive.hpp"
#include "kakehashi/gateway/pseudonym.hpp"
#include "kakehashi/gateway/run_blocking.hpp"
#include "pipeline/instant.hpp"
#include "rest/bundle_text.hpp"

namespace kakehashi::gateway {

namespace {

constexpr std::string_view kInsuredPerson = "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID";
constexpr std::int64_t kAssertionSeconds = 60;
constexpr std::size_t kPagesMax = 100;
constexpr unsigned kOk = 200;

std::string random_id() {
    std::array<unsigned char, 16> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) throw std::runtime_error("no random numbers");
    std::string text;
    for (const auto byte : bytes) text += fmt::format("{:02x}", byte);
    return text;
}

/// The clinician has signed in here with a licence, and has the patient in front of them.
std::string assertion(const NodeParts& parts, const Peer& peer, std::string practitioner) {
    ExchangeClaims claims;
    claims.issuer = parts.configuration.institution_number;
    claims.audience = peer.institution_number;
    claims.practitioner = std::move(practitioner);
    claims.role = "LIC";
    claims.purpose = "TREAT";
    claims.relation = "active";
    claims.issued_at = to_seconds(std::chrono::system_clock::now());
    claims.expires_at = claims.issued_at + kAssertionSeconds;
    claims.id = random_id();
    return sign_claims(claims, parts.signing_key);
}

fhir::Result<fhir::Document> parse_searchset(std::string body) {
    auto document = fhir::parse_json(std::move(body));
    if (!document) return tl::unexpected(document.error());
    if (document->resource_type() != "Bundle")
        return fhir::fail(fhir::IssueType::structure, exchange::messages::kPeerAnswer, "", {"no Bundle"});
    return document;
}

/// One request with its assertion; anything but a searchset is a failure.
asio::awaitable<fhir::Result<fhir::Document>> ask(const NodeParts& parts, const Peer& peer, std::string practitioner,
                                                  HttpRequest request, Deadline deadline) {
    request.path = peer.base_path + request.path;
    request.headers.emplace_back("authorization", "Bearer " + assertion(parts, peer, std::move(practitioner)));
    request.headers.emplace_back("accept", "application/fhir+json");
    auto response = co_await parts.client.send(peer.origin, std::move(request), deadline);
    if (!response) co_return tl::unexpected(std::move(response.error()));
    if (response->status != kOk)
        co_return fhir::fail(fhir::IssueType::processing, exchange::messages::kPeerAnswer, "",
                             {std::to_string(response->status)});
    auto work = [body = std::move(response->body)]() mutable { return parse_searchset(std::move(body)); };
    co_return co_await run_blocking(parts.blocking, std::move(work));
}

/// Where the next page is, as a path under the peer's base; "" when there is none.
/// @return Issue when it leads elsewhere: half a history must not pass for a whole one
fhir::Result<std::string> next_page(const fhir::Node& searchset, const Peer& peer) {
    const fhir::Node* links = searchset.find("link");
    if (links == nullptr) return std::string();
    for (const fhir::Node& link : links->items()) {
        if (link.text_of("relation") != "next") continue;
        std::string_view url = link.text_of("url");
        const std::string base = peer.origin + peer.base_path;
        if (url.starts_with(base)) url.remove_prefix(base.size());
        const bool is_plain = std::ranges::all_of(url, [](unsigned char c) { return c > 0x20 && c < 0x7F; });
        if (!url.starts_with("/") || url.starts_with("//") || !is_plain)
            return fhir::fail(fhir::IssueType::security, exchange::messages::kPeerAnswer, "", {"next page"});
        return std::string(url);
    }
    return std::string();
}

/// A peer's answer is believed only about the number that was asked for.
bool has_number(const PatientTraits& traits, const std::vector<std::string>& wanted) {
    const auto number = canonical_insured_identifier(traits.insured);
    return number && *number == wanted;
}

void append_entries(const fhir::Node& searchset, fhir::Builder& into) {
    const fhir::Node* entries = searchset.find("entry");
    if (entries == nullptr) return;
    for (const fhir::Node& entry : entries->items()) into.append_copy("entry", entry);
}

HttpRequest get(std::string path) {
    HttpRequest request;
    request.method = "GET";
    request.path = std::move(path);
    return request;
}

}  // namespace

std::string insured_search_form(std::string_view insured) {
    return rest::write_query("", {{"identifier", std::string(kInsuredPerson) + "|" + std::string(insured)}}).substr(1);
}

asio::awaitable<fhir::Result<std::vector<PeerPatient>>> find_at_peer(const NodeParts& parts, const Peer& peer,
                                                                     std::string practitioner, std::string insured,
                                                                     Deadline deadline) {
    const auto wanted = canonical_insured_identifier(insured);
    if (!wanted) co_return std::vector<PeerPatient>();
    HttpRequest request;
    request.method = "POST";
    request.path = "/Patient/_search";
    request.headers.emplace_back("content-type", "application/x-www-form-urlencoded");
    request.body = insured_search_form(insured);
    const auto searchset = co_await ask(parts, peer, std::move(practitioner), std::move(request), deadline);
    if (!searchset) co_return tl::unexpected(searchset.error());
    std::vector<PeerPatient> patients;
    const fhir::Node* entries = searchset->root().find("entry");
    if (entries == nullptr) co_return patients;
    for (const fhir::Node& entry : entries->items()) {
        const fhir::Node* resource = entry.find("resource");
        if (resource == nullptr || resource->text_of("resourceType") != "Patient") continue;
        if (!fhir::is_valid_id(resource->text_of("id"))) continue;  // it goes into a path
        PatientTraits traits = traits_of(*resource);
        if (!has_number(traits, *wanted)) continue;
        fhir::Document copy("Patient");
        for (const auto& member : resource->members()) copy.edit().set_copy(member.name, member.value);
        patients.push_back({std::string(resource->text_of("id")), std::move(traits), std::move(copy)});
    }
    co_return patients;
}

asio::awaitable<fhir::Result<std::string>> read_at_peer(const NodeParts& parts, const Peer& peer,
                                                        std::string practitioner, std::string patient_id,
                                                        Deadline deadline) {
    fhir::Document whole("Bundle");
    auto builder = whole.edit();
    builder.set_string("type", "searchset");
    std::string path = "/Patient/" + patient_id + "/$everything";
    for (std::size_t page = 0; !path.empty(); ++page) {
        if (page == kPagesMax)
            co_return fhir::fail(fhir::IssueType::too_costly, exchange::messages::kPeerAnswer, "", {"pages"});
        const auto searchset = co_await ask(parts, peer, practitioner, get(std::move(path)), deadline);
        if (!searchset) co_return tl::unexpected(searchset.error());
        append_entries(searchset->root(), builder);
        auto next = next_page(searchset->root(), peer);
        if (!next) co_return tl::unexpected(next.error());
        path = std::move(*next);
    }
    co_return fhir::write_json(whole.root());
}

}  // namespace kakehashi::gateway
