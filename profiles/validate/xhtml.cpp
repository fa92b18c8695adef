#include "validate/xhtml.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace kakehashi::profiles {
namespace {

using Names = std::span<const std::string_view>;
using Result = std::optional<XhtmlFinding>;

constexpr std::string_view kXhtml = "http://www.w3.org/1999/xhtml";
constexpr std::string_view kBlanks = " \t\r\n";

/// HTML 4.0 chapters 7 to 11 (without 9.4, changes) and 15
constexpr std::array<std::string_view, 53> kElements{
    "a",    "abbr",     "acronym", "address", "area",   "b",     "bdo",  "big", "blockquote", "br",   "caption",
    "cite", "code",     "col",     "colgroup", "dd",    "dfn",   "div",  "dl",  "dt",         "em",   "h1",
    "h2",   "h3",       "h4",      "h5",      "h6",     "hr",    "i",    "img", "kbd",        "li",   "map",
    "ol",   "p",        "pre",     "q",       "samp",   "small", "span", "strong", "sub",     "sup",  "table",
    "tbody", "td",      "tfoot",   "th",      "thead",  "tr",    "tt",   "ul",  "var"};
constexpr std::array<std::string_view, 23> kAttributes{
    "abbr",  "accesskey", "align", "axis",    "char",  "charoff", "class",    "colspan", "dir",      "headers",  "id", "lang",
    "rowspan", "scope",   "span",  "style",   "tabindex", "title", "valign",  "width",   "xml:lang", "xml:space", "xmlns"};
/// "element.attribute"
constexpr std::array<std::string_view, 33> kAttributesOfElements{
    "a.charset",    "a.coords",     "a.href",      "a.hreflang",        "a.name",            "a.rel",      "a.rev",
    "a.shape",      "a.type",       "area.alt",    "area.coords",       "area.href",         "area.nohref", "area.shape",
    "blockquote.cite", "img.alt",   "img.border",  "img.height",        "img.ismap",         "img.longdesc", "img.src",
    "img.usemap",   "img.width",    "map.name",    "q.cite",            "table.border",      "table.cellpadding",
    "table.cellspacing", "table.frame", "table.rules", "table.summary", "td.nowrap",         "th.nowrap"};
constexpr std::array<std::string_view, 6> kBlocks{"blockquote", "div", "ol", "p", "table", "ul"};
constexpr std::array<std::string_view, 5> kEntities{"amp", "apos", "gt", "lt", "quot"};
constexpr std::array<std::string_view, 2> kActive{"javascript:", "vbscript:"};

bool is_any(Names names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

bool is_attribute_of(std::string_view element, std::string_view attribute) {
    return is_any(kAttributes, attribute) || std::ranges::any_of(kAttributesOfElements, [&](std::string_view each) {
               return each.size() == element.size() + 1 + attribute.size() && each.starts_with(element) &&
                      each[element.size()] == '.' && each.ends_with(attribute);
           });
}

void skip_blanks(std::string_view& text) { text.remove_prefix(std::min(text.size(), text.find_first_not_of(kBlanks))); }

std::string_view take_until(std::string_view& text, std::string_view ends) {
    const std::string_view taken = text.substr(0, text.find_first_of(ends));
    text.remove_prefix(taken.size());
    return taken;
}

/// What stands between tags: references to characters are XML's.
Result find_in_text(std::string_view text) {
    for (auto at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
        const auto end = text.find(';', at);
        const std::string_view name = text.substr(at + 1, end == std::string_view::npos ? 0 : end - at - 1);
        if (name.empty() || name.find_first_of(" \t\r\n<&") != std::string_view::npos)
            return XhtmlFinding{XhtmlFault::malformed, text.substr(at, 1)};
        if (name.front() != '#' && !is_any(kEntities, name)) return XhtmlFinding{XhtmlFault::entity, name};
    }
    return {};
}

Result find_in_attribute(std::string_view element, std::string_view name, std::string_view value) {
    if (name == "xmlns" && value != kXhtml) return XhtmlFinding{XhtmlFault::namespace_, value};
    if (!is_attribute_of(element, name)) return XhtmlFinding{XhtmlFault::attribute, name};
    if (name == "href") {
        if (value.empty() || value.find_first_of(kBlanks) != std::string_view::npos)
            return XhtmlFinding{XhtmlFault::link, value};
        for (const std::string_view scheme : kActive)
            if (value.starts_with(scheme)) return XhtmlFinding{XhtmlFault::active_content, scheme};
    }
    return find_in_text(value);
}

/// Reads one narrative from its first tag to its last.
class Reader {
public:
    explicit Reader(std::string_view html) : rest_(html) {}

    Result read() {
        while (!rest_.empty()) {
            if (auto found = find_in_text(take_until(rest_, "<"))) return found;
            if (rest_.empty()) break;
            if (auto found = markup()) return found;
        }
        if (!open_.empty()) return XhtmlFinding{XhtmlFault::malformed, open_.back()};
        return {};
    }

private:
    /// A tag, a comment, a section of characters or an instruction
    Result markup() {
        if (rest_.starts_with("<!--")) return skip("-->");
        if (rest_.starts_with("<![CDATA[")) return skip("]]>");
        if (rest_.starts_with("<?")) return skip("?>");
        if (rest_.starts_with("</")) return end_tag();
        return start_tag();
    }

    Result skip(std::string_view end) {
        const auto at = rest_.find(end);
        if (at == std::string_view::npos) return XhtmlFinding{XhtmlFault::malformed, rest_.substr(0, 2)};
        rest_.remove_prefix(at + end.size());
        return {};
    }

    Result end_tag() {
        rest_.remove_prefix(2);
        const std::string_view name = take_until(rest_, " \t\r\n>");
        skip_blanks(rest_);
        if (open_.empty() || open_.back() != name || !rest_.starts_with('>'))
            return XhtmlFinding{XhtmlFault::malformed, name};
        rest_.remove_prefix(1);
        open_.pop_back();
        return {};
    }

    Result start_tag() {
        rest_.remove_prefix(1);
        const std::string_view name = take_until(rest_, " \t\r\n/><");
        if (name.empty()) return XhtmlFinding{XhtmlFault::malformed, "<"};
        if (name.find(':') != std::string_view::npos) return XhtmlFinding{XhtmlFault::namespace_, name};
        if (!is_any(kElements, name)) return XhtmlFinding{XhtmlFault::element, name};
        if (is_any(kBlocks, name) && is_any(open_, "p")) return XhtmlFinding{XhtmlFault::in_paragraph, name};
        bool has_namespace = !open_.empty();
        for (skip_blanks(rest_); !rest_.empty() && rest_.front() != '>' && rest_.front() != '/'; skip_blanks(rest_)) {
            const std::string_view attribute = take_until(rest_, "= \t\r\n/>");
            const auto value = attribute_value();
            if (attribute.empty() || !value) return XhtmlFinding{XhtmlFault::malformed, name};
            has_namespace = has_namespace || attribute == "xmlns";
            if (auto found = find_in_attribute(name, attribute, *value)) return found;
        }
        if (!has_namespace) return XhtmlFinding{XhtmlFault::namespace_, name};
        const bool is_closed = rest_.starts_with("/>");
        if (!is_closed && !rest_.starts_with('>')) return XhtmlFinding{XhtmlFault::malformed, name};
        rest_.remove_prefix(is_closed ? 2 : 1);
        if (!is_closed) open_.push_back(name);
        return {};
    }

    std::optional<std::string_view> attribute_value() {
        skip_blanks(rest_);
        if (!rest_.starts_with('=')) return {};
        rest_.remove_prefix(1);
        skip_blanks(rest_);
        if (rest_.empty()) return {};
        const char quote = rest_.front();
        if (quote != '"' && quote != '\'') return take_until(rest_, " \t\r\n>");
        const auto end = rest_.find(quote, 1);
        if (end == std::string_view::npos) return {};
        const std::string_view value = rest_.substr(1, end - 1);
        rest_.remove_prefix(end + 1);
        return value;
    }

    std::string_view rest_;
    std::vector<std::string_view> open_;  ///< elements that have begun and not ended
};

}  // namespace

Result find_xhtml_fault(std::string_view html) {
    if (!html.starts_with("<div")) return {};
    return Reader(html).read();
}

}  // namespace kakehashi::profiles
