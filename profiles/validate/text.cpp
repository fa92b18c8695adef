#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "kakehashi/fhir/narrative.hpp"
#include "kakehashi/fhir/source_place.hpp"
#include "validate/messages.hpp"
#include "validate/narrative_messages.hpp"
#include "validate/run.hpp"
#include "validate/values.hpp"

namespace kakehashi::profiles {
namespace {

using namespace validation_messages;
using fhir::IssueType;

/// More of one narrative nobody reads.
constexpr std::size_t kNarrativeFaultsMax = 100;

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

// Beyond ASCII: Unicode 15, property White_Space, and the two without width that texts are padded with.
constexpr std::array<std::string_view, 21> kWideSpaces{
    "\u0085", "\u00A0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007",
    "\u2008", "\u2009", "\u200A", "\u200B", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000", "\uFEFF"};

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_ascii_space(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }

/// The bytes of white space, or of what has no width, that the text begins with; 0 when it begins with something else.
std::size_t space_before(std::string_view text) {
    if (text.empty()) return 0;
    if (is_ascii(text.front())) return is_ascii_space(text.front()) ? 1 : 0;
    const auto* const wide = std::ranges::find_if(kWideSpaces, [&](auto each) { return text.starts_with(each); });
    return wide == kWideSpaces.end() ? 0 : wide->size();
}

bool ends_in_space(std::string_view text) {
    if (text.empty()) return false;
    if (is_ascii(text.back())) return is_ascii_space(text.back());
    return std::ranges::any_of(kWideSpaces, [&](auto each) { return text.ends_with(each); });
}

/// Whether a text has characters and each is white space or has no width: what a person sees as empty.
bool is_white_space_only(std::string_view text) {
    if (text.empty()) return false;
    while (!text.empty()) {
        const std::size_t space = space_before(text);
        if (space == 0) return false;
        text.remove_prefix(space);
    }
    return true;
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

/// txt-1, with each thing that is wrong, where it stands. Source: R4 narrative.html#xhtml
void Run::narrative_markup(const Place& div) {
    auto faults = fhir::find_narrative_faults(div.element.text(), kNarrativeFaultsMax + 1);
    if (faults.empty()) return narrative_language(div);
    const auto offsets = source_offsets(faults, *div.element.value());
    const bool is_cut = faults.size() > kNarrativeFaultsMax;
    if (is_cut) faults.pop_back();
    for (std::size_t i = 0; i < faults.size(); ++i) narrative_fault(div, faults[i], offsets[i]);
    if (is_cut)
        report({.code = IssueType::invariant, .message = kNarrativeTooMany}, div, "",
               {std::to_string(kNarrativeFaultsMax)});
}

void Run::narrative_fault(const Place& div, const fhir::NarrativeFault& fault, std::uint32_t offset) {
    const auto tell = [&](const fhir::Message& message, std::string_view what, std::string_view more = {}) {
        findings_->add({.code = IssueType::invariant, .message = message},
                       {.place = div, .profile = {}, .rule = {}, .offset = offset}, {what.substr(0, 64), more});
    };
    const std::string attribute = std::string(fault.element).append(" ").append(fault.attribute);
    switch (fault.kind) {
        case fhir::NarrativeFault::Kind::malformed:
            return tell(kNarrativeMalformed, std::to_string(fault.offset));
        case fhir::NarrativeFault::Kind::name_space:
            return tell(kNarrativeNamespace, fault.element);
        case fhir::NarrativeFault::Kind::element:
            return tell(kNarrativeElement, fault.element);
        case fhir::NarrativeFault::Kind::attribute:
            return tell(kNarrativeAttribute, attribute);
        case fhir::NarrativeFault::Kind::script:
            return tell(kNarrativeScript, attribute, fault.scheme);
        case fhir::NarrativeFault::Kind::link:
            return tell(kNarrativeLink, attribute);
        case fhir::NarrativeFault::Kind::paragraph:
            return tell(kNarrativeParagraph, fault.element);
    }
}

/// Where the faults of a narrative stand in the source. The XML reader writes a narrative anew: there the source itself
/// is looked through, and where that finds other faults (a prefix, a namespace declared further out) it is the div.
std::vector<std::uint32_t> Run::source_offsets(std::span<const fhir::NarrativeFault> faults,
                                               const fhir::Node& div) const {
    std::vector<std::uint32_t> offsets(faults.size(), div.offset());
    if (document_ == nullptr || div.offset() >= document_->source().size()) return offsets;
    const std::string_view source = document_->source().substr(div.offset());
    if (source.front() == '"') {
        for (std::size_t i = 0; i < faults.size(); ++i)
            offsets[i] = fhir::source_offset(*document_, div, faults[i].offset);
        return offsets;
    }
    const auto in_source = fhir::find_narrative_faults(source, faults.size(), fhir::NarrativeExtent::first_element);
    const auto is_same = [](const fhir::NarrativeFault& a, const fhir::NarrativeFault& b) {
        return a.kind == b.kind && a.element == b.element && a.attribute == b.attribute;
    };
    if (!std::ranges::equal(faults, in_source, is_same)) return offsets;
    for (std::size_t i = 0; i < faults.size(); ++i)
        offsets[i] = div.offset() + static_cast<std::uint32_t>(in_source[i].offset);
    return offsets;
}

/// Source: R4 datatypes.html#string: a text should have content beside white space; the reference validator warns, and
/// of a string's ends too
void Run::blank_text(const Place& place) {
    const std::string_view text = place.element.text();
    if (space_before(text) == 0 && !ends_in_space(text)) return;
    const bool is_blank = is_white_space_only(text);
    if (!is_blank && place.element.type()->name != "string") return;
    report({fhir::IssueSeverity::warning, IssueType::invalid, is_blank ? kWhiteSpaceOnly : kWhiteSpaceEnds}, place, "");
}

/// The language of the resource is that of its narrative, which says it twice: `lang` for HTML, `xml:lang` for XML.
/// Source: R4 resource-definitions.html#Resource.language; https://www.w3.org/TR/i18n-html-tech-lang/#langvalues
void Run::narrative_language(const Place& div) {
    const Place* const text = div.parent;
    if (text == nullptr || text->parent == nullptr || text->name != "text") return;
    const Place& resource = *text->parent;
    const std::string_view language = resource.element.text_of("language");
    if (language.empty()) return;
    const std::string_view html = div.element.text();
    const std::string_view tag = html.substr(0, html.find('>'));
    std::string missing;
    for (const std::string_view name : {"lang", "xml:lang"}) {
        bool is_there = false;
        for_each_attribute(tag, name, [&](std::string_view value) {
            is_there = true;
            if (value != language)
                report({fhir::IssueSeverity::warning, IssueType::business_rule, kNarrativeLanguageDiffers}, resource,
                       "", {name, value.substr(0, 20), language.substr(0, 20)});
        });
        if (!is_there) missing.append(missing.empty() ? "" : ", ").append(name);
    }
    if (!missing.empty())
        report({fhir::IssueSeverity::warning, IssueType::business_rule, kNarrativeLanguageMissing}, resource, "",
               {language.substr(0, 20), missing});
}

/// Source: R4 narrative.html#security, datatypes.html#string
void Run::html_in_text(const Place& place) {
    if (options_.html_in_text_is_an_error && has_tag(place.element.text()))
        report({.code = IssueType::invalid, .message = kHtmlInText}, place, "");
}

/// The ids of a resource's elements are told apart. Those of ElementDefinitions are their paths, which a snapshot and a
/// differential share. Source: R4 element.html#id, elementdefinition.html#id
void Run::element_id(const Place& place, std::string_view id, Scope& scope) {
    if (is_type(place.element.type(), "ElementDefinition")) return;
    if (!scope.element_ids.insert(id).second)
        report({.code = IssueType::business_rule, .message = kElementIdTwice}, place, "", {id});
}

}  // namespace kakehashi::profiles
