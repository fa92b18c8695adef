#include "xml/xhtml_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kakehashi::fhir {
namespace {

constexpr std::string_view kXmlNamespace = "http://www.w3.org/XML/1998/namespace";
constexpr std::array<std::string_view, 6> kVoidElements{"br", "hr", "img", "col", "area", "wbr"};

}  // namespace

void append_xml_attribute(std::string_view text, std::string& out) {
    for (const char c : text) switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\n':
                out += "&#10;";
                break;
            case '\r':
                out += "&#13;";
                break;
            case '\t':
                out += "&#9;";
                break;
            default:
                out += c;
        }
}

void XhtmlText::finish_start_tag() {
    if (start_tag_open_) out_ += '>';
    start_tag_open_ = false;
}

bool XhtmlText::open(std::string_view name, std::span<const XmlAttribute> attributes) {
    finish_start_tag();
    out_.append("<").append(name);
    if (depth_++ == 0) out_.append(" xmlns=\"").append(kXhtmlNamespace).append("\"");
    for (const XmlAttribute& attribute : attributes) {
        if (!attribute.uri.empty() && attribute.uri != kXmlNamespace) return false;
        out_.append(attribute.uri.empty() ? " " : " xml:").append(attribute.name).append("=\"");
        append_xml_attribute(attribute.value, out_);
        out_ += '"';
    }
    start_tag_open_ = true;
    return true;
}

void XhtmlText::text(std::string_view text) {
    finish_start_tag();
    for (const char c : text) switch (c) {
            case '&':
                out_ += "&amp;";
                break;
            case '<':
                out_ += "&lt;";
                break;
            case '>':
                out_ += "&gt;";
                break;
            case '\r':
                out_ += "&#13;";
                break;
            default:
                out_ += c;
        }
}

void XhtmlText::close(std::string_view name) {
    --depth_;
    if (start_tag_open_ && std::ranges::find(kVoidElements, name) != kVoidElements.end()) {
        out_ += "/>";
        start_tag_open_ = false;
        return;
    }
    finish_start_tag();
    out_.append("</").append(name).append(">");
}

std::string XhtmlText::take() { return std::exchange(out_, {}); }

}  // namespace kakehashi::fhir
