#include "kakehashi/fhir/element.hpp"

namespace kakehashi::fhir {
namespace detail {

const schema::Type* actual_type(const schema::Type* declared, const Node* value) {
    const bool is_any_resource = declared->is_abstract && declared->kind == schema::TypeKind::resource;
    if (!is_any_resource) return declared;
    return value == nullptr ? nullptr : Element::resource_at(*value).type();
}

const Node* find_companion(const Node& object, std::string_view name) {
    for (const Member& member : object.members())
        if (member.name.size() == name.size() + 1 && member.name.front() == '_' && member.name.substr(1) == name)
            return &member.value;
    return nullptr;
}

bool has_companions(const Node& object) {
    return std::ranges::any_of(object.members(), [](const Member& member) { return member.name.starts_with('_'); });
}

}  // namespace detail

Element Element::root_of(const Document& document) { return resource_at(document.root()); }

Element Element::resource_at(const Node& node) {
    const schema::Type* type = schema::find_type(node.text_of("resourceType"));
    if (type != nullptr && (type->kind != schema::TypeKind::resource || type->is_abstract)) type = nullptr;
    return {&node, nullptr, nullptr, type};
}

std::uint32_t Element::offset() const {
    if (value_ != nullptr) return value_->offset();
    return companion_ != nullptr ? companion_->offset() : Node::kNoOffset;
}

Element Element::child(std::string_view name) const {
    Element first;
    for_each(name, [&](const Element& each) {
        if (!first.exists()) first = each;
    });
    return first;
}

}  // namespace kakehashi::fhir
