#include "kakehashi/gateway/post_door.hpp"

#include <openssl/crypto.h>
#include <openssl/sha.h>

#include <array>
#include <chrono>
#include <utility>

#include "kakehashi/gateway/run_blocking.hpp"
#include "rest/messages.hpp"

namespace kakehashi::gateway {

namespace {

constexpr std::chrono::seconds kWaitForStore{10};

std::string sha256_hex(std::string_view text) {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> hash{};
    SHA256(std::bit_cast<const unsigned char*>(text.data()), text.size(), hash.data());
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    for (const auto byte : hash) hex.append(1, kDigits[byte >> 4U]).append(1, kDigits[byte & 15U]);
    return hex;
}

bool is_token_of(const HttpRequest& request, std::string_view key_hash) {
    constexpr std::string_view kBearer = "Bearer ";
    const auto header = request.header("authorization");
    if (!header.starts_with(kBearer)) return false;
    const std::string hash = sha256_hex(header.substr(kBearer.size()));
    return hash.size() == key_hash.size() && CRYPTO_memcmp(hash.data(), key_hash.data(), hash.size()) == 0;
}

BundleReceipt take(const SourceConfiguration& source, Intake& intake, std::string bytes) {
    const auto sequence = intake.accept({"rest", source.name + "|Bundle", source.format, std::move(bytes)});
    if (!sequence) {
        const bool is_ours = sequence.error().severity == fhir::IssueSeverity::fatal;
        return {.status = is_ours ? 503U : 413U, .report = {sequence.error()}};
    }
    auto outcome = intake.wait_for(*sequence, std::chrono::steady_clock::now() + kWaitForStore);
    if (!outcome) return {.status = 202, .report = {outcome.error()}};
    return {.status = outcome->refused ? 422U : 200U, .report = std::move(outcome->report)};
}

}  // namespace

PostDoor::PostDoor(NodeParts& parts) : parts_(parts) {
    for (const auto& source : parts.configuration.sources) {
        if (source.post_key.empty()) continue;
        RestOptions options;
        options.institution_name = parts.configuration.institution_name;
        options.receive = [&source, &intake = parts.intake](std::string bytes, std::string_view) {
            return take(source, intake, std::move(bytes));
        };
        sources_.push_back(std::make_unique<PostedSource>(
            PostedSource{source.post_key, RestInterface(parts.store, std::move(options))}));
    }
}

void PostDoor::add_routes(HttpRouter& router) {
    if (sources_.empty()) return;
    const auto handler = [this](HttpRequest request) { return answer(this, std::move(request)); };
    router.add("POST", "/", handler);
    router.add("POST", "/{type}", handler);  // other types are told what they are
}

HttpResponse PostDoor::receive(const HttpRequest& request) const {
    for (const auto& source : sources_)
        if (is_token_of(request, source->key_hash))
            return source->rest.handle(request, [](const ResourceMetadata&) { return false; });
    auto refused = HttpResponse::outcome(
        401, fhir::make_issue(fhir::IssueSeverity::error, fhir::IssueType::login, rest::messages::kNoToken, ""));
    refused.headers.emplace_back("WWW-Authenticate", "Bearer");
    return refused;
}

asio::awaitable<HttpResponse> PostDoor::answer(const PostDoor* door, HttpRequest request) {
    auto work = [door, kept = std::move(request)] { return door->receive(kept); };
    co_return co_await run_blocking(door->parts_.blocking, std::move(work));
}

}  // namespace kakehashi::gateway
