#include <deque>
#include <unordered_map>
#include <vector>

#include "validate/bundle_messages.hpp"
#include "validate/run.hpp"
#include "validate/values.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::Element;
using fhir::IssueType;
using fhir::Node;
using namespace validation_messages;

/// Calls `visit(text)` for every Reference.reference and every such link of a narrative below `node`.
template <class Visit>
void for_each_reference(const Node& node, Visit&& visit) {
    for (const auto& member : node.members()) {
        if (member.name == "reference" && member.value.is_string()) visit(member.value.text());
        for_each_reference(member.value, visit);
    }
    for (const Node& item : node.items()) for_each_reference(item, visit);
}

}  // namespace

/// What the Composition names must be in the document. Source: R4 documents.html#content
void Run::composition_references(const Place& entry) {
    const Place composition{entry.element.child("resource"), &entry, "resource"};
    if (!composition.element.exists() || !is_type(composition.element.type(), "Composition")) return;
    const Scope& scope = scopes_.of(composition.element);
    const auto check = [&](const Place& place) {
        const std::string_view text = place.element.text_of("reference");
        if (text.empty() || scope.resolve(text).exists()) return;
        report({.code = IssueType::invalid, .message = kNotInDocument}, place, "");
    };
    const auto check_all = [&](const Place& parent, std::string_view name) { for_each_place(parent, name, check); };
    for (const std::string_view name : {"subject", "encounter", "author", "custodian"}) check_all(composition, name);
    for_each_place(composition, "attester", [&](const Place& attester) { check_all(attester, "party"); });
    for_each_place(composition, "event", [&](const Place& event) { check_all(event, "detail"); });
    std::deque<Place> sections;  // inner ones look at outer ones: none moves or ends before all are seen
    for_each_place(composition, "section", [&](const Place& section) { sections.push_back(section); });
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const Place& section = sections[i];
        for (const std::string_view name : {"author", "focus", "entry"}) check_all(section, name);
        for_each_place(section, "section", [&](const Place& inner) { sections.push_back(inner); });
    }
}

/// What a message is about is in the message. Source: R4 messaging.html#content
void Run::message_references(const Place& header, const Scope& scope) {
    if (scope.bundle == nullptr) return;
    for_each_place(header, "focus", [&](const Place& focus) {
        const std::string_view text = focus.element.text_of("reference");
        if (text.empty() || scope.resolve(text).exists()) return;
        report({.code = IssueType::invalid, .message = kNotInMessage}, focus, "");
    });
}

// A document holds what its Composition names, and nothing that cannot be reached from there, in either direction.
// Source: R4 documents.html#content
void Run::document(const Place& bundle) {
    std::vector<Place> entries;
    std::unordered_map<const Node*, std::size_t> index_of;
    for_each_place(bundle, "entry", [&](const Place& entry) {
        const Element resource = entry.element.child("resource");
        if (resource.exists() && resource.value() != nullptr) index_of.emplace(resource.value(), entries.size());
        entries.push_back(entry);
    });
    if (entries.empty() || !is_type(entries.front().element.child("resource").type(), "Composition")) return;
    std::vector<std::vector<std::size_t>> neighbours(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Element resource = entries[i].element.child("resource");
        if (!resource.exists() || resource.value() == nullptr) continue;
        const Scope& scope = scopes_.of(resource);
        for_each_reference(*resource.value(), [&](std::string_view text) {
            const Element target = scope.resolve(text);
            const auto found = target.exists() ? index_of.find(target.value()) : index_of.end();
            if (found == index_of.end()) return;
            neighbours[i].push_back(found->second);
            neighbours[found->second].push_back(i);
        });
    }
    std::vector<bool> is_reached(entries.size());
    std::deque<std::size_t> next{0};
    is_reached[0] = true;
    composition_references(entries.front());
    for_each_place(bundle, "link", [&](const Place& link) {
        if (link.element.text_of("relation") != "stylesheet") return;
        const std::string_view url = link.element.text_of("url");
        const Element style = scopes_.of(entries.front().element.child("resource")).resolve(url);
        const auto found = style.exists() ? index_of.find(style.value()) : index_of.end();
        if (found == index_of.end() && url.find(':') != std::string_view::npos) return;  // of a server elsewhere
        if (found == index_of.end())
            return report({.code = IssueType::not_found, .message = kStylesheetMissing},
                          {link.element.child("url"), &link, "url"}, "");
        is_reached[found->second] = true;
        next.push_back(found->second);
    });
    for (; !next.empty(); next.pop_front())
        for (const std::size_t neighbour : neighbours[next.front()])
            if (!is_reached[neighbour]) {
                is_reached[neighbour] = true;
                next.push_back(neighbour);
            }
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (!is_reached[i]) report({.code = IssueType::informational, .message = kEntryUnreachable}, entries[i], "");
}

}  // namespace kakehashi::profiles
