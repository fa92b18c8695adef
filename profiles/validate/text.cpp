#include <cctype>
#include <string>

#include "kakehashi/fhir/narrative.hpp"
#include "validate/messages.hpp"
#include "validate/run.hpp"

namespace kakehashi::profiles {
namespace {

using namespace validation_messages;
using fhir::IssueType;

/// Calls `visit(value)` for every attribute of that name; the text is well-formed XHTML, which the reader has checked.
template <class Visit>
void for_each_attribute(std::string_view html, std::string_view name, Visit&& visit) {
    for (auto at = html.find(name); at != std::string_view::npos; at = html.find(name, at + 1)) {
        const auto quote = at + name.size() + 1;
        const bool is_attribute = at > 0 && std::isspace(static_cast<unsigned char>(html[at - 1])) != 0 &&
                                  quote < html.size() && html[quote - 1] == '=';
        if (!is_attribute || (html[quote] != '"' && html[quote] != '\'')) continue;
        const auto end = html.find(html[quote], quote + 1);
        if (end != std::string_view::npos) visit(html.substr(quote + 1, end - quote - 1));
    }
}

/// What a link "#x" can lead to: the ids of resources and elements, and the anchors of narratives.
void collect_anchors(const fhir::Node& node, std::unordered_set<std::string_view>& to) {
    for (const auto& member : node.members()) {
        if (member.name == "id" && member.value.is_string()) to.insert(member.value.text());
        collect_anchors(member.value, to);
    }
    for (const fhir::Node& item : node.items()) collect_anchors(item, to);
    if (!node.is_string() || !node.text().starts_with("<div")) return;
    for (const std::string_view name : {"id", "name"})
        for_each_attribute(node.text(), name, [&](std::string_view value) { to.insert(value); });
}

/// Whether a browser could take it for a tag: "<", a letter, "/" or "!", and a ">" after it.
bool has_tag(std::string_view text) {
    for (auto at = text.find('<'); at != std::string_view::npos && at + 1 < text.size(); at = text.find('<', at + 1)) {
        const char next = text[at + 1];
        const bool opens = std::isalpha(static_cast<unsigned char>(next)) != 0 || next == '/' || next == '!';
        if (opens && text.find('>', at) != std::string_view::npos) return true;
    }
    return false;
}

}  // namespace

/// A link inside the document leads somewhere. Source: R4 narrative.html#id
void Run::narrative_links(const Place& div) {
    const auto check = [&](std::string_view link) {
        if (!link.starts_with('#') || link.size() == 1) return;
        if (!anchors_) collect_anchors(*root_.value(), anchors_.emplace());
        if (!anchors_->contains(link.substr(1)))
            report({.code = IssueType::invalid, .message = kLinkBroken}, div, "", {link});
    };
    for (const std::string_view name : {"href", "src"}) for_each_attribute(div.element.text(), name, check);
}

/// txt-1, with what is wrong. Source: R4 narrative.html#xhtml
void Run::narrative_markup(const Place& div) {
    const auto fault = fhir::find_narrative_fault(div.element.text());
    if (!fault) return;
    const auto tell = [&](const fhir::Message& message, std::string_view what) {
        report({.code = IssueType::invariant, .message = message}, div, "", {what.substr(0, 64)});
    };
    switch (fault->kind) {
        case fhir::NarrativeFault::Kind::malformed:
            return tell(kNarrativeMalformed, std::to_string(fault->offset));
        case fhir::NarrativeFault::Kind::name_space:
            return tell(kNarrativeNamespace, fault->element);
        case fhir::NarrativeFault::Kind::element:
            return tell(kNarrativeElement, fault->element);
        case fhir::NarrativeFault::Kind::attribute:
        case fhir::NarrativeFault::Kind::script:
            return tell(kNarrativeAttribute, std::string(fault->element).append(" ").append(fault->attribute));
        case fhir::NarrativeFault::Kind::link:
            return tell(kNarrativeLink, std::string(fault->element).append(" ").append(fault->attribute));
        case fhir::NarrativeFault::Kind::paragraph:
            return tell(kNarrativeParagraph, fault->element);
    }
}

/// Source: R4 narrative.html#security, datatypes.html#string
void Run::html_in_text(const Place& place) {
    if (options_.html_in_text_is_an_error && has_tag(place.element.text()))
        report({.code = IssueType::invalid, .message = kHtmlInText}, place, "");
}

/// The ids of a resource's elements are told apart. Source: R4 element.html#id
void Run::element_id(const Place& place, std::string_view id, Scope& scope) {
    if (!scope.element_ids.insert(id).second)
        report({.code = IssueType::business_rule, .message = kElementIdTwice}, place, "", {id});
}

}  // namespace kakehashi::profiles
