#include "kakehashi/fhir/builder.hpp"

#include <string>

#include "document/storage.hpp"

namespace kakehashi::fhir {

Node& Builder::slot(std::string_view name) {
    for (Member& member : TreeWriter::members_of(node_))
        if (member.name == name) return member.value;
    return TreeWriter(*storage_).push_member(node_, name);
}

Builder& Builder::set_string(std::string_view name, std::string_view text) {
    if (text.empty()) return *this;
    slot(name) = TreeWriter::primitive(NodeKind::string, storage_->copy(text), Node::kNoOffset);
    return *this;
}

Builder& Builder::set_number(std::string_view name, std::string_view text) {
    if (text.empty()) return *this;
    slot(name) = TreeWriter::primitive(NodeKind::number, storage_->copy(text), Node::kNoOffset);
    return *this;
}

Builder& Builder::set_integer(std::string_view name, std::int64_t value) {
    return set_number(name, std::to_string(value));
}

Builder& Builder::set_boolean(std::string_view name, bool value) {
    slot(name) = TreeWriter::boolean(value, Node::kNoOffset);
    return *this;
}

Builder& Builder::set_copy(std::string_view name, const Node& from) {
    const Node copy = TreeWriter(*storage_).deep_copy(from);
    slot(name) = copy;
    return *this;
}

Builder Builder::object(std::string_view name) {
    Node& at = slot(name);
    if (!at.is_object()) at = TreeWriter(*storage_).empty(NodeKind::object);
    return {storage_, at};
}

ArrayBuilder Builder::array(std::string_view name) {
    Node& at = slot(name);
    if (!at.is_array()) at = TreeWriter(*storage_).empty(NodeKind::array);
    return {storage_, at};
}

Builder Builder::append_object(std::string_view name) { return array(name).append_object(); }

Builder& Builder::append_string(std::string_view name, std::string_view text) {
    if (!text.empty()) array(name).append_string(text);
    return *this;
}

Builder& Builder::append_copy(std::string_view name, const Node& from) {
    array(name).append_copy(from);
    return *this;
}

Builder& Builder::remove(std::string_view name) {
    TreeWriter::erase_member(node_, name);
    return *this;
}

namespace {
bool is_empty_container(const Node& node) {
    return (node.is_object() && node.members().empty()) || (node.is_array() && node.items().empty());
}

void prune(Node& node) {
    std::uint32_t kept = 0;
    if (node.is_object()) {
        const auto members = TreeWriter::members_of(node);
        for (Member& member : members) {
            prune(member.value);
            if (!is_empty_container(member.value)) members[kept++] = member;
        }
        TreeWriter::shrink(node, kept);
    } else if (node.is_array()) {
        const auto items = TreeWriter::items_of(node);
        for (Node& item : items) {
            prune(item);
            if (!is_empty_container(item)) items[kept++] = item;
        }
        TreeWriter::shrink(node, kept);
    }
}
}  // namespace

Builder& Builder::prune_empty() {
    prune(node_);
    return *this;
}

Node& ArrayBuilder::push() { return TreeWriter(*storage_).push_item(node_); }

Builder ArrayBuilder::append_object() {
    const Node object = TreeWriter(*storage_).empty(NodeKind::object);
    push() = object;
    return {storage_, object};
}

ArrayBuilder& ArrayBuilder::append_string(std::string_view text) {
    if (!text.empty()) push() = TreeWriter::primitive(NodeKind::string, storage_->copy(text), Node::kNoOffset);
    return *this;
}

ArrayBuilder& ArrayBuilder::append_copy(const Node& from) {
    const Node copy = TreeWriter(*storage_).deep_copy(from);
    push() = copy;
    return *this;
}

ArrayBuilder& ArrayBuilder::append_null() {
    push() = TreeWriter::null(Node::kNoOffset);
    return *this;
}

}  // namespace kakehashi::fhir
