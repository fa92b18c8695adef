#include "json/place.hpp"

#include "kakehashi/fhir/element.hpp"

namespace kakehashi::fhir {
namespace {

class PlaceFinder {
public:
    explicit PlaceFinder(std::map<std::uint32_t, std::string>& paths) : paths_(paths) {}

    /// @param type what R4 says of the object; nullptr when it says nothing. The depth is bounded by the reader's
    /// limit.
    void visit(const Node& node, const schema::Type* type) {
        if (!node.is_object() && !node.is_array()) return;
        const bool may_be_resource = type == nullptr || (type->is_abstract && type->kind == schema::TypeKind::resource);
        if (node.is_object() && may_be_resource) type = Element::resource_at(node).type();
        if (path_.empty() && type != nullptr) path_ = type->name;
        if (const auto wanted = paths_.find(node.offset()); wanted != paths_.end()) wanted->second = path_;
        for (std::size_t i = 0; i < node.items().size(); ++i)
            below("[" + std::to_string(i) + "]", node.items()[i], type);
        for (const Member& member : node.members()) visit_member(member, type);
    }

private:
    void visit_member(const Member& member, const schema::Type* type) {
        std::string_view name = member.name;
        if (name.starts_with('_')) name.remove_prefix(1);
        const auto match = type == nullptr ? schema::ElementMatch{} : schema::find_element(*type, name);
        std::string step(path_.empty() ? "" : ".");
        below(step.append(match ? match.element->name : name), member.value, match.type);
    }

    void below(std::string_view step, const Node& node, const schema::Type* type) {
        const std::size_t length = path_.size();
        path_.append(step);
        visit(node, type);
        path_.resize(length);
    }

    std::map<std::uint32_t, std::string>& paths_;
    std::string path_;
};

}  // namespace

void find_places(const Node& root, std::map<std::uint32_t, std::string>& paths) {
    PlaceFinder(paths).visit(root, nullptr);
}

}  // namespace kakehashi::fhir
