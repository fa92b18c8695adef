#pragma once

#include <cstring>
#include <memory_resource>
#include <string>
#include <string_view>

#include "kakehashi/fhir/document.hpp"

namespace kakehashi::fhir {

/// What a Document owns. One allocation pool that only grows; freed as a whole.
struct Document::Storage {
    std::pmr::monotonic_buffer_resource pool{4096};
    std::string source;
    std::uint32_t first_line = 1;
    Node root;
    std::size_t used_bytes = 0;

    template <class T>
    T* allocate(std::size_t count) {
        used_bytes += count * sizeof(T);
        return static_cast<T*>(pool.allocate(count * sizeof(T), alignof(T)));
    }
    std::string_view copy(std::string_view text) {
        if (text.empty()) return {"", 0};
        char* to = allocate<char>(text.size());
        std::memcpy(to, text.data(), text.size());
        return {to, text.size()};
    }
};

/// The one place that writes Nodes: used by the parsers and the builders.
class TreeWriter {
public:
    explicit TreeWriter(Document::Storage& storage) : storage_(storage) {}

    [[nodiscard]] static Document::Storage& storage_of(Document& document) { return *document.storage_; }
    [[nodiscard]] static const Document::Storage& storage_of(const Document& document) { return *document.storage_; }

    /// `text` must live in the storage already.
    [[nodiscard]] static Node primitive(NodeKind kind, std::string_view text, std::uint32_t offset) {
        Node node;
        node.kind_ = static_cast<std::uint32_t>(kind) & 7U;
        node.text_ = text.data();
        node.length_ = static_cast<std::uint32_t>(text.size()) & 0x1FFFFFFFU;
        node.offset_ = offset;
        return node;
    }
    [[nodiscard]] static Node null(std::uint32_t offset) { return primitive(NodeKind::null, {}, offset); }
    [[nodiscard]] static Node boolean(bool value, std::uint32_t offset) {
        return primitive(NodeKind::boolean, value ? "true" : "false", offset);
    }
    [[nodiscard]] Node array(const Node* items, std::uint32_t count, std::uint32_t offset);
    [[nodiscard]] Node object(const Member* members, std::uint32_t count, std::uint32_t offset);
    [[nodiscard]] Node empty(NodeKind kind);
    /// A deep copy of a node that may belong to another document; offsets are dropped.
    [[nodiscard]] Node deep_copy(const Node& from);

    /// Appends to an object's container and returns the new member's value.
    Node& push_member(Node& object, std::string_view name);
    Node& push_item(Node& array);
    static void erase_member(Node& object, std::string_view name);
    /// The containers' own children, to change in place.
    [[nodiscard]] static std::span<Member> members_of(Node& object) {
        return {object.container_->members, object.container_->size};
    }
    [[nodiscard]] static std::span<Node> items_of(Node& array) {
        return {array.container_->items, array.container_->size};
    }
    static void shrink(Node& container, std::uint32_t size) { container.container_->size = size; }

private:
    Document::Storage& storage_;
};

}  // namespace kakehashi::fhir
