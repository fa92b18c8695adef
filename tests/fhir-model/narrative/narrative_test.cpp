#include "kakehashi/fhir/narrative.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <ostream>
#include <string>
#include <vector>

namespace kakehashi::fhir {
namespace {

using Kind = NarrativeFault::Kind;

std::string div(std::string_view inner) {
    return R"(<div xmlns="http://www.w3.org/1999/xhtml">)" + std::string(inner) + "</div>";
}

// R4 narrative.html#xhtml: HTML 4.0 chapters 7 to 11 (without 9.4) and 15, a, img; from its schema also map and area.
TEST(Narrative, AllowsEveryElementOfR4) {
    for (const std::string name :
         {"a",     "abbr", "acronym", "address",  "area",  "b",     "bdo",  "big",    "blockquote", "br",  "caption",
          "cite",  "code", "col",     "colgroup", "dd",    "dfn",   "div",  "dl",     "dt",         "em",  "h1",
          "h2",    "h3",   "h4",      "h5",       "h6",    "hr",    "i",    "img",    "kbd",        "li",  "map",
          "ol",    "p",    "pre",     "q",        "samp",  "small", "span", "strong", "sub",        "sup", "table",
          "tbody", "td",   "tfoot",   "th",       "thead", "tr",    "tt",   "ul",     "var"})
        EXPECT_FALSE(find_narrative_fault(div("<" + name + ">x</" + name + "><" + name + "/>"))) << name;
}

TEST(Narrative, RefusesEveryElementThatR4LeavesOut) {
    for (const std::string name :
         {// the document, scripts, frames, objects, forms
          "html", "head", "body", "title", "meta", "base", "link", "style", "script", "noscript", "frame", "frameset",
          "iframe", "noframes", "object", "applet", "param", "embed", "form", "input", "button", "select", "option",
          "optgroup", "textarea", "label", "fieldset", "legend", "isindex",
          // 9.4, and what HTML 4.0 deprecates
          "ins", "del", "u", "s", "strike", "font", "basefont", "center", "dir", "menu",
          // of later HTML, or of another language
          "section", "video", "audio", "canvas", "svg", "math", "main", "mark", "wbr", "DIV", "P", "h7", "x"}) {
        const std::string text = div("<" + name + "/>");  // the fault's names stand in it
        const auto fault = find_narrative_fault(text);
        ASSERT_TRUE(fault) << name;
        EXPECT_EQ(fault->kind, Kind::element);
        EXPECT_EQ(fault->element, name);
    }
}

TEST(Narrative, AllowsTheAttributesOfEveryElement) {
    for (const std::string name : {"title",     "style",    "class", "id",      "lang",  "xml:lang", "dir",
                                   "accesskey", "tabindex", "span",  "width",   "align", "valign",   "char",
                                   "charoff",   "abbr",     "axis",  "headers", "scope", "rowspan",  "colspan"})
        EXPECT_FALSE(find_narrative_fault(div("<p " + name + "=\"x\">x</p>"))) << name;
}

struct Own {
    const char* element;
    const char* attribute;
};
constexpr std::array kOwn{Own{"a", "href"},
                          Own{"a", "name"},
                          Own{"a", "charset"},
                          Own{"a", "type"},
                          Own{"a", "hreflang"},
                          Own{"a", "rel"},
                          Own{"a", "rev"},
                          Own{"a", "shape"},
                          Own{"a", "coords"},
                          Own{"img", "src"},
                          Own{"img", "alt"},
                          Own{"img", "border"},
                          Own{"img", "longdesc"},
                          Own{"img", "height"},
                          Own{"img", "usemap"},
                          Own{"img", "ismap"},
                          Own{"map", "name"},
                          Own{"area", "shape"},
                          Own{"area", "coords"},
                          Own{"area", "href"},
                          Own{"area", "nohref"},
                          Own{"area", "alt"},
                          Own{"table", "summary"},
                          Own{"table", "border"},
                          Own{"table", "frame"},
                          Own{"table", "rules"},
                          Own{"table", "cellspacing"},
                          Own{"table", "cellpadding"},
                          Own{"td", "nowrap"},
                          Own{"blockquote", "cite"},
                          Own{"q", "cite"}};

TEST(Narrative, AllowsAnElementsOwnAttributesThereOnly) {
    for (const auto& [element, attribute] : kOwn) {
        const auto with = [attribute = attribute](const std::string& name) {
            return div("<" + name + " " + attribute + "=\"x\"/>");
        };
        EXPECT_FALSE(find_narrative_fault(with(element))) << element << " " << attribute;
        const std::string text = with("em");  // the fault's names stand in it
        const auto fault = find_narrative_fault(text);
        ASSERT_TRUE(fault) << attribute;
        EXPECT_EQ(fault->kind, Kind::attribute);
        EXPECT_EQ(fault->element, "em");
        EXPECT_EQ(fault->attribute, attribute);
    }
}

TEST(Narrative, RefusesEventsAndWhatR4LeavesOut) {
    for (const std::string name : {"onclick", "onload", "onmouseover", "onerror", "ONCLICK", "target", "bgcolor",
                                   "color", "face", "background", "srcset", "xlink:href", "data-x", "role", "idref"})
        for (const std::string element : {"p", "a", "img", "table"}) {
            const auto fault = find_narrative_fault(div("<" + element + " " + name + "='x'/>"));
            ASSERT_TRUE(fault) << name;
            EXPECT_EQ(fault->kind, Kind::attribute) << name;
        }
}

TEST(Narrative, RefusesLinksThatRunScripts) {
    for (const std::string link : {"javascript:alert(1)", "JavaScript:x", " java\tscript:x", "vbscript:x"})
        for (const std::string& with : {"<a href=\"" + link + "\">x</a>", "<img src=\"" + link + "\"/>"}) {
            const auto fault = find_narrative_fault(div(with));
            ASSERT_TRUE(fault) << with;
            EXPECT_EQ(fault->kind, Kind::script);
        }
    for (const std::string link : {"#a", "http://a.example/?q=javascript:", "Patient/1", "data:image/png;base64,AAAA"})
        EXPECT_FALSE(find_narrative_fault(div("<a href=\"" + link + "\">x</a>"))) << link;
}

TEST(Narrative, RefusesLinksThatAreNoUrls) {
    for (const std::string link : {"", " ", "a b", "http://a b", "http://a.example/&lt;b", "a\\b", "a\nb"})
        for (const std::string& with : {"<a href='" + link + "'>x</a>", "<img alt='x' src='" + link + "'/>"}) {
            const auto fault = find_narrative_fault(div(with));
            ASSERT_TRUE(fault) << with;
            EXPECT_EQ(fault->kind, Kind::link) << with;
        }
    for (const std::string link : {"#", "foo", "http://a.example/?q=[1]", "http://a.example/a|1", "日本", "mailto:"})
        EXPECT_FALSE(find_narrative_fault(div("<a href=\"" + link + "\">x</a>"))) << link;
    EXPECT_FALSE(find_narrative_fault(div("<a name='x'>x</a>")));
}

TEST(Narrative, RefusesABlockInsideAParagraph) {
    for (const std::string inner :
         {"<p>x<p>y</p></p>", "<p><div/></p>", "<p><b><ul><li>x</li></ul></b></p>", "<p><ol/></p>", "<p><table/></p>",
          "<div><p><span><blockquote/></span></p></div>"}) {
        const auto fault = find_narrative_fault(div(inner));
        ASSERT_TRUE(fault) << inner;
        EXPECT_EQ(fault->kind, Kind::paragraph) << inner;
    }
    EXPECT_FALSE(find_narrative_fault(div("<p>x</p><p>y</p><ul><li><p>z</p></li></ul>")));
    EXPECT_FALSE(find_narrative_fault(div("<p xml:space='preserve'>x</p>")));
}

TEST(Narrative, AllowsWhatXmlAllows) {
    for (const std::string inner :
         {"x &amp; &lt; &gt; &quot; &apos; &#160; &#xA0; &#x1F600;", "<!-- a - comment -->", "<![CDATA[ <b> & ]]>",
          "<p class='a' id=\"b\" >x</p >", "<br />", "架け橋 𠮷", "x\n\ty\r\n", "a > b ]> ]]", "<p title='a\"b'/>", "",
          "<p xmlns=\"http://www.w3.org/1999/xhtml\">x</p>"})
        EXPECT_FALSE(find_narrative_fault(div(inner))) << inner;
    EXPECT_FALSE(find_narrative_fault("\n " + div("x") + " \n"));
    EXPECT_FALSE(find_narrative_fault("<div class='a' xmlns='http://www.w3.org/1999/xhtml'/>"));
    EXPECT_FALSE(find_narrative_fault("<div xmlns:v='urn:v' xmlns='http://www.w3.org/1999/xhtml'/>"));
}

struct Malformed {
    const char* why;
    std::string text;
};
void PrintTo(const Malformed& row, std::ostream* out) { *out << row.why; }
class NarrativeMalformed : public testing::TestWithParam<Malformed> {};
TEST_P(NarrativeMalformed, IsRefused) {
    const auto fault = find_narrative_fault(GetParam().text);
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->kind, Kind::malformed);
    EXPECT_LE(fault->offset, GetParam().text.size());
}
INSTANTIATE_TEST_SUITE_P(
    Narrative, NarrativeMalformed,
    testing::Values(Malformed{"nothing", ""}, Malformed{"blanks", "  "}, Malformed{"text alone", "text"},
                    Malformed{"not closed", "<div xmlns=\"http://www.w3.org/1999/xhtml\">"},
                    Malformed{"a tag cut short", "<div"}, Malformed{"an attribute cut short", "<div xmlns=\"http"},
                    Malformed{"closed by another", div("<b>x</i>")}, Malformed{"closed twice", div("</div>")},
                    Malformed{"text behind", div("x") + "y"}, Malformed{"two of them", div("x") + div("y")},
                    Malformed{"a comment alone", "<!-- x -->"}, Malformed{"an HTML entity", div("a&nbsp;b")},
                    Malformed{"an ampersand alone", div("a & b")}, Malformed{"an entity without end", div("a &amp b")},
                    Malformed{"no character", div("&#0;")}, Malformed{"half a surrogate pair", div("&#xD800;")},
                    Malformed{"beyond Unicode", div("&#x110000;")}, Malformed{"a control character", div("a\x01")},
                    Malformed{"U+FFFE", div("\xEF\xBF\xBE")},
                    Malformed{"an entity in an attribute", div("<p title='&nbsp;'/>")},
                    Malformed{"an angle bracket in an attribute", div("<p title='<'/>")},
                    Malformed{"no quotes", div("<p class=a/>")}, Malformed{"no value", div("<p class/>")},
                    Malformed{"an attribute twice", div("<p class='a' class='b'/>")},
                    Malformed{"no blank between attributes", div("<p class='a'id='b'/>")},
                    Malformed{"a comment with two hyphens", div("<!-- a -- b -->")},
                    Malformed{"a comment without end", div("<!-- a")},
                    Malformed{"CDATA without end", div("<![CDATA[ a")}, Malformed{"an instruction", div("<?php x ?>")},
                    Malformed{"a document type", div("<!DOCTYPE html>")},
                    Malformed{"the end of CDATA in a text", div("a ]]> b")}, Malformed{"an empty tag", div("<>x</>")}),
    [](const auto& row) { return "Row" + std::to_string(row.index); });

TEST(Narrative, EachFaultIsFoundInTheOrderOfTheText) {
    const std::string text =
        div("<font color='x'>a</font><p>b<div foo='c'/></p><a href='javascript:x'>d</a><p onclick='y'/>"
            "&nbsp;<font/>");
    const auto faults = find_narrative_faults(text, 100);
    std::vector<std::string> found;
    for (const auto& fault : faults)
        found.push_back(
            std::string(fault.element).append(" ").append(fault.attribute).append(" ").append(fault.scheme));
    EXPECT_EQ(found, (std::vector<std::string>{"font  ", "font color ", "div  ", "div foo ", "a href javascript",
                                               "p onclick ", "  "}));
    EXPECT_EQ(faults.back().kind, Kind::malformed);
    EXPECT_EQ(text.substr(faults.back().offset, 6), "&nbsp;");
    EXPECT_TRUE(std::ranges::is_sorted(faults, {}, &NarrativeFault::offset));
    EXPECT_EQ(find_narrative_faults(text, 3).size(), 3U);
    EXPECT_EQ(find_narrative_fault(text)->element, "font");
}

TEST(Narrative, WhatFollowsTheElementCanBeLeftAlone) {
    const std::string text = div("<font/>") + "</text>\n</Patient>";
    EXPECT_EQ(find_narrative_faults(text, 10, NarrativeExtent::first_element).size(), 1U);
    EXPECT_EQ(find_narrative_faults(text, 10).size(), 2U);
}

TEST(Narrative, BeginsWithADivOfTheNamespaceOfXhtml) {
    EXPECT_EQ(find_narrative_fault("<p xmlns=\"http://www.w3.org/1999/xhtml\">x</p>")->kind, Kind::element);
    for (const std::string text : {"<div>x</div>", "<div xmlns=''>x</div>", "<div xmlns='http://hl7.org/fhir'>x</div>",
                                   "<div xmlns='http://www.w3.org/1999/xhtml'><p xmlns='urn:x'/></div>"})
        EXPECT_EQ(find_narrative_fault(text)->kind, Kind::name_space) << text;
}

TEST(Narrative, IsNotLimitedInDepthByTheStack) {
    std::string deep;
    for (int i = 0; i < 200'000; ++i) deep += "<b>";
    EXPECT_EQ(find_narrative_fault(div(deep))->kind, Kind::malformed);
}

}  // namespace
}  // namespace kakehashi::fhir
