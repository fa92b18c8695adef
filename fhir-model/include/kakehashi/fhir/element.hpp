#pragma once

#include <cstddef>
#include <string_view>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/schema.hpp"

namespace kakehashi::fhir {

/// Read-only view of one element of a resource, with what R4 says of it. A primitive is its value and the `_name`
/// object with its id and extensions together. Looks at a Document's nodes and must not outlive it. Cheap to copy.
class Element {
public:
    Element() = default;
    Element(const Node* value, const Node* companion, const schema::ElementDefinition* definition,
            const schema::Type* type)
        : value_(value), companion_(companion), definition_(definition), type_(type) {}

    /// The document's root as a resource; type() is nullptr when its resourceType is unknown.
    [[nodiscard]] static Element root_of(const Document& document);
    /// Any object that has a resourceType (a contained resource, an entry's resource).
    [[nodiscard]] static Element resource_at(const Node& node);

    [[nodiscard]] bool exists() const { return value_ != nullptr || companion_ != nullptr; }
    explicit operator bool() const { return exists(); }
    /// The value; nullptr when a primitive has extensions only.
    [[nodiscard]] const Node* value() const { return value_; }
    /// A primitive's `_name` object, or nullptr.
    [[nodiscard]] const Node* companion() const { return companion_; }
    /// nullptr at a resource's root and for elements that R4 does not know.
    [[nodiscard]] const schema::ElementDefinition* definition() const { return definition_; }
    /// The actual type: a choice resolved, a resource by its resourceType. nullptr when R4 does not know it.
    [[nodiscard]] const schema::Type* type() const { return type_; }
    [[nodiscard]] bool is_primitive() const { return type_ != nullptr && type_->kind == schema::TypeKind::primitive; }
    /// A primitive's text; "" for anything else.
    [[nodiscard]] std::string_view text() const { return value_ ? value_->text() : std::string_view(); }
    /// Offset of value or companion in the source, or Node::kNoOffset.
    [[nodiscard]] std::uint32_t offset() const;

    /// Calls `visit(const Element& child, std::string_view json_name, std::size_t index)` for every child that R4
    /// knows, in document order; index counts inside one name. For a primitive: its id and extensions.
    template <class Visit>
    void for_each_child(Visit&& visit) const;
    /// The children of that name without type suffix ("value", "given"), in order, to `visit(const Element&)`.
    template <class Visit>
    void for_each(schema::Name name, Visit&& visit) const;
    /// The first child of that name, or an Element that does not exist.
    [[nodiscard]] Element child(std::string_view name) const;
    /// Shorthand: text of `child(name)`.
    [[nodiscard]] std::string_view text_of(std::string_view name) const { return child(name).text(); }

private:
    const Node* value_ = nullptr;
    const Node* companion_ = nullptr;
    const schema::ElementDefinition* definition_ = nullptr;
    const schema::Type* type_ = nullptr;
};

}  // namespace kakehashi::fhir

#include "kakehashi/fhir/element_inline.hpp"
