#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kakehashi/fhir/element.hpp"
#include "kakehashi/fhir/issue.hpp"

/// FHIRPath N1 with the FHIR extensions: compile once, evaluate many times. Source: FHIRPath N1; R4 fhirpath.html
namespace kakehashi::fhir::fhirpath {

/// One item of a collection: an element of the document, or a value that the expression computed.
struct Item {
    Element element;  ///< exists() for elements of the document
    std::string_view
        type;  ///< static storage: "Patient", "string", "System.Boolean", "System.Decimal", "System.Quantity", …
    std::string text;  ///< primitives and computed values: the value as text; quantities: the number
    std::string unit;  ///< System.Quantity: the unit, without quotes
};
using Collection = std::vector<Item>;

/// What an expression may ask its surroundings. Unset functions answer "not there".
struct Environment {
    Element resource;       ///< %resource: the resource that holds the focus
    Element root_resource;  ///< %rootResource: its container, when %resource is contained
    /// `resolve()`: the resource that a reference text means, in this Bundle or container. `from` is the element that
    /// has the reference, or does not exist when the expression computed the text.
    std::function<Element(const Element& from, std::string_view reference)> resolve;
    /// `memberOf()`: nullopt means that the value set's content is not at hand.
    std::function<std::optional<bool>(const Element& coded, std::string_view value_set)> member_of;
    /// `conformsTo()`: nullopt means that the profile is not at hand.
    std::function<std::optional<bool>(const Element& resource, std::string_view profile)> conforms_to;
    /// `slice()`: whether the element is in that slice of the profile; nullopt means that neither is at hand.
    std::function<std::optional<bool>(const Element& element, std::string_view profile, std::string_view slice)>
        in_slice;
    /// `subsumes()`: whether one code (Coding, CodeableConcept) is the other or stands above it; nullopt: not at hand.
    std::function<std::optional<bool>(const Element& above, const Element& below)> subsumes;
    /// `elementDefinition()`: what R4 states of the element, or an Element that does not exist.
    std::function<Element(const Element& element)> element_definition;
    /// Further `%name` variables.
    std::vector<std::pair<std::string, Collection>> variables;
    /// As for people who write an expression: a name that no type has, and `as` on several items, are errors. R4's own
    /// invariants need the lenient form.
    bool is_strict = false;
    std::uint64_t steps_max = 10'000'000;  ///< evaluation ends with Issue `too_costly` after so many steps
    /// Evaluation ends with Issue `timeout` soon after this moment; looked at every few thousand steps.
    std::optional<std::chrono::steady_clock::time_point> deadline;
    std::string now;  ///< `now()`, `today()`, `timeOfDay()`: an instant; empty reads the clock
};

/// A compiled expression: immutable, shared between threads.
class Expression {
public:
    Expression();
    Expression(const Expression&);
    Expression(Expression&&) noexcept;
    Expression& operator=(const Expression&);
    Expression& operator=(Expression&&) noexcept;
    ~Expression();
    [[nodiscard]] std::string_view text() const;

    struct Program;
    explicit Expression(std::shared_ptr<const Program> program);
    [[nodiscard]] const Program* program() const { return program_.get(); }

private:
    std::shared_ptr<const Program> program_;
};

/// @return the compiled expression, or Issue `invalid` naming the column
[[nodiscard]] Result<Expression> compile(std::string_view text);

/// @param focus the input collection's one element, which is also %context
/// @return the result, or Issue `processing` (execution error), `too_costly` or `timeout`
[[nodiscard]] Result<Collection> evaluate(const Expression& expression, const Element& focus,
                                          const Environment& environment);

/// For invariants: true unless the result is `false` or empty. Source: R4 conformance-rules.html#constraints
[[nodiscard]] Result<bool> holds(const Expression& expression, const Element& focus, const Environment& environment);

/// Which elements make an invariant false: those that do not meet the criterion of its `all()`, or that are there
/// though `empty()` or `exists().not()` wants none. Nothing where its form does not tell, or it cannot be evaluated.
[[nodiscard]] Collection unmet_items(const Expression& expression, const Element& focus,
                                     const Environment& environment);

}  // namespace kakehashi::fhir::fhirpath
