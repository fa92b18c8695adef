#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "validate/bundle_messages.hpp"
#include "validate/run.hpp"

namespace kakehashi::profiles {
namespace {

using namespace validation_messages;
using fhir::IssueType;

bool is_absolute(std::string_view url) { return url.find(':') != std::string_view::npos; }

bool is_id(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '.';
    });
}

/// Whether the URL ends as a server's do: resource type and id.
bool is_restful(std::string_view url) {
    if (!url.starts_with("http://") && !url.starts_with("https://")) return false;
    const auto slash = url.rfind('/');
    if (!is_id(url.substr(slash + 1))) return false;
    const std::string_view before = url.substr(0, slash);
    const auto* type = fhir::schema::find_type(before.substr(before.rfind('/') + 1));
    return type != nullptr && type->kind == fhir::schema::TypeKind::resource;
}

/// ",Observation,DocumentReference," of a search's URL, by its _type or its path; "" when it says neither.
std::string searched_types(std::string_view url) {
    const auto question = url.find('?');
    const std::string_view path = url.substr(0, question);
    std::string_view query = question == std::string_view::npos ? std::string_view() : url.substr(question + 1);
    while (!query.empty()) {
        const std::string_view parameter = query.substr(0, query.find('&'));
        if (parameter.starts_with("_type=")) return fmt::format(",{},", parameter.substr(6));
        query.remove_prefix(std::min(query.size(), parameter.size() + 1));
    }
    const std::string_view last = path.substr(path.rfind('/') + 1);
    const auto* type = fhir::schema::find_type(last);
    const bool is_resource = type != nullptr && type->kind == fhir::schema::TypeKind::resource;
    return is_resource ? fmt::format(",{},", last) : std::string();
}

}  // namespace

void Run::bundle(const Place& place) {
    const std::string_view type = place.element.text_of("type");
    links(place, type);
    if (type == "searchset") search_results(place);
    if (type == "document") {
        first_entry(place, "Composition");
        document(place);
    }
    if (type == "message") first_entry(place, "MessageHeader");
    constexpr std::array<std::string_view, 5> kNamed{"document", "message", "collection", "searchset", "history"};
    const bool is_named = std::ranges::find(kNamed, type) != kNamed.end();
    // bdl-7: fullUrl is unique unless meta.versionId differs, but for a history. Natively, because the FHIRPath
    // compares all with all. Source: R4 bundle.html
    std::unordered_set<std::string> seen;
    for_each_place(place, "entry", [&](const Place& entry) {
        if (entry.element.value() == nullptr || !entry.element.value()->is_object()) return;  // reported
        full_url(entry);
        if (has_lost_references(entry)) report({.code = IssueType::required, .message = kFullUrlMissing}, entry, "");
        const std::string_view url = entry.element.text_of("fullUrl");
        if (url.empty() && is_named) report({.code = IssueType::required, .message = kEntryWithoutFullUrl}, entry, "");
        if (url.empty() || type == "history") return;
        std::string key(url);
        key.append("\n").append(entry.element.child("resource").child("meta").text_of("versionId"));
        if (!seen.insert(std::move(key)).second)
            report({.code = IssueType::invariant, .message = kFullUrlTwice},
                   {entry.element, place.parent, place.name, place.index}, "");
    });
}

/// What a document or a message begins with, at the entry itself; bdl-11 and bdl-12 name the Bundle.
/// Source: R4 documents.html#content, messaging.html#content
void Run::first_entry(const Place& bundle, std::string_view wanted) {
    for_each_place(bundle, "entry", [&](const Place& entry) {
        const Place resource{entry.element.child("resource"), &entry, "resource"};
        if (entry.index != 0) return;
        if (!resource.element.exists())
            return report({.code = IssueType::invalid, .message = kFirstEntry}, entry, "", {wanted});
        if (resource.element.type() == nullptr) return;
        if (resource.element.type()->name != wanted)
            report({.code = IssueType::invalid, .message = kFirstEntry}, resource, "", {wanted});
    });
}

/// Whether relative references stand in an entry that has no fullUrl to resolve them by.
bool Run::has_lost_references(const Place& entry) {
    const fhir::Element resource = entry.element.child("resource");
    if (!resource.exists() || resource.value() == nullptr || !scopes_.of(resource).is_in_unnamed_entry) return false;
    const auto search = [](const auto& self, const fhir::Node& node) -> bool {
        const std::string_view text = node.is_object() ? node.text_of("reference") : std::string_view();
        // A search for the target ("Patient?identifier=…") needs no base.
        if (!text.empty() && !text.starts_with('#') && text.find_first_of(":?") == std::string_view::npos) return true;
        const auto below = [&](const auto& each) {
            if constexpr (requires { each.value; })
                return self(self, each.value);
            else
                return self(self, each);
        };
        return std::ranges::any_of(node.members(), below) || std::ranges::any_of(node.items(), below);
    };
    return search(search, *resource.value());
}

