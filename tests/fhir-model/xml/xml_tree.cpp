#include "xml_tree.hpp"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <memory>
#include <set>

namespace kakehashi::fhir {
namespace {

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

std::string name_of(const xmlNs* name_space, const xmlChar* name) {
    std::string full("{");
    return full.append(name_space == nullptr ? "" : view(name_space->href)).append("}").append(view(name));
}

void append_attributes(const xmlNode& element, std::string& out) {
    std::set<std::string> attributes;
    for (const xmlAttr* each = element.properties; each != nullptr; each = each->next) {
        if (each->ns != nullptr && view(each->ns->href) == "http://www.w3.org/2001/XMLSchema-instance") continue;
        const std::unique_ptr<xmlChar, void (*)(void*)> value(xmlNodeListGetString(element.doc, each->children, 1),
                                                              [](void* text) { xmlFree(text); });
        attributes.insert(name_of(each->ns, each->name).append("=").append(view(value.get())));
    }
    for (const auto& each : attributes) out.append(" ").append(each);
}

void append(const xmlNode& node, bool is_xhtml, std::string& out) {
    std::string text;
    const auto flush = [&] {
        if (is_xhtml || text.find_first_not_of(" \t\r\n") != std::string::npos) out.append(text);
        text.clear();
    };
    for (const xmlNode* each = node.children; each != nullptr; each = each->next) {
        if (each->type == XML_TEXT_NODE || each->type == XML_CDATA_SECTION_NODE) text.append(view(each->content));
        if (each->type == XML_COMMENT_NODE && is_xhtml) {
            flush();
            out.append("<!--").append(view(each->content)).append("-->");
        }
        if (each->type != XML_ELEMENT_NODE) continue;
        flush();
        out.append("<").append(name_of(each->ns, each->name));
        append_attributes(*each, out);
        out.append(">");
        append(*each, each->ns != nullptr && view(each->ns->href) == "http://www.w3.org/1999/xhtml", out);
        out.append("</>");
    }
    flush();
}

}  // namespace

std::string xml_tree(std::string_view xml) {
    const std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> document(
        xmlReadMemory(xml.data(), static_cast<int>(xml.size()), "", nullptr,
                      XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR | XML_PARSE_NOWARNING),
        xmlFreeDoc);
    std::string out;
    if (document) append(*reinterpret_cast<const xmlNode*>(document.get()), false, out);
    return out;
}

}  // namespace kakehashi::fhir
