#include "xml/tree_builder.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "xml/json_kind.hpp"
#include "xml/messages.hpp"

namespace kakehashi::fhir {
namespace {

namespace messages = xml_messages;
constexpr std::string_view kSchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

/// More findings than that nobody reads; a hostile file could give millions.
constexpr std::size_t kFindingsMax = 1000;

const schema::Type* const kXhtml = schema::find_type("xhtml");

bool holds_resource(const schema::Type& type) { return type.is_abstract && type.kind == schema::TypeKind::resource; }

const schema::Type* find_resource(std::string_view name) {
    const schema::Type* type = schema::find_type(name);
    return type != nullptr && type->kind == schema::TypeKind::resource && !type->is_abstract ? type : nullptr;
}

/// The reader gives kFhirNamespace itself where it can.
bool is_fhir(std::string_view uri) { return uri.data() == kFhirNamespace.data() || uri == kFhirNamespace; }

}  // namespace

XmlTreeBuilder::XmlTreeBuilder(Document::Storage& storage, const ParseLimits& limits)
    : storage_(storage), writer_(storage), limits_(limits) {
    // What nearly every resource needs: growing there step by step costs more than the reading.
    frames_.reserve(16);
    children_.reserve(64);
    members_.reserve(32);
}

void XmlTreeBuilder::find(IssueType code, const Message& message, const std::string& expression, std::uint32_t offset,
                          std::string_view argument) {
    if (findings_.size() > kFindingsMax) return;
    if (findings_.size() == kFindingsMax) {
        const std::string limit = std::to_string(kFindingsMax);
        findings_.push_back(
            {make_issue(IssueSeverity::error, IssueType::too_costly, messages::kTooManyFindings, "", {limit}), offset});
        return;
    }
    const std::string_view shown = argument.substr(0, 64);
    findings_.push_back({make_issue(IssueSeverity::error, code, message, expression, {shown}), offset});
}

bool XmlTreeBuilder::refuse(IssueType code, const Message& message, std::string_view argument, std::uint32_t offset) {
    refusal_ = {make_issue(IssueSeverity::error, code, message, frames_.empty() ? "" : fhir_path(), {argument}),
                offset};
    return false;
}

bool XmlTreeBuilder::refuse_nodes() {
    const std::uint32_t offset = frames_.empty() ? 0 : frames_.back().offset;
    return refuse(IssueType::too_costly, messages::kTooManyNodes, std::to_string(limits_.nodes_max), offset);
}

bool XmlTreeBuilder::open(const XmlStart& start) {
    in_text_ = false;
    if (!count_node()) return false;
    if (frames_.size() + xhtml_.depth() + skipped_depth_ >= limits_.depth_max)
        return refuse(IssueType::too_costly, messages::kTooDeep, std::to_string(limits_.depth_max), start.offset);
    if (skipped_depth_ > 0) return skip();
    if (xhtml_.is_open()) return open_narrative(start);
    if (frames_.empty()) return open_root(start);
    frames_.back().is_empty = false;
    return holds_resource(*frames_.back().type) ? open_held(start) : open_element(start);
}

bool XmlTreeBuilder::skip() {
    ++skipped_depth_;
    return true;
}

void XmlTreeBuilder::push(const schema::ElementMatch& match, const XmlStart& start) {
    frames_.push_back({.name = match.name,
                       .definition = match.element,
                       .type = match.type,
                       .uri = start.uri,
                       .offset = start.offset,
                       .first_child = static_cast<std::uint32_t>(children_.size())});
}

bool XmlTreeBuilder::open_root(const XmlStart& start) {
    const schema::Type* type = is_fhir(start.uri) ? find_resource(start.name) : nullptr;
    if (type == nullptr) return refuse(IssueType::structure, messages::kNotResource, "", start.offset);
    push({.type = type}, start);
    return read_attributes(start);
}

/// The resource in `contained`, `Bundle.entry.resource` and the like.
bool XmlTreeBuilder::open_held(const XmlStart& start) {
    const schema::Type* type = find_resource(start.name);
    const bool is_second = std::exchange(frames_.back().has_resource, true);
    if (type == nullptr || is_second) {
        find(IssueType::structure, is_second ? messages::kSeveralResources : messages::kUnknownResource, xml_path(),
             start.offset, start.name);
        return skip();
    }
    push({.type = type}, start);
    if (!is_fhir(start.uri))
        find(IssueType::invalid, messages::kWrongNamespace, xml_path(), start.offset, kFhirNamespace);
    return read_attributes(start);
}

/// schema::find_element, remembered by address: the parser has one copy of each name.
const schema::ElementMatch& XmlTreeBuilder::match_of(const schema::Type& type, std::string_view name) {
    const auto address = reinterpret_cast<std::uintptr_t>(name.data()) ^ reinterpret_cast<std::uintptr_t>(&type) >> 5U;
    Remembered& slot = remembered_[(address >> 3U) % remembered_.size()];
    if (slot.name != name.data() || slot.type != &type)
        slot = {.name = name.data(), .type = &type, .match = schema::find_element(type, name)};
    return slot.match;
}

bool XmlTreeBuilder::open_element(const XmlStart& start) {
    const schema::ElementMatch& match = match_of(*frames_.back().type, start.name);
    if (!match || match.element->is_xml_attribute) {
        find(IssueType::structure, messages::kUnknownElement, xml_path(), start.offset, start.name);
        return skip();
    }
    Frame& parent = frames_.back();
    const schema::ElementDefinition* last = std::exchange(parent.last, match.element);
    const std::string_view last_name = std::exchange(parent.last_name, match.name);
    const bool is_late = last != nullptr && match.element < last;
    parent.is_jumbled = parent.is_jumbled || is_late || (match.element == last && match.name != last_name);
    push(match, start);
    if (is_late) find(IssueType::invalid, messages::kOutOfOrder, fhir_path(), start.offset, last->name);
    if (match.type == kXhtml) return open_narrative(start);
    if (!is_fhir(start.uri))
        find(IssueType::invalid, messages::kWrongNamespace, xml_path(), start.offset, kFhirNamespace);
    return read_attributes(start);
}

/// The div itself, and what stands in it. What is no XHTML keeps its namespace: the rules for narratives judge it.
bool XmlTreeBuilder::open_narrative(const XmlStart& start) {
    if (start.uri != kXhtmlNamespace) find(IssueType::invalid, messages::kNotXhtml, fhir_path(), start.offset);
    for (std::size_t i = 0; i < start.attributes.size(); ++i)
        if (!count_node()) return false;
    xhtml_.open(start.name, start.uri, start.attributes);
    return true;
}

bool XmlTreeBuilder::read_attributes(const XmlStart& start) {
    Frame& frame = frames_.back();
    for (const XmlAttribute& attribute : start.attributes) {
        frame.is_empty = false;
        if (!count_node()) return false;
        if (attribute.uri.empty() && read_attribute(frame, attribute)) continue;
        std::string name(attribute.prefix);
        name.append(name.empty() ? "" : ":").append(attribute.name);
        // Where a schema lies says nothing of the resource, and still R4 has no place for it.
        const bool is_instance = attribute.uri == kSchemaInstance;
        find(IssueType::structure, is_instance ? messages::kSchemaInstance : messages::kUnknownAttribute, xml_path(),
             start.offset, name);
    }
    return true;
}

bool XmlTreeBuilder::read_attribute(Frame& frame, const XmlAttribute& attribute) {
    if (frame.type->kind == schema::TypeKind::primitive && attribute.name == "value") {
        frame.value = primitive_of(*frame.type, attribute, frame.offset);
        return true;
    }
    const schema::ElementMatch match = schema::find_element(*frame.type, attribute.name);
    if (!match || !match.element->is_xml_attribute) return false;
    children_.push_back({.name = match.name,
                         .definition = match.element,
                         .value = primitive_of(*match.type, attribute, frame.offset),
                         .companion = TreeWriter::null(frame.offset)});
    return true;
}

void XmlTreeBuilder::text(std::string_view text, std::uint32_t offset) {
    if (skipped_depth_ > 0 || frames_.empty()) return;
    if (xhtml_.is_open()) return xhtml_.text(text);
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || in_text_) return;
    in_text_ = true;
    frames_.back().is_empty = false;
    find(IssueType::structure, messages::kText, xml_path(),
         offset == Node::kNoOffset ? offset : offset + static_cast<std::uint32_t>(first));
}

