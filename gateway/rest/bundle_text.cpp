#include "rest/bundle_text.hpp"

#include <fmt/core.h>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/operation_outcome.hpp"

namespace kakehashi::gateway::rest {

namespace {
bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.' || c == '~';
}

/// Source: RFC 3986, 2.1. What comes out needs no escaping in JSON either.
std::string percent_encode(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (is_unreserved(c))
            out.push_back(c);
        else
            out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
    return out;
}

std::string link(std::string_view relation, std::string_view url) {
    return fmt::format(R"({{"relation":"{}","url":"{}"}})", relation, url);
}

void append_entry(std::string_view entry, std::string& out) {
    if (out.back() != '[') out.push_back(',');
    out += entry;
}

std::string history_entry(std::string_view type, std::string_view id, std::string_view base_url,
                          const ResourceVersion& version) {
    const std::string resource = version.deleted ? "" : fmt::format(R"("resource":{},)", version.bytes);
    return fmt::format(R"({{"fullUrl":"{0}/{1}/{2}",{3}"request":{{"method":"{4}","url":"{1}/{2}"}},)"
                       R"("response":{{"status":"{5}","etag":"W/\"{6}\"","lastModified":"{7}"}}}})",
                       base_url, type, id, resource, version.deleted ? "DELETE" : "PUT",
                       version.deleted ? "204" : "200", version.version, version.last_updated);
}
}  // namespace

std::string write_query(std::string_view path, const HttpFields& parameters) {
    std::string out(path);
    char separator = '?';
    for (const auto& [name, value] : parameters) {
        out += fmt::format("{}{}={}", separator, percent_encode(name), percent_encode(value));
        separator = '&';
    }
    return out;
}

std::string write_searchset(const SearchPage& page, std::string_view base_url, const SearchSetLinks& links,
                            const fhir::Report& ignored) {
    std::string out = fmt::format(R"({{"resourceType":"Bundle","type":"searchset","total":{},"link":[{})", page.total,
                                  link("self", links.self));
    if (!links.next.empty()) out += "," + link("next", links.next);
    out += "]";
    std::string entries = "[";
    for (const StoredResource& match : page.matches)
        append_entry(fmt::format(R"({{"fullUrl":"{}/{}/{}","resource":{},"search":{{"mode":"match"}}}})", base_url,
                                 match.metadata.type, match.metadata.id, match.bytes),
                     entries);
    if (!ignored.empty())
        append_entry(fmt::format(R"({{"resource":{},"search":{{"mode":"outcome"}}}})",
                                 fhir::write_json(fhir::to_operation_outcome(ignored).root())),
                     entries);
    if (entries.size() > 1) out += R"(,"entry":)" + entries + "]";
    return out + "}";
}

std::string write_history(std::string_view type, std::string_view id, std::string_view base_url,
                          const std::vector<ResourceVersion>& versions) {
    std::string entries = "[";
    for (const ResourceVersion& version : versions) append_entry(history_entry(type, id, base_url, version), entries);
    return fmt::format(R"({{"resourceType":"Bundle","type":"history","total":{},"entry":{}]}})", versions.size(),
                       entries);
}

}  // namespace kakehashi::gateway::rest
