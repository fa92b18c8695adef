#include "kakehashi/fhir/document.hpp"

#include <algorithm>
#include <utility>

#include "document/storage.hpp"
#include "kakehashi/fhir/builder.hpp"

namespace kakehashi::fhir {

Document::Document() : storage_(std::make_unique<Storage>()) {
    storage_->root = TreeWriter(*storage_).empty(NodeKind::object);
}
Document::Document(std::string_view resource_type) : Document() { edit().set_string("resourceType", resource_type); }
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

const Node& Document::root() const { return storage_->root; }
std::string_view Document::source() const { return storage_->source; }
Builder Document::edit() { return Builder(storage_.get(), storage_->root); }
std::size_t Document::memory_bytes() const { return storage_->used_bytes + storage_->source.size(); }

Position Document::position(std::uint32_t offset) const {
    if (offset == Node::kNoOffset || offset > storage_->source.size()) return {};
    const std::string_view before = std::string_view(storage_->source).substr(0, offset);
    Position position{storage_->first_line, 1};
    position.line += static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    const auto line_start = before.rfind('\n');
    const auto line = line_start == std::string_view::npos ? before : before.substr(line_start + 1);
    for (const char byte : line)
        if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U) ++position.column;  // counts UTF-8 lead bytes
    return position;
}

Node TreeWriter::array(const Node* items, std::uint32_t count, std::uint32_t offset) {
    Node node = empty(NodeKind::array);
    node.offset_ = offset;
    auto& container = *node.container_;
    if (count == 0) return node;
    container.items = storage_.allocate<Node>(count);
    container.size = container.capacity = count;
    std::uninitialized_copy_n(items, count, container.items);
    return node;
}

Node TreeWriter::object(const Member* members, std::uint32_t count, std::uint32_t offset) {
    Node node = empty(NodeKind::object);
    node.offset_ = offset;
    auto& container = *node.container_;
    if (count == 0) return node;
    container.members = storage_.allocate<Member>(count);
    container.size = container.capacity = count;
    std::uninitialized_copy_n(members, count, container.members);
    return node;
}

Node TreeWriter::empty(NodeKind kind) {
    Node node = primitive(kind, {}, Node::kNoOffset);
    node.container_ = new (storage_.allocate<detail::Container>(1)) detail::Container();
    return node;
}

Node TreeWriter::deep_copy(const Node& from) {
    if (from.is_object()) {
        Node to = empty(NodeKind::object);
        for (const Member& member : from.members()) {
            Node copy = deep_copy(member.value);
            push_member(to, member.name) = copy;
        }
        return to;
    }
    if (from.is_array()) {
        Node to = empty(NodeKind::array);
        for (const Node& item : from.items()) {
            Node copy = deep_copy(item);
            push_item(to) = copy;
        }
        return to;
    }
    return primitive(from.kind(), storage_.copy(from.text()), Node::kNoOffset);
}

namespace {
/// Makes room for one more child. The old block stays in the pool: it is freed with the document.
template <class T>
void grow(Document::Storage& storage, detail::Container& container, T*& children) {
    const std::uint32_t capacity = container.capacity == 0 ? 4 : container.capacity * 2;
    T* block = storage.allocate<T>(capacity);
    std::uninitialized_copy_n(children, container.size, block);
    children = block;
    container.capacity = capacity;
}
}  // namespace

Node& TreeWriter::push_member(Node& object, std::string_view name) {
    auto& container = *object.container_;
    if (container.size == container.capacity) grow(storage_, container, container.members);
    return (new (&container.members[container.size++]) Member{storage_.copy(name), {}})->value;
}

Node& TreeWriter::push_item(Node& array) {
    auto& container = *array.container_;
    if (container.size == container.capacity) grow(storage_, container, container.items);
    return *new (&container.items[container.size++]) Node();
}

void TreeWriter::erase_member(Node& object, std::string_view name) {
    auto members = members_of(object);
    const auto end = std::remove_if(members.begin(), members.end(), [&](const Member& m) { return m.name == name; });
    shrink(object, static_cast<std::uint32_t>(end - members.begin()));
}

}  // namespace kakehashi::fhir
