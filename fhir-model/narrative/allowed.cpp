#include "narrative/allowed.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace kakehashi::fhir {
namespace {

using namespace std::string_view_literals;

// HTML 4.0 without what it deprecates (font, center, u, s, strike, dir, menu), without ins and del (9.4), without
// forms, frames, objects and scripts. Sorted.
constexpr std::array kElements{
    "a"sv,  "abbr"sv,    "acronym"sv, "address"sv, "area"sv,   "b"sv,        "bdo"sv, "big"sv,   "blockquote"sv,
    "br"sv, "caption"sv, "cite"sv,    "code"sv,    "col"sv,    "colgroup"sv, "dd"sv,  "dfn"sv,   "div"sv,
    "dl"sv, "dt"sv,      "em"sv,      "h1"sv,      "h2"sv,     "h3"sv,       "h4"sv,  "h5"sv,    "h6"sv,
    "hr"sv, "i"sv,       "img"sv,     "kbd"sv,     "li"sv,     "map"sv,      "ol"sv,  "p"sv,     "pre"sv,
    "q"sv,  "samp"sv,    "small"sv,   "span"sv,    "strong"sv, "sub"sv,      "sup"sv, "table"sv, "tbody"sv,
    "td"sv, "tfoot"sv,   "th"sv,      "thead"sv,   "tr"sv,     "tt"sv,       "ul"sv,  "var"sv};
static_assert(std::ranges::is_sorted(kElements));

// Of every element: the core attributes, language, keyboard, and the layout of tables. Sorted.
constexpr std::array kAttributes{"abbr"sv,    "accesskey"sv, "align"sv,    "axis"sv,     "char"sv,     "charoff"sv,
                                 "class"sv,   "colspan"sv,   "dir"sv,      "headers"sv,  "id"sv,       "lang"sv,
                                 "rowspan"sv, "scope"sv,     "span"sv,     "style"sv,    "tabindex"sv, "title"sv,
                                 "valign"sv,  "width"sv,     "xml:lang"sv, "xml:space"sv};
static_assert(std::ranges::is_sorted(kAttributes));

using Own = std::pair<std::string_view, std::string_view>;
// Sorted.
constexpr std::array kOwnAttributes{Own{"a", "charset"},
                                    Own{"a", "coords"},
                                    Own{"a", "href"},
                                    Own{"a", "hreflang"},
                                    Own{"a", "name"},
                                    Own{"a", "rel"},
                                    Own{"a", "rev"},
                                    Own{"a", "shape"},
                                    Own{"a", "type"},
                                    Own{"area", "alt"},
                                    Own{"area", "coords"},
                                    Own{"area", "href"},
                                    Own{"area", "nohref"},
                                    Own{"area", "shape"},
                                    Own{"blockquote", "cite"},
                                    Own{"img", "alt"},
                                    Own{"img", "border"},
                                    Own{"img", "height"},
                                    Own{"img", "ismap"},
                                    Own{"img", "longdesc"},
                                    Own{"img", "src"},
                                    Own{"img", "usemap"},
                                    Own{"map", "name"},
                                    Own{"q", "cite"},
                                    Own{"table", "border"},
                                    Own{"table", "cellpadding"},
                                    Own{"table", "cellspacing"},
                                    Own{"table", "frame"},
                                    Own{"table", "rules"},
                                    Own{"table", "summary"},
                                    Own{"td", "nowrap"},
                                    Own{"th", "nowrap"}};
static_assert(std::ranges::is_sorted(kOwnAttributes));

}  // namespace

bool is_narrative_element(std::string_view name) { return std::ranges::binary_search(kElements, name); }

bool is_block(std::string_view name) {
    constexpr std::array kBlocks{"blockquote"sv, "div"sv, "ol"sv, "p"sv, "table"sv, "ul"sv};
    return std::ranges::find(kBlocks, name) != kBlocks.end();
}

bool is_narrative_attribute(std::string_view element, std::string_view name) {
    return std::ranges::binary_search(kAttributes, name) ||
           std::ranges::binary_search(kOwnAttributes, Own{element, name});
}

}  // namespace kakehashi::fhir
