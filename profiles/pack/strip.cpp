#include "pack/strip.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "kakehashi/fhir/builder.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::ArrayBuilder;
using fhir::Builder;
using fhir::Node;

// What the tool that published a resource says of it, and what is for reading.
constexpr std::array<std::string_view, 11> kOfResource{"text",    "contact",    "description",  "copyright",
                                                       "purpose", "useContext", "jurisdiction", "keyword",
                                                       "mapping", "publisher",  "meta"};
constexpr std::array<std::string_view, 9> kOfElement{
    "definition", "comment", "requirements", "mapping", "alias", "example", "short", "isSummary", "meaningWhenMissing"};

template <class Names>
bool is_any(const Names& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool has_items(const Node* list) {
    const Node* elements = list != nullptr ? list->find("element") : nullptr;
    return elements != nullptr && !elements->items().empty();
}

/// One element of a profile; of its invariants and its binding the parts that a machine reads.
void copy_element(const Node& from, Builder to) {
    for (const auto& member : from.members()) {
        const std::string_view name = member.name.starts_with('_') ? member.name.substr(1) : member.name;
        // The report on must-support elements names them.
        const bool is_named = name == "short" && from.text_of("mustSupport") == "true";
        if (is_any(kOfElement, name) && !is_named) continue;
        to.set_copy(member.name, member.value);
        if (name == "binding") to.object("binding").remove("description").remove("extension");
    }
    if (from.find("constraint") == nullptr) return;
    to.remove("constraint");
    for (const Node& each : from.find("constraint")->items()) {
        Builder kept = to.append_object("constraint");
        for (const auto& member : each.members())
            if (member.name != "xpath" && member.name != "requirements" && member.name != "extension")
                kept.set_copy(member.name, member.value);
    }
}

void copy_elements(const Node& list, Builder to) {
    ArrayBuilder elements = to.array("element");
    for (const Node& element : list.find("element")->items()) copy_element(element, elements.append_object());
}

}  // namespace

fhir::Document strip(const fhir::Document& resource) {
    const Node& root = resource.root();
    fhir::Document stripped;
    Builder to = stripped.edit();
    const bool is_profile = resource.resource_type() == "StructureDefinition";
    const bool has_snapshot = has_items(root.find("snapshot"));
    for (const auto& member : root.members()) {
        const std::string_view name = member.name.starts_with('_') ? member.name.substr(1) : member.name;
        if (is_any(kOfResource, name)) continue;
        if (!is_profile || (name != "snapshot" && name != "differential")) {
            to.set_copy(member.name, member.value);
        } else if (has_items(&member.value) && (name == "snapshot" || !has_snapshot)) {
            copy_elements(member.value, to.object(name));  // a snapshot says all that the differential says
        }
    }
    return stripped;
}

}  // namespace kakehashi::profiles
