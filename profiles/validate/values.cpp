#include "validate/values.hpp"

#include <algorithm>

namespace kakehashi::profiles {

using fhir::Element;
using fhir::Member;
using fhir::Node;

namespace {

/// Calls `visit(coding)` for the codings of a CodeableConcept, or for a Coding itself.
template <class Visit>
void for_each_coding(const Element& coded, Visit&& visit) {
    if (is_type(coded.type(), "CodeableConcept")) return coded.for_each("coding", visit);
    visit(coded);
}

/// Whether one Coding is the other or stands above it in their code system.
Membership is_above(const Element& a, const Element& b, const Terminology& from) {
    const std::string_view system = a.text_of("system");
    if (system.empty() || system != b.text_of("system")) return Membership::no;
    if (a.text_of("code") == b.text_of("code")) return Membership::yes;
    const CodeSystem* known = from.find_code_system(system).system;
    if (known == nullptr || known->is_only_grouped()) return Membership::unknown;
    const Concept* above = known->find(a.text_of("code"));
    const Concept* below = known->find(b.text_of("code"));
    if (above == nullptr || below == nullptr) return Membership::unknown;
    if (above == below || known->is_below(*below, *above)) return Membership::yes;
    return known->has_whole_hierarchy() ? Membership::no : Membership::unknown;
}

}  // namespace

bool equals_fixed(const Node& fixed, const Node* value) {
    if (value == nullptr || fixed.kind() != value->kind()) return false;
    if (fixed.is_object()) {
        return fixed.members().size() == value->members().size() &&
               std::ranges::all_of(fixed.members(), [&](const Member& member) {
                   return equals_fixed(member.value, value->find(member.name));
               });
    }
    if (fixed.is_array()) {
        return std::ranges::equal(fixed.items(), value->items(),
                                  [](const Node& a, const Node& b) { return equals_fixed(a, &b); });
    }
    return fixed.text() == value->text();
}

bool contains_pattern(const Node& pattern, const Node* value) {
    if (value == nullptr || pattern.kind() != value->kind()) return false;
    if (pattern.is_object()) {
        return std::ranges::all_of(pattern.members(), [&](const Member& member) {
            return contains_pattern(member.value, value->find(member.name));
        });
    }
    if (pattern.is_array()) {
        return std::ranges::all_of(pattern.items(), [&](const Node& wanted) {
            return std::ranges::any_of(value->items(),
                                       [&](const Node& item) { return contains_pattern(wanted, &item); });
        });
    }
    return pattern.text() == value->text();
}

bool is_version_of(const Element& element, const Node& pattern) {
    if (!is_type(element.type(), "canonical") || pattern.text().find('|') != std::string_view::npos) return false;
    const std::string_view text = element.text();
    return text.size() > pattern.text().size() && text.starts_with(pattern.text()) &&
           text[pattern.text().size()] == '|';
}

Membership membership_of(const Element& coded, std::string_view value_set, const Terminology& from) {
    if (coded.type() == nullptr) return Membership::unknown;
    if (coded.is_primitive()) return from.contains(value_set, "", coded.text());
    if (is_type(coded.type(), "CodeableConcept")) {
        Membership result = Membership::no;
        coded.for_each("coding", [&](const Element& coding) {
            const Membership one = membership_of(coding, value_set, from);
            if (result == Membership::no || one == Membership::yes) result = one;
        });
        return result;
    }
    const std::string_view code = coded.text_of("code");
    if (code.empty()) return Membership::no;
    const std::string_view system = coded.text_of("system");
    // A Coding without a system says nothing that a value set could have; its code alone must not stand for it.
    if (system.empty()) return Membership::no;
    return from.contains(value_set, system, code);
}

Membership subsumption_of(const Element& above, const Element& below, const Terminology& from) {
    Membership result = Membership::no;
    for_each_coding(above, [&](const Element& a) {
        for_each_coding(below, [&](const Element& b) { result = disjunction(result, is_above(a, b, from)); });
    });
    return result;
}

bool is_type(const fhir::schema::Type* type, std::string_view name) {
    for (; type != nullptr; type = type->base)
        if (type->name == name) return true;
    return false;
}

}  // namespace kakehashi::profiles
