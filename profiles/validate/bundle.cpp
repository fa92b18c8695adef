#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "validate/messages.hpp"
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

}  // namespace

void Run::bundle(const Place& place) {
    const std::string_view type = place.element.text_of("type");
    links(place);
    if (type == "document") document(place);
    if (type == "history") return;
    // bdl-7: fullUrl is unique unless meta.versionId differs, but for a history. Natively, because the FHIRPath
    // compares all with all. Source: R4 bundle.html
    std::unordered_set<std::string> seen;
    for_each_place(place, "entry", [&](const Place& entry) {
        full_url(entry);
        const std::string_view url = entry.element.text_of("fullUrl");
        if (url.empty()) return;
        std::string key(url);
        key.append("\n").append(entry.element.child("resource").child("meta").text_of("versionId"));
        if (!seen.insert(std::move(key)).second)
            report({.code = IssueType::invariant, .message = kFullUrlTwice}, entry, "");
    });
}

/// A fullUrl is absolute, and names the resource where it has a server's form. Source: R4 bundle.html#bundle-unique
void Run::full_url(const Place& entry) {
    const std::string_view url = entry.element.text_of("fullUrl");
    if (url.empty()) return;
    if (!is_absolute(url)) return report({.code = IssueType::invalid, .message = kFullUrlRelative}, entry, "");
    const fhir::Element resource = entry.element.child("resource");
    if (!is_restful(url) || !resource.exists() || resource.type() == nullptr) return;
    std::string end("/");
    end.append(resource.type()->name).append("/").append(resource.text_of("id"));
    if (!url.ends_with(end)) report({.code = IssueType::invalid, .message = kFullUrlOther}, entry, "");
}

/// The pages of a search are named once each. Source: R4 http.html#paging
void Run::links(const Place& bundle) {
    constexpr std::array<std::string_view, 6> kOnce{"self", "first", "previous", "prev", "next", "last"};
    std::unordered_set<std::string_view> seen;
    for_each_place(bundle, "link", [&](const Place& link) {
        const std::string_view relation = link.element.text_of("relation");
        if (std::ranges::find(kOnce, relation) != kOnce.end() && !seen.insert(relation).second)
            report({.code = IssueType::invalid, .message = kLinkTwice}, link, "", {relation});
    });
}

}  // namespace kakehashi::profiles