void XmlTreeBuilder::comment(std::string_view text) {
    if (skipped_depth_ == 0 && xhtml_.is_open()) xhtml_.comment(text);
}

void XmlTreeBuilder::instruction(std::uint32_t offset) {
    if (skipped_depth_ > 0) return;
    find(frames_.empty() ? IssueType::invalid : IssueType::structure, messages::kInstruction,
         frames_.empty() ? "(document)" : xml_path(), offset);
}

void XmlTreeBuilder::close_narrative() {
    Frame& narrative = frames_.back();
    narrative.value = TreeWriter::primitive(NodeKind::string, storage_.copy(xhtml_.written()), narrative.offset);
    narrative.is_empty = false;
    xhtml_.clear();
}

bool XmlTreeBuilder::close(std::string_view name) {
    in_text_ = false;
    if (skipped_depth_ > 0) {
        --skipped_depth_;
        return true;
    }
    if (xhtml_.is_open()) {
        xhtml_.close(name);
        if (xhtml_.is_open()) return true;
        close_narrative();
    }
    const Frame& frame = frames_.back();
    const bool is_held = frame.definition == nullptr && frames_.size() > 1;
    if (frame.is_empty && !is_held && is_fhir(frame.uri))
        find(IssueType::invalid, messages::kEmptyElement, xml_path(), frame.offset);
    Child child{.name = frame.name,
                .definition = frame.definition,
                .value = frame.value,
                .companion = TreeWriter::null(frame.offset)};
    const bool has_children = children_.size() > frame.first_child;
    if (frame.type->kind == schema::TypeKind::primitive) {
        // An element with neither value nor children stays visible as an empty companion: ele-1 finds it there.
        if (has_children || frame.value.is_null()) child.companion = object_of(frame);
    } else if (has_children && holds_resource(*frame.type)) {
        child.value = children_.back().value;
    } else {
        child.value = object_of(frame);
    }
    children_.resize(frame.first_child);
    frames_.pop_back();
    if (frames_.empty())
        root_ = child.value;
    else
        children_.push_back(child);
    return true;
}

