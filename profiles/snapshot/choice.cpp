#include "snapshot/choice.hpp"

#include <string>

#include "kakehashi/fhir/builder.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::Node;

bool is_choice(std::string_view name) { return name.ends_with("[x]"); }

/// "valueQuantity" for value[x] and Quantity.
std::string typed_name(std::string_view name, std::string_view type_code) {
    std::string typed(name.substr(0, name.size() - 3));
    if (type_code.empty()) return typed;
    typed += static_cast<char>(type_code[0] >= 'a' && type_code[0] <= 'z' ? type_code[0] - 'a' + 'A' : type_code[0]);
    return typed.append(type_code.substr(1));
}

/// The type that a typed name selects among those of the element, or nullptr.
const Node* type_of(const Draft& choice, std::string_view name) {
    if (!is_choice(choice.name)) return nullptr;
    for (const Node& type : choice.content.items_of("type"))
        if (typed_name(choice.name, type.text_of("code")) == name) return &type;
    return nullptr;
}

void narrow_type(Draft& draft, std::string_view name, Scratch& scratch) {
    const Node* type = type_of(draft, name);
    if (type == nullptr || draft.content.items_of("type").size() == 1) return;
    const Node* only[] = {type};
    draft.content.set("type", scratch.array(only));
}

const Node* slicing_by(std::string_view type, std::string_view path, std::string_view rules, Scratch& scratch) {
    fhir::Document slicing;
    fhir::Builder to = slicing.edit();
    to.append_object("discriminator").set_string("type", type).set_string("path", path);
    to.set_boolean("ordered", false).set_string("rules", rules);
    return scratch.kept(std::move(slicing));
}

}  // namespace

Draft* choice_of(Draft& parent, std::string_view name) {
    for (Draft& child : parent.children)
        if (type_of(child, name) != nullptr) return &child;
    return nullptr;
}

bool imply_slicing(Draft& element, Scratch& scratch) {
    const bool is_extension = element.name == "extension" || element.name == "modifierExtension";
    if (!is_choice(element.name) && !is_extension) return false;
    element.content.set("slicing", is_extension ? slicing_by("value", "url", "open", scratch)
                                                : slicing_by("type", "$this", "open", scratch));
    return true;
}

void close_choice(Draft& choice, std::string_view name, Scratch& scratch) {
    choice.content.set("slicing", slicing_by("type", "$this", "closed", scratch));
    narrow_type(choice, name, scratch);
}

void narrow_to_slice_type(Draft& slice, Scratch& scratch) { narrow_type(slice, slice.slice, scratch); }

}  // namespace kakehashi::profiles