/// A fullUrl is absolute, and names the resource where it has a server's form. Source: R4 bundle.html#bundle-unique
void Run::full_url(const Place& entry) {
    const std::string_view url = entry.element.text_of("fullUrl");
    if (url.empty()) return;
    if (url.find("/_history/") != std::string_view::npos)
        report({.code = IssueType::invariant, .message = kFullUrlVersion}, entry, "");
    if (!is_absolute(url)) return report({.code = IssueType::invalid, .message = kFullUrlRelative}, entry, "");
    const fhir::Element resource = entry.element.child("resource");
    if (!is_restful(url) || !resource.exists() || resource.type() == nullptr) return;
    std::string end("/");
    end.append(resource.type()->name).append("/").append(resource.text_of("id"));
    if (!url.ends_with(end)) report({.code = IssueType::invalid, .message = kFullUrlOther}, entry, "");
}

/// The pages of a search are named once each, and other Bundles have none. Source: R4 http.html#paging
void Run::links(const Place& bundle, std::string_view type) {
    constexpr std::array<std::string_view, 6> kOnce{"self", "first", "previous", "prev", "next", "last"};
    const bool has_pages = type == "searchset" || type == "history";
    std::unordered_set<std::string_view> seen;
    for_each_place(bundle, "link", [&](const Place& link) {
        const std::string_view relation = link.element.text_of("relation");
        if (std::ranges::find(kOnce, relation) == kOnce.end()) return;
        // Where there are no pages, the relation is wrong, and not the link.
        const Place at = has_pages ? link : Place{link.element.child("relation"), &link, "relation"};
        if (!has_pages && relation != "self")
            report({.code = IssueType::invalid, .message = kLinkOfSearch}, at, "", {relation});
        if (!seen.insert(relation).second)
            report({.code = IssueType::invalid, .message = kLinkTwice}, at, "", {relation});
    });
}

// Source: R4 bundle.html#searchset, http.html#search (_type)
void Run::search_results(const Place& bundle) {
    std::string wanted;
    bool is_search_known = false;
    for_each_place(bundle, "link", [&](const Place& link) {
        if (link.element.text_of("relation") != "self") return;
        is_search_known = true;
        wanted = searched_types(link.element.text_of("url"));
    });
    for_each_place(bundle, "entry", [&](const Place& entry) {
        const Place resource{entry.element.child("resource"), &entry, "resource"};
        if (!resource.element.exists())
            return report({.code = IssueType::invalid, .message = kSearchNoResource}, entry, "");
        if (!resource.element.exists() || resource.element.type() == nullptr) return;
        const std::string_view mode = entry.element.child("search").text_of("mode");
        const std::string_view type = resource.element.type()->name;
        if (mode == "outcome" && type != "OperationOutcome")
            report({.code = IssueType::invalid, .message = kSearchOutcome}, resource, "");
        if (mode != "outcome" && is_search_known && resource.element.text_of("id").empty() &&
            type != "OperationOutcome")
            report({.code = IssueType::invalid, .message = kSearchId}, resource, "");
        if (mode == "match" && !wanted.empty() && wanted.find(fmt::format(",{},", type)) == std::string::npos)
            report({.code = IssueType::invalid, .message = kSearchType}, resource, "", {type});
    });
}

/// The profiles that the caller asks of single entries.
void Run::entry_profiles(const Place& bundle) {
    for (const EntryProfile& wanted : options_.entry_profiles) {
        std::size_t seen = 0;
        bool is_found = false;
        for_each_place(bundle, "entry", [&](const Place& entry) {
            const Place resource{entry.element.child("resource"), &entry, "resource"};
            if (!resource.element.exists() || resource.element.type() == nullptr) return;
            if (resource.element.type()->name != wanted.type || seen++ != wanted.index) return;
            is_found = true;
            apply_canonical(resource, wanted.profile, scopes_.of(resource.element));
        });
        if (!is_found)
            report({.code = IssueType::not_found, .message = kEntryProfile}, bundle, wanted.profile,
                   {wanted.type, std::to_string(wanted.index), wanted.profile});
    }
}

}  // namespace kakehashi::profiles
