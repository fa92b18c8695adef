#include "resource_tree.hpp"

#include <algorithm>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"

namespace kakehashi::fuzz {

using fhir::Node;
using fhir::NodeKind;

Value* Value::find(std::string_view name) {
    const auto found = std::ranges::find(members, name, &std::pair<std::string, Value>::first);
    return found == members.end() ? nullptr : &found->second;
}

Value& Value::set(std::string_view name, Value value) {
    if (Value* old = find(name)) return *old = std::move(value);
    return members.emplace_back(std::string(name), std::move(value)).second;
}

Value string_value(std::string_view text) { return {.kind = NodeKind::string, .text = std::string(text)}; }

Value resource_value(const fhir::schema::Type& type) {
    Value resource{.kind = NodeKind::object, .type = &type};
    resource.set("resourceType", string_value(type.name));
    return resource;
}

Value value_of(const Node& node) {
    Value value{.kind = node.kind(), .text = std::string(node.text())};
    for (const Node& item : node.items()) value.items.push_back(value_of(item));
    for (const fhir::Member& member : node.members())
        value.members.emplace_back(std::string(member.name), value_of(member.value));
    return value;
}

void assign_types(Value& value, const fhir::schema::Type* declared) {
    value.type = declared;
    const bool may_be_resource =
        declared == nullptr || (declared->is_abstract && declared->kind == fhir::schema::TypeKind::resource);
    if (const Value* name = value.find("resourceType"); name != nullptr && may_be_resource)
        value.type = fhir::schema::find_type(name->text);
    for (Value& item : value.items) assign_types(item, declared);
    for (auto& [name, member] : value.members) {
        const std::string_view known = std::string_view(name).substr(name.starts_with('_') ? 1 : 0);
        const auto match =
            value.type == nullptr ? fhir::schema::ElementMatch{} : fhir::schema::find_element(*value.type, known);
        assign_types(member, match.type);
    }
}

namespace {

/// One JSON text of a string.
std::string quoted(const std::string& text) {
    fhir::Document document;
    if (text.empty()) return "\"\"";
    document.edit().set_string("x", text);
    return fhir::write_json(*document.root().find("x"));
}

void append(const Value& value, std::string& out) {
    const char* separator = "";
    switch (value.kind) {
        case NodeKind::null:
            out += "null";
            break;
        case NodeKind::boolean:
        case NodeKind::number:
            out += value.text;
            break;
        case NodeKind::string:
            out += quoted(value.text);
            break;
        case NodeKind::array:
            out += '[';
            for (const Value& item : value.items) {
                out += std::exchange(separator, ",");
                append(item, out);
            }
            out += ']';
            break;
        case NodeKind::object:
            out += '{';
            for (const auto& [name, member] : value.members) {
                out.append(std::exchange(separator, ",")).append(quoted(name)).append(":");
                append(member, out);
            }
            out += '}';
            break;
    }
}

void collect(Value& value, std::vector<Value*>& out) {
    out.push_back(&value);
    for (Value& item : value.items) collect(item, out);
    for (auto& [name, member] : value.members) collect(member, out);
}

}  // namespace

std::string to_json(const Value& value) {
    std::string out;
    append(value, out);
    return out;
}

std::vector<Value*> all_values(Value& root) {
    std::vector<Value*> out;
    collect(root, out);
    return out;
}

}  // namespace kakehashi::fuzz
