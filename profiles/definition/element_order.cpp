#include "definition/element_order.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

#include "kakehashi/fhir/schema.hpp"

namespace kakehashi::profiles {
namespace {

namespace schema = fhir::schema;

/// The element of a type that a step names, also by a typed name ("valueQuantity"); nullptr when it has none.
const schema::ElementDefinition* element_named(const schema::Type& type, std::string_view name) {
    if (name.ends_with("[x]")) name.remove_suffix(3);
    if (const auto* element = schema::find_element_by_name(type, name)) return element;
    return schema::find_element(type, name).element;
}

/// The type whose elements the steps lead to; nullptr when R4 alone does not tell.
const schema::Type* type_at(std::span<const Step> steps) {
    const schema::Type* type = steps.empty() ? nullptr : schema::find_type(steps.front().name);
    for (std::size_t i = 1; i < steps.size() && type != nullptr; ++i) {
        const schema::ElementDefinition* element = element_named(*type, steps[i].name);
        type = element != nullptr && element->types.size() == 1 ? element->types[0].type : nullptr;
    }
    return type;
}

bool is_same(const Step& a, const Step& b) { return a.name == b.name && a.slice == b.slice; }

/// Whether `later` stands before `earlier` though R4 has it behind: at the first step that differs.
bool is_out_of_order(std::span<const Step> later, std::span<const Step> earlier) {
    const auto [a, b] = std::ranges::mismatch(later, earlier, is_same);
    if (b == earlier.end()) return a != later.end();  // the parent after its child
    if (a == later.end() || a->name == b->name) return false;
    const schema::Type* type = type_at(later.first(static_cast<std::size_t>(a - later.begin())));
    if (type == nullptr) return false;
    const auto* stands_later = element_named(*type, a->name);
    const auto* stands_earlier = element_named(*type, b->name);
    // Both lie in one table, in the order of R4.
    return stands_later != nullptr && stands_earlier != nullptr && stands_later > stands_earlier;
}

}  // namespace

bool ElementOrder::follow(std::vector<Step> steps) {
    const bool is_early = is_out_of_order(before_, steps);
    before_ = std::move(steps);
    return is_early;
}

}  // namespace kakehashi::profiles
