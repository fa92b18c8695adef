#include "kakehashi/fhir/schema.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <functional>

namespace kakehashi::fhir::schema {
namespace {

using namespace std::string_view_literals;

/// A name that members of a type's JSON object may have, and what it means.
struct MemberName {
    std::string_view name;
    std::uint16_t element = 0;   // index in Type::elements
    const Type* type = nullptr;  // nullptr: a choice's name without type suffix, or more than one type
};

/// A type's names, and the hash table over them.
struct TypeNames {
    std::span<const MemberName> names;
    std::span<const std::uint16_t> slots;
};

struct NamedValueSet {
    std::string_view canonical;
    std::span<const EnumeratedCode> codes;
};

#include "r4_schema.inc"

constexpr std::uint16_t kNoSlot = 0xFFFF;

/// The index of the entry that `name_at(index)` says is `name`, or kNoSlot. Tables are at most half full.
template <class NameAt>
std::uint16_t find_slot(std::span<const std::uint16_t> slots, Name name, NameAt name_at) {
    if (slots.empty()) return kNoSlot;
    const std::size_t mask = slots.size() - 1;
    std::size_t at = name.hash() & mask;
    while (slots[at] != kNoSlot && name_at(slots[at]) != name.text()) at = (at + 1) & mask;
    return slots[at];
}

const MemberName* find_member(const Type& type, Name name) {
    assert(&type >= std::begin(kTypes) && &type < std::end(kTypes));
    const TypeNames& names = kTypeNames[&type - kTypes];
    const auto at = find_slot(names.slots, name, [&](std::size_t index) { return names.names[index].name; });
    return at == kNoSlot ? nullptr : &names.names[at];
}

}  // namespace

const Type* find_type(std::string_view name) {
    const auto at = find_slot(kTypeSlots, name, [](std::size_t index) { return kTypes[index].name; });
    return at == kNoSlot ? nullptr : &kTypes[at];
}

std::span<const Type> all_types() { return kTypes; }

ElementMatch find_element(const Type& type, Name json_name) {
    const MemberName* member = find_member(type, json_name);
    if (member == nullptr || member->type == nullptr) return {};
    return {.element = &type.elements[member->element], .type = member->type, .name = member->name};
}

const ElementDefinition* find_element_by_name(const Type& type, Name name) {
    const MemberName* member = find_member(type, name);
    if (member == nullptr) return nullptr;
    const ElementDefinition& element = type.elements[member->element];
    return element.name == name.text() ? &element : nullptr;
}

bool is_a(const Type& type, const Type& ancestor) {
    for (const Type* at = &type; at != nullptr; at = at->base)
        if (at == &ancestor) return true;
    return false;
}

EnumeratedValueSet find_value_set(std::string_view canonical) {
    const std::string_view wanted = canonical.substr(0, canonical.find('|'));
    const auto* found = std::ranges::lower_bound(kValueSets, wanted, std::ranges::less{}, &NamedValueSet::canonical);
    if (found == std::end(kValueSets) || found->canonical != wanted) return {};
    return {.known = true, .codes = found->codes};
}

}  // namespace kakehashi::fhir::schema
