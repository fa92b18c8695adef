#include "compile/must_support.hpp"

#include <algorithm>
#include <utility>

#include "compile/rule.hpp"

namespace kakehashi::profiles {
namespace {

namespace schema = fhir::schema;

/// What stands around a rule: what R4 says of its element, and the id so far.
struct Surroundings {
    const schema::ElementDefinition* definition = nullptr;
    std::string id;
};

/// The type whose elements stand below; nullptr when several may.
const schema::Type* type_below(const Rule& rule, const schema::ElementDefinition* definition) {
    const schema::Type* stated = rule.types.size() == 1 ? schema::find_type(rule.types[0].code) : nullptr;
    // Backbone elements have a type of their own, which the code BackboneElement hides.
    if (stated != nullptr && stated->name != "BackboneElement" && stated->name != "Element") return stated;
    return definition != nullptr && definition->types.size() == 1 ? definition->types[0].type : nullptr;
}

SupportedElement collect(const Rule& rule, const Surroundings& around);

void collect_children(const Rule& rule, const schema::Type* type, SupportedElement& to) {
    for (const Rule& child : rule.children) {
        const auto* definition = type != nullptr ? schema::find_element_by_name(*type, child.name) : nullptr;
        std::string id = to.id + "." + child.name;
        if (definition != nullptr && definition->is_choice) id += "[x]";
        SupportedElement found = collect(child, {definition, std::move(id)});
        const bool has_any = found.definition != nullptr || !found.children.empty() || !found.slices.empty();
        if (has_any) to.children.push_back(std::move(found));
    }
}

SupportedElement collect(const Rule& rule, const Surroundings& around) {
    SupportedElement element;
    element.name = rule.name;
    element.slice = rule.slice;
    element.id = around.id;
    element.min = rule.min;
    element.max = rule.max;
    if (around.definition != nullptr) {
        if (rule.slice.empty()) element.min = std::max(element.min, std::uint16_t{around.definition->min});
        element.max = std::min(element.max, std::uint16_t{around.definition->max});
    }
    if (element.max == 0) return element;  // forbidden: there is nothing to support
    element.definition = rule.must_support;
    collect_children(rule, type_below(rule, around.definition), element);
    for (const Rule& slice : rule.slices) {
        // A slice of a slice is written with a stroke. Source: R4 profiling.html#reslicing
        const std::string id = around.id + (rule.slice.empty() ? ":" : "/") + slice.slice;
        SupportedElement found = collect(slice, {around.definition, id});
        const bool has_any = found.definition != nullptr || !found.children.empty() || !found.slices.empty();
        if (has_any) element.slices.push_back(std::move(found));
    }
    return element;
}

}  // namespace

SupportedElement collect_must_support(const Rule& root, std::string_view type) {
    SupportedElement element;
    element.id = type;
    collect_children(root, schema::find_type(type), element);
    return element;
}

}  // namespace kakehashi::profiles
