#include "xml/tree_builder.hpp"

#include <algorithm>
#include <utility>

#include "xml/messages.hpp"

namespace kakehashi::fhir {
namespace {

namespace messages = xml_messages;
constexpr std::string_view kSchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

bool holds_resource(const schema::Type& type) { return type.kind == schema::TypeKind::resource && type.is_abstract; }

std::size_t skip_digits(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    return at;
}

/// RFC 8259 section 6
bool is_json_number(std::string_view text) {
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const std::size_t integer = at;
    at = skip_digits(text, at);
    if (at == integer || (text[integer] == '0' && at - integer > 1)) return false;
    if (at < text.size() && text[at] == '.') {
        const std::size_t fraction = at + 1;
        at = skip_digits(text, fraction);
        if (at == fraction) return false;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        const std::size_t sign = at + 1;
        const std::size_t exponent = sign < text.size() && (text[sign] == '+' || text[sign] == '-') ? sign + 1 : sign;
        at = skip_digits(text, exponent);
        if (at == exponent) return false;
    }
    return at == text.size();
}

bool is_numeric(std::string_view type) {
    return type == "decimal" || type == "integer" || type == "positiveInt" || type == "unsignedInt";
}

bool any_value(const std::vector<Node>& nodes) {
    return std::ranges::any_of(nodes, [](const Node& node) { return !node.is_null(); });
}

}  // namespace

bool XmlTreeBuilder::refuse(IssueType code, const Message& message, const std::string& expression,
                            std::initializer_list<std::string_view> arguments) {
    issue_ = make_issue(IssueSeverity::error, code, message, expression, arguments);
    return false;
}

/// FHIRPath of the innermost open element, and `last` below it.
std::string XmlTreeBuilder::path(std::string_view last) const {
    std::string out;
    for (std::size_t i = 0; i < frames_.size(); ++i) {
        const Frame& frame = frames_[i];
        if (frame.definition == nullptr) {
            if (i == 0) out += frame.type->name;
            continue;  // a resource inside another: its holder's name stands there already
        }
        out.append(".").append(frame.definition->name);
        if (!frame.definition->is_array()) continue;
        const auto& siblings = frames_[i - 1].slots;
        const auto slot = std::ranges::find(siblings, frame.json_name, &Slot::json_name);
        out.append("[").append(std::to_string(slot == siblings.end() ? 0 : slot->values.size())).append("]");
    }
    if (!last.empty()) out.append(out.empty() ? "" : ".").append(last);
    return out;
}

bool XmlTreeBuilder::count_node() {
    if (++nodes_ <= limits_.nodes_max) return true;
    return refuse(IssueType::too_costly, messages::kTooManyNodes, path(), {std::to_string(limits_.nodes_max)});
}

bool XmlTreeBuilder::open(std::string_view uri, std::string_view name, std::span<const XmlAttribute> attributes,
                          std::uint32_t offset) {
    if (!count_node()) return false;
    if (frames_.size() + xhtml_.depth() >= limits_.depth_max)
        return refuse(IssueType::too_costly, messages::kTooDeep, "", {std::to_string(limits_.depth_max)});
    const bool is_narrative = uri == kXhtmlNamespace && !frames_.empty();
    if (xhtml_.is_open()) {
        if (!is_narrative || !xhtml_.open(name, attributes))
            return refuse(IssueType::structure, messages::kNotXhtml, path());
        return true;
    }
    if (uri != kFhirNamespace && !is_narrative)
        return refuse(IssueType::structure, frames_.empty() ? messages::kNotResource : messages::kUnknownElement,
                      path(name));
    if (frames_.empty() || holds_resource(*frames_.back().type)) {
        if (!open_resource(name, offset)) return false;
    } else if (!open_element(name, offset)) {
        return false;
    }
    const bool is_xhtml = frames_.back().type->name == "xhtml";
    if (is_xhtml != is_narrative) return refuse(IssueType::structure, messages::kNotXhtml, path());
    if (is_xhtml) return xhtml_.open(name, attributes) || refuse(IssueType::structure, messages::kNotXhtml, path());
    return read_attributes(attributes);
}

bool XmlTreeBuilder::open_resource(std::string_view name, std::uint32_t offset) {
    const schema::Type* type = schema::find_type(name);
    const bool is_second = !frames_.empty() && !frames_.back().slots.empty();
    if (type == nullptr || type->kind != schema::TypeKind::resource || type->is_abstract || is_second)
        return refuse(IssueType::structure, messages::kNotResource, path(name));
    Frame frame;
    frame.json_name = "resource";
    frame.type = type;
    frame.offset = offset;
    frames_.push_back(std::move(frame));
    return true;
}

bool XmlTreeBuilder::open_element(std::string_view name, std::uint32_t offset) {
    const schema::ElementMatch match = schema::find_element(*frames_.back().type, name);
    if (!match || match.element->is_xml_attribute)
        return refuse(IssueType::structure, messages::kUnknownElement, path(name));
    Frame frame;
    frame.json_name = match.element->is_choice ? storage_.copy(name) : match.element->name;
    frame.definition = match.element;
    frame.type = match.type;
    frame.offset = offset;
    frames_.push_back(std::move(frame));
    return true;
}

bool XmlTreeBuilder::read_attributes(std::span<const XmlAttribute> attributes) {
    Frame& frame = frames_.back();
    for (const XmlAttribute& attribute : attributes) {
        if (attribute.uri == kSchemaInstance) continue;  // where a schema lies says nothing of the resource
        if (!count_node()) return false;
        if (!attribute.uri.empty() || !read_attribute(frame, attribute))
            return refuse(IssueType::structure, messages::kUnknownAttribute, path());
    }
    return true;
}

bool XmlTreeBuilder::read_attribute(Frame& frame, const XmlAttribute& attribute) {
    if (frame.type->kind == schema::TypeKind::primitive && attribute.name == "value") {
        frame.value = primitive_of(*frame.type, attribute.value, frame.offset);
        return true;
    }
    const schema::ElementMatch match = schema::find_element(*frame.type, attribute.name);
    if (!match || !match.element->is_xml_attribute) return false;
    Frame child;
    child.json_name = match.element->name;
    child.definition = match.element;
    add(frame, child, primitive_of(*match.type, attribute.value, frame.offset), TreeWriter::null(frame.offset));
    return true;
}

bool XmlTreeBuilder::text(std::string_view text) {
    if (xhtml_.is_open()) {
        xhtml_.text(text);
        return true;
    }
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return true;
    return refuse(IssueType::structure, messages::kText, path());
}

bool XmlTreeBuilder::close(std::string_view name) {
    if (xhtml_.is_open()) {
        xhtml_.close(name);
        if (xhtml_.is_open()) return true;
        Frame& narrative = frames_.back();
        narrative.value = TreeWriter::primitive(NodeKind::string, storage_.copy(xhtml_.take()), narrative.offset);
    }
    const Frame frame = std::move(frames_.back());
    frames_.pop_back();
    const Node null = TreeWriter::null(frame.offset);
    if (frames_.empty()) {
        root_ = object_of(frame);
    } else if (frame.type->kind == schema::TypeKind::primitive) {
        // An element with neither value nor children stays visible as an empty companion: ele-1 finds it there.
        const bool has_companion = !frame.slots.empty() || frame.value.is_null();
        add(frames_.back(), frame, frame.value, has_companion ? object_of(frame) : null);
    } else if (holds_resource(*frame.type) && !frame.slots.empty()) {
        add(frames_.back(), frame, frame.slots.front().values.front(), null);
    } else {
        add(frames_.back(), frame, object_of(frame), null);
    }
    return true;
}

void XmlTreeBuilder::add(Frame& parent, const Frame& child, const Node& value, const Node& companion) {
    auto slot = std::ranges::find(parent.slots, child.json_name, &Slot::json_name);
    if (slot == parent.slots.end())
        slot = parent.slots.insert(slot, Slot{.json_name = child.json_name, .definition = child.definition});
    slot->values.push_back(value);
    slot->companions.push_back(companion);
}

Node XmlTreeBuilder::object_of(const Frame& frame) {
    std::vector<Member> members;
    if (frame.type->kind == schema::TypeKind::resource && !frame.type->is_abstract)
        members.push_back({"resourceType", TreeWriter::primitive(NodeKind::string, frame.type->name, frame.offset)});
    for (const Slot& slot : frame.slots) append_members(slot, members);
    return writer_.object(members.data(), static_cast<std::uint32_t>(members.size()), frame.offset);
}

void XmlTreeBuilder::append_members(const Slot& slot, std::vector<Member>& members) {
    // An element that R4 lets occur once but that stands there twice becomes an array: the validator refuses it.
    const bool is_array = slot.definition->is_array() || slot.values.size() > 1;
    const auto value_of = [&](const std::vector<Node>& nodes) {
        const auto count = static_cast<std::uint32_t>(nodes.size());
        return is_array ? writer_.array(nodes.data(), count, nodes.front().offset()) : nodes.front();
    };
    if (any_value(slot.values)) members.push_back({slot.json_name, value_of(slot.values)});
    if (any_value(slot.companions))
        members.push_back({storage_.copy("_" + std::string(slot.json_name)), value_of(slot.companions)});
}

Node XmlTreeBuilder::primitive_of(const schema::Type& type, std::string_view text, std::uint32_t offset) {
    if (type.name == "boolean" && (text == "true" || text == "false"))
        return TreeWriter::boolean(text == "true", offset);
    // What is no number stays text; the validator refuses it at its place.
    const auto kind = is_numeric(type.name) && is_json_number(text) ? NodeKind::number : NodeKind::string;
    return TreeWriter::primitive(kind, storage_.copy(text), offset);
}

}  // namespace kakehashi::fhir
