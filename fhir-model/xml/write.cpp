#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kakehashi/fhir/element.hpp"
#include "kakehashi/fhir/xml.hpp"
#include "xml/messages.hpp"
#include "xml/xhtml_text.hpp"

namespace kakehashi::fhir {
namespace {

namespace messages = xml_messages;

/// R4 datatypes.html#string: no control characters but tab, line feed and carriage return.
bool fits_xml(std::string_view text) {
    return std::ranges::all_of(text, [](unsigned char c) { return c >= 0x20 || c == '\t' || c == '\n' || c == '\r'; });
}

/// A narrative can be embedded when a resource that holds it, alone, can be read.
bool is_xhtml_div(std::string_view text) {
    if (!text.starts_with("<div")) return false;
    std::string probe = R"(<Basic xmlns="http://hl7.org/fhir"><text>)";
    probe.append(text).append("</text></Basic>");
    const auto read = parse_xml(std::move(probe));
    // One div: a second would have made an array of it, and siblings would have made other members.
    const Node* narrative = read ? read->root().find("text") : nullptr;
    const Node* div = narrative == nullptr ? nullptr : narrative->find("div");
    return div != nullptr && div->is_string() && narrative->members().size() == 1;
}

struct Child {
    Element element;
    std::string_view json_name;
};

class XmlWriter {
public:
    explicit XmlWriter(JsonStyle style) : is_pretty_(style == JsonStyle::pretty) {}

    [[nodiscard]] Result<std::string> write(const Node& resource) {
        out_ = R"(<?xml version="1.0" encoding="UTF-8"?>)";
        line_break(0);
        write_resource(Element::resource_at(resource), " xmlns=\"http://hl7.org/fhir\"", 0);
        if (issue_) return tl::unexpected(std::move(*issue_));
        if (is_pretty_) out_ += '\n';
        return std::move(out_);
    }

private:
    void refuse(IssueType code, const Message& message) {
        if (!issue_) issue_ = make_issue(IssueSeverity::error, code, message, path_);
    }
    void line_break(std::size_t level) {
        if (is_pretty_) out_.append("\n").append(level * 2, ' ');
    }

    void write_resource(const Element& resource, std::string_view name_space, std::size_t level) {
        if (resource.type() == nullptr) return refuse(IssueType::structure, messages::kNotResource);
        if (path_.empty()) path_ = resource.type()->name;
        out_.append("<").append(resource.type()->name).append(name_space);
        write_content(resource, resource.type()->name, level);
    }

    /// Attributes, `>`, children and the end tag of an element whose `<name` stands there.
    void write_content(const Element& element, std::string_view name, std::size_t level) {
        const std::vector<Child> children = ordered_children(element);
        for (const Child& child : children)
            if (child.element.definition()->is_xml_attribute) write_attribute(child.json_name, child.element.text());
        if (element.is_primitive() && element.value() != nullptr) write_attribute("value", element.text());
        bool is_empty = true;
        for (const Child& child : children) {
            if (child.element.definition()->is_xml_attribute) continue;
            if (std::exchange(is_empty, false)) out_ += '>';
            line_break(level + 1);
            write_child(child, level + 1);
        }
        if (is_empty) {
            out_ += "/>";
            return;
        }
        line_break(level);
        out_.append("</").append(name).append(">");
    }

    void write_attribute(std::string_view name, std::string_view text) {
        if (!fits_xml(text)) refuse(IssueType::value, messages::kNoXmlCharacter);
        out_.append(" ").append(name).append("=\"");
        append_xml_attribute(text, out_);
        out_ += '"';
    }

    void write_child(const Child& child, std::size_t level) {
        const std::size_t path_length = path_.size();
        path_.append(".").append(child.json_name);
        write_element(child, level);
        if (!issue_) path_.resize(path_length);
    }

    void write_element(const Child& child, std::size_t level) {
        const Element& element = child.element;
        if (!has_right_shape(element)) return refuse(IssueType::structure, messages::kWrongShape);
        if (element.type() != nullptr && element.type()->name == "xhtml") return write_xhtml(element);
        out_.append("<").append(child.json_name);
        const bool holds_resource = element.definition()->types.front().type->name == "Resource";
        if (!holds_resource) return write_content(element, child.json_name, level);
        out_ += '>';
        line_break(level + 1);
        write_resource(element, "", level + 1);
        line_break(level);
        out_.append("</").append(child.json_name).append(">");
    }

    void write_xhtml(const Element& narrative) {
        if (narrative.companion() != nullptr || !is_xhtml_div(narrative.text()))
            return refuse(IssueType::structure, messages::kNotXhtml);
        out_ += narrative.text();
    }

    static bool has_right_shape(const Element& element) {
        if (element.companion() != nullptr && !(element.is_primitive() && element.companion()->is_object()))
            return false;
        return element.value() == nullptr ||
               (element.is_primitive() ? element.value()->is_primitive() : element.value()->is_object());
    }

    /// The children in the order of the schema. Refuses a member that R4 does not know.
    std::vector<Child> ordered_children(const Element& element) {
        std::vector<Child> children;
        const Node* object = element.is_primitive() ? element.companion() : element.value();
        if (object == nullptr) return children;
        for (const Member& member : object->members()) {
            const std::string_view name = member.name.starts_with('_') ? member.name.substr(1) : member.name;
            const bool is_type = name == "resourceType" && element.type()->kind == schema::TypeKind::resource;
            if (is_type || schema::find_element(*element.type(), name)) continue;
            path_.append(".").append(name);
            refuse(IssueType::structure, messages::kUnknownElement);
            return children;
        }
        element.for_each_child([&](const Element& child, std::string_view name, std::size_t) {
            children.push_back({.element = child, .json_name = name});
        });
        std::ranges::stable_sort(children, {}, [](const Child& child) { return child.element.definition(); });
        return children;
    }

    bool is_pretty_;
    std::string out_;
    std::string path_;
    std::optional<Issue> issue_;
};

}  // namespace

Result<std::string> write_xml(const Node& resource, JsonStyle style) { return XmlWriter(style).write(resource); }

}  // namespace kakehashi::fhir
