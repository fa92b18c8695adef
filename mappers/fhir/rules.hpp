#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "fhir/version.hpp"

namespace kakehashi::mappers::bundles {

/// What becomes of an element that R4 has under another name, in another form, or nowhere. What has no rule is taken
/// over when R4 knows it at its place, and is unmapped otherwise.
enum class Action : std::uint8_t {
    move,                  ///< to `target`
    ignore,                ///< on purpose; `argument` is the reason
    leave,                 ///< unmapped, though R4 has an element of that name: it means another thing
    refuse,                ///< turns the meaning of the resource and cannot be said in R4
    codes,                 ///< a code; `argument` maps those that changed: "aborted=stopped"
    concept_of_code,       ///< a code becomes a CodeableConcept; `argument`: its system, then a map like that of codes
    coding,                ///< a code or uri becomes a Coding of the system `argument`
    identifier,            ///< a text becomes an Identifier of the system `argument`
    without_prefix,        ///< a text, less the prefix `argument`
    negated,               ///< a boolean
    coding_of_concept,     ///< of a CodeableConcept the first coding
    code_of_concept,       ///< of a CodeableConcept the first coding's code
    value_of_identifier,   ///< of an Identifier the value
    concept_or_reference,  ///< an R5 CodeableReference; `target`: where its concept goes, and its reference ("-":
                           ///< nowhere)
    one_of_both,           ///< the same where R4 has a choice: the reference, else the concept
    status_when_true,      ///< a boolean that R4 says by the code `argument` of the element `target`
    status_of_code,        ///< a code that R4 says by the status: `argument` maps it; what it maps to "" says nothing
    by_type,               ///< {type, target}: `argument` says where the target of each type goes
    flatten,               ///< the members of the object have rules of their own, under the owner `argument`
    class_of_coverage,     ///< Coverage.grouping: a class of type `argument`, named by `target`'s text
};

/// One row of the tables. An owner is a resource type as that version calls it, or a backbone element or data type as
/// R4 does. In `target`, `[]` is the first item of a list and `[+]` a new one.
struct Rule {
    Versions versions;
    std::string_view owner;
    std::string_view member;
    Action action;
    std::string_view target{};
    std::string_view argument{};
};

/// A table in the order that it is searched in.
template <std::size_t size>
[[nodiscard]] constexpr std::array<Rule, size> sorted_by_owner(std::array<Rule, size> rules) {
    std::ranges::sort(rules, {}, [](const Rule& rule) { return std::pair(rule.owner, rule.member); });
    return rules;
}
/// All rows about DSTU2 and STU3, and all about R5, by owner and member.
[[nodiscard]] std::span<const Rule> rules_before_r4();
[[nodiscard]] std::span<const Rule> rules_after_r4();
/// The rows of one owner that may concern `version`, and others; none for R4. Two rows of one member both apply.
[[nodiscard]] std::span<const Rule> rules_of(std::string_view owner, Version version);

/// A value that R4 demands and that the version says by the resource's type, or not at all.
struct Constant {
    Versions versions;
    std::string_view owner;
    std::string_view member;
    std::string_view value;  ///< "": an element that says that the source does not tell (data-absent-reason)
};
[[nodiscard]] std::span<const Constant> constants();

/// Whether the resource type can be converted from `version`; R4: any.
[[nodiscard]] bool is_convertible(std::string_view type, Version version);

/// Looks a code up in "a=b c=d".
/// @return what it becomes; the code itself when it is not listed
[[nodiscard]] std::string_view mapped_code(std::string_view map, std::string_view code);

}  // namespace kakehashi::mappers::bundles
