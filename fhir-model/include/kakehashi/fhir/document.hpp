#pragma once

#include <cassert>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace kakehashi::fhir {

enum class NodeKind : std::uint8_t { null, boolean, number, string, array, object };

struct Member;
namespace detail {
struct Container;
}

/// One value of a Document's tree. Numbers keep the text they were written with: `1.20` stays `1.20`.
/// A Node lives as long as its Document and is never copied out of it.
class Node {
public:
    static constexpr std::uint32_t kNoOffset = 0xFFFFFFFF;

    [[nodiscard]] NodeKind kind() const { return static_cast<NodeKind>(kind_); }
    [[nodiscard]] bool is_null() const { return kind() == NodeKind::null; }
    [[nodiscard]] bool is_object() const { return kind() == NodeKind::object; }
    [[nodiscard]] bool is_array() const { return kind() == NodeKind::array; }
    [[nodiscard]] bool is_string() const { return kind() == NodeKind::string; }
    [[nodiscard]] bool is_number() const { return kind() == NodeKind::number; }
    [[nodiscard]] bool is_boolean() const { return kind() == NodeKind::boolean; }
    [[nodiscard]] bool is_primitive() const { return is_string() || is_number() || is_boolean(); }

    /// String: decoded UTF-8. Number: as written. Boolean: "true" or "false". Anything else: "".
    [[nodiscard]] std::string_view text() const {
        return is_primitive() ? std::string_view(text_, length_) : std::string_view();
    }
    /// Items of an array; empty for anything else.
    [[nodiscard]] std::span<const Node> items() const;
    /// Members of an object in the order of the source; empty for anything else.
    [[nodiscard]] std::span<const Member> members() const;
    /// The member of that name, or nullptr (also when this is no object).
    [[nodiscard]] const Node* find(std::string_view name) const;
    /// `find(name)->text()`, or "" when there is no such member.
    [[nodiscard]] std::string_view text_of(std::string_view name) const;
    /// Byte offset of the value's first character in Document::source(), or kNoOffset when a builder made it.
    [[nodiscard]] std::uint32_t offset() const { return offset_; }

private:
    friend class Document;
    friend class Builder;
    friend class ArrayBuilder;
    friend class TreeWriter;

    union {
        const char* text_ = nullptr;
        detail::Container* container_;
    };
    std::uint32_t offset_ = kNoOffset;
    std::uint32_t kind_ : 3 = 0;
    std::uint32_t length_ : 29 = 0;  // of text; containers count themselves
};

struct Member {
    std::string_view name;
    Node value;
};

namespace detail {
/// Where the children of an object or an array stand. It has an address of its own, so that a builder may grow it
/// while other handles to it exist.
struct Container {
    std::uint32_t size = 0;
    std::uint32_t capacity = 0;
    union {
        Node* items = nullptr;
        Member* members;
    };
};
}  // namespace detail

inline std::span<const Node> Node::items() const {
    return is_array() ? std::span<const Node>(container_->items, container_->size) : std::span<const Node>();
}
inline std::span<const Member> Node::members() const {
    return is_object() ? std::span<const Member>(container_->members, container_->size) : std::span<const Member>();
}
inline const Node* Node::find(std::string_view name) const {
    for (const Member& member : members())
        if (member.name == name) return &member.value;
    return nullptr;
}
inline std::string_view Node::text_of(std::string_view name) const {
    const Node* node = find(name);
    return node ? node->text() : std::string_view();
}

/// A place in a text, both from 1; columns count characters, not bytes.
struct Position {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

class Builder;

/// One resource: its source bytes, its arena and its tree, all owned; moved, never copied.
class Document {
public:
    /// An empty object.
    Document();
    /// `{"resourceType": resource_type}`
    explicit Document(std::string_view resource_type);
    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;
    ~Document();

    [[nodiscard]] const Node& root() const;
    /// root's `resourceType`, or "".
    [[nodiscard]] std::string_view resource_type() const { return root().text_of("resourceType"); }
    /// The text that was parsed: as received, but in UTF-8 when it came in another encoding, and with U+FFFD for bytes
    /// that are none of it. "" when a builder made the document.
    [[nodiscard]] std::string_view source() const;
    /// Where `offset` stands in source(); {0, 0} for Node::kNoOffset.
    [[nodiscard]] Position position(std::uint32_t offset) const;
    /// A writing handle on the root object.
    [[nodiscard]] Builder edit();
    /// Bytes that the arena holds.
    [[nodiscard]] std::size_t memory_bytes() const;

    struct Storage;  ///< opaque to everything but the readers and the builders

private:
    friend class TreeWriter;
    std::unique_ptr<Storage> storage_;
};

}  // namespace kakehashi::fhir
