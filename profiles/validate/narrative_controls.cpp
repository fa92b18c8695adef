#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "validate/narrative_messages.hpp"
#include "validate/run.hpp"

namespace kakehashi::profiles {
namespace {

using namespace validation_messages;
using fhir::IssueType;

/// The tags of what stands directly in a narrative's div; "" for text.
std::vector<std::string_view> top_parts(std::string_view html) {
    std::vector<std::string_view> parts;
    int depth = 0;
    while (!html.empty()) {
        if (html.front() != '<') {
            const std::string_view text = html.substr(0, html.find('<'));
            if (depth == 1 && text.find_first_not_of(" \t\r\n") != std::string_view::npos) parts.emplace_back();
            html.remove_prefix(text.size());
            continue;
        }
        const std::string_view tag = html.substr(0, html.find('>') + 1);
        if (tag.empty()) break;  // no end: not XHTML, which txt-1 says
        html.remove_prefix(tag.size());
        if (tag.starts_with("<!") || tag.starts_with("<?")) continue;
        if (tag.starts_with("</")) {
            --depth;
            continue;
        }
        if (depth == 1) parts.push_back(tag);
        if (!tag.ends_with("/>")) ++depth;
    }
    return parts;
}

/// The value of an attribute of a tag, or "".
std::string_view attribute_of(std::string_view tag, std::string_view name) {
    std::string wanted(" ");
    wanted.append(name).append("=");
    const auto at = tag.find(wanted);
    if (at == std::string_view::npos || at + wanted.size() >= tag.size()) return {};
    const auto start = at + wanted.size();
    const auto end = tag.find(tag[start], start + 1);
    return end == std::string_view::npos ? std::string_view() : tag.substr(start + 1, end - start - 1);
}

bool has_source(std::string_view tag) {
    constexpr std::array<std::string_view, 3> kSources{"boilerplate", "generated", "original"};
    const std::string_view classes = attribute_of(tag, "class");
    return std::ranges::any_of(kSources, [&](std::string_view source) { return classes.find(source) != classes.npos; });
}

}  // namespace

/// What a profile asks of a narrative: sections by language, and parts that say where they come from.
/// Source: extensions narrative-language-control and narrative-source-control
void Run::narrative_controls(const Place& text, const Rule& rule, const Frame& frame) {
    const fhir::Element div = text.element.child("div");
    if (!div.exists()) return;
    const std::vector<std::string_view> parts = top_parts(div.text());
    if (rule.needs_text_sources && !std::ranges::all_of(parts, has_source))
        report({.code = IssueType::business_rule, .message = kTextSource}, text, frame.profile.url);
    if (rule.languages.empty()) return;
    std::vector<std::string_view> languages;
    for (const std::string_view part : parts)
        if (part.starts_with("<div"))
            if (const auto language = attribute_of(part, "lang"); !language.empty()) languages.push_back(language);
    if (rule.languages == "_no") {
        if (!languages.empty())
            report({.code = IssueType::business_rule, .message = kTextNoLanguage}, text, frame.profile.url);
        return;
    }
    std::string_view wanted = rule.languages;
    if (wanted == "_resource") wanted = frame.scope.resource.text_of("language");
    const bool is_met = wanted == "_yes" || wanted.empty() ? !languages.empty()
                                                           : std::ranges::find(languages, wanted) != languages.end();
    if (!is_met)
        report({.code = IssueType::business_rule, .message = kTextLanguage}, text, frame.profile.url,
               {wanted == "_yes" ? "*" : wanted});
}

}  // namespace kakehashi::profiles