Node XmlTreeBuilder::object_of(const Frame& frame) {
    const auto children = std::span(children_).subspan(frame.first_child);
    if (frame.is_jumbled)
        std::ranges::stable_sort(children, {},
                                 [](const Child& child) { return std::tuple(child.definition, child.name); });
    members_.clear();
    if (frame.type->kind == schema::TypeKind::resource && !frame.type->is_abstract)
        members_.push_back({"resourceType", TreeWriter::primitive(NodeKind::string, frame.type->name, frame.offset)});
    for (std::size_t begin = 0, end = 0; begin < children.size(); begin = end) {
        while (end < children.size() && children[end].name.data() == children[begin].name.data()) ++end;
        append_members(children.subspan(begin, end - begin));
    }
    return writer_.object(members_.data(), static_cast<std::uint32_t>(members_.size()), frame.offset);
}

/// The member, and its `_name`, of children that have one name.
void XmlTreeBuilder::append_members(std::span<const Child> children) {
    const auto has = [&](Node Child::*part) {
        return std::ranges::any_of(children, [&](const Child& child) { return !(child.*part).is_null(); });
    };
    const std::string_view name = children.front().name;
    if (has(&Child::value)) members_.push_back({name, node_of(children, &Child::value)});
    if (has(&Child::companion))
        members_.push_back({storage_.copy("_" + std::string(name)), node_of(children, &Child::companion)});
}

Node XmlTreeBuilder::node_of(std::span<const Child> children, Node Child::*part) {
    // An element that R4 lets occur once but that stands there twice becomes an array: the validator refuses it.
    const Child& first = children.front();
    if (children.size() == 1 && !first.definition->is_array()) return first.*part;
    if (children.size() == 1) return writer_.array(&(first.*part), 1, (first.*part).offset());
    items_.clear();
    for (const Child& child : children) items_.push_back(child.*part);
    return writer_.array(items_.data(), static_cast<std::uint32_t>(items_.size()), items_.front().offset());
}

Node XmlTreeBuilder::primitive_of(const schema::Type& type, const XmlAttribute& attribute, std::uint32_t offset) {
    const NodeKind kind = json_kind_of(type, attribute.value);
    if (kind == NodeKind::boolean) return TreeWriter::boolean(attribute.value == "true", offset);
    return TreeWriter::primitive(kind, attribute.is_kept ? attribute.value : storage_.copy(attribute.value), offset);
}

}  // namespace kakehashi::fhir
