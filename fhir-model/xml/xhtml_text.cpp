#include "xml/xhtml_text.hpp"

#include <algorithm>
#include <array>

namespace kakehashi::fhir {
namespace {

constexpr std::string_view kXmlNamespace = "http://www.w3.org/XML/1998/namespace";
constexpr std::array<std::string_view, 6> kVoidElements{"br", "hr", "img", "col", "area", "wbr"};

/// The reference that stands for a character; nullptr: it stands for itself.
using References = std::array<const char*, 128>;

constexpr References references(bool in_attribute) {
    References table{};
    table['&'] = "&amp;";
    table['<'] = "&lt;";
    table['>'] = "&gt;";
    table['\r'] = "&#13;";
    if (in_attribute) {
        table['"'] = "&quot;";
        table['\n'] = "&#10;";
        table['\t'] = "&#9;";
    }
    return table;
}
constexpr References kInText = references(false);
constexpr References kInAttribute = references(true);

/// Runs of plain bytes are copied at once.
void append_with(const References& table, std::string_view text, std::string& out) {
    std::size_t run = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte >= table.size() || table[byte] == nullptr) continue;
        out.append(text, run, at - run).append(table[byte]);
        run = at + 1;
    }
    out.append(text, run);
}

}  // namespace

void append_xml_attribute(std::string_view text, std::string& out) { append_with(kInAttribute, text, out); }

void XhtmlText::finish_start_tag() {
    if (start_tag_open_) out_ += '>';
    start_tag_open_ = false;
}

void XhtmlText::attribute(std::span<const XmlAttribute> attributes, std::size_t index) {
    const XmlAttribute& each = attributes[index];
    const bool is_foreign = !each.uri.empty() && each.uri != kXmlNamespace;
    const auto before = attributes.first(index);
    // A foreign prefix is declared where it is used, once an element.
    if (is_foreign && std::ranges::find(before, each.prefix, &XmlAttribute::prefix) == before.end()) {
        out_.append(" xmlns:").append(each.prefix).append("=\"");
        append_xml_attribute(each.uri, out_);
        out_ += '"';
    }
    out_ += ' ';
    if (!each.uri.empty()) out_.append(is_foreign ? each.prefix : "xml").append(":");
    out_.append(each.name).append("=\"");
    append_xml_attribute(each.value, out_);
    out_ += '"';
}

void XhtmlText::open(std::string_view name, std::string_view uri, std::span<const XmlAttribute> attributes) {
    finish_start_tag();
    out_.append("<").append(name);
    if (uri != (is_open() ? namespaces_.back() : std::string_view())) {
        out_.append(" xmlns=\"");
        append_xml_attribute(uri, out_);
        out_ += '"';
    }
    namespaces_.push_back(uri);
    for (std::size_t i = 0; i < attributes.size(); ++i) attribute(attributes, i);
    start_tag_open_ = true;
}

void XhtmlText::text(std::string_view text) {
    finish_start_tag();
    append_with(kInText, text, out_);
}

void XhtmlText::comment(std::string_view text) {
    finish_start_tag();
    out_.append("<!--").append(text).append("-->");
}

void XhtmlText::close(std::string_view name) {
    namespaces_.pop_back();
    if (start_tag_open_ && std::ranges::find(kVoidElements, name) != kVoidElements.end()) {
        out_ += "/>";
        start_tag_open_ = false;
        return;
    }
    finish_start_tag();
    out_.append("</").append(name).append(">");
}

}  // namespace kakehashi::fhir
