#pragma once

#include <cstdint>

namespace kakehashi::profiles {

/// Whether a value set has a code, a concept a property, … `unknown`: the content that would tell is not here.
enum class Membership : std::uint8_t { no, yes, unknown };

[[nodiscard]] inline Membership conjunction(Membership a, Membership b) {
    if (a == Membership::no || b == Membership::no) return Membership::no;
    return a == Membership::unknown ? a : b;
}
[[nodiscard]] inline Membership disjunction(Membership a, Membership b) {
    if (a == Membership::yes || b == Membership::yes) return Membership::yes;
    return a == Membership::unknown ? a : b;
}
[[nodiscard]] inline Membership negation(Membership a) {
    if (a == Membership::unknown) return a;
    return a == Membership::yes ? Membership::no : Membership::yes;
}
[[nodiscard]] inline Membership membership(bool answer) { return answer ? Membership::yes : Membership::no; }

}  // namespace kakehashi::profiles
