#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ast.hpp"
#include "functions.hpp"
#include "value.hpp"

namespace kakehashi::fhir::fhirpath {

/// What `$this`, `$index` and `$total` mean at one place.
struct Scope {
    const Collection* self = nullptr;
    std::int64_t index = 0;
    const Collection* total = nullptr;
};

/// One evaluation. The first error sticks: everything after it gives the empty collection, and loops end.
class Evaluator {
public:
    Evaluator(const Environment& environment, const Element& focus) : environment_(environment), focus_(focus) {}

    [[nodiscard]] Collection run(const Ast& node, const Scope& scope);
    /// Evaluates `node` with `item` as `$this`.
    [[nodiscard]] Collection run_for(const Ast& node, const Item& item, std::int64_t index, const Scope& outer);
    /// The same as a criterion: false when empty.
    [[nodiscard]] bool matches(const Ast& node, const Item& item, std::int64_t index, const Scope& outer);
    /// An argument in the scope of the call.
    [[nodiscard]] Collection argument(const Call& call, std::size_t index);
    /// An argument that must be at most one item; nullopt when it is empty.
    [[nodiscard]] std::optional<Item> single_argument(const Call& call, std::size_t index);
    [[nodiscard]] std::optional<std::string> string_argument(const Call& call, std::size_t index);
    [[nodiscard]] std::optional<std::int64_t> integer_argument(const Call& call, std::size_t index);

    /// At most one item; more is an execution error.
    [[nodiscard]] std::optional<Item> single(const Collection& collection);
    /// Three-valued: nullopt is "empty". Source: FHIRPath N1, singleton evaluation
    [[nodiscard]] std::optional<bool> truth(const Collection& collection);

    Collection refuse(std::string_view why);
    [[nodiscard]] bool failed() const { return error_.has_value(); }
    [[nodiscard]] const std::optional<Issue>& error() const { return error_; }
    /// Counts work; ends the evaluation over the limit.
    void step(std::uint64_t count = 1);

    void append_children(const Item& item, std::string_view name, Collection& out);
    void append_all_children(const Item& item, Collection& out);

    [[nodiscard]] const Environment& environment() const { return environment_; }
    /// The one moment of this evaluation.
    [[nodiscard]] const std::string& now();

private:
    Collection binary(const Ast& node, const Scope& scope);
    Collection member(const Ast& node, const Scope& scope);
    Collection external(const std::string& name);
    Collection index(const Ast& node, const Scope& scope);
    Collection type_operation(const Ast& node, const Scope& scope);
    Collection base_of(const Ast& node, const Scope& scope);

    const Environment& environment_;
    const Element focus_;
    std::uint64_t steps_ = 0;
    std::optional<Issue> error_;
    std::string now_;
};

// operators.cpp
[[nodiscard]] Collection apply_logic(Operator oper, std::optional<bool> left, std::optional<bool> right);
[[nodiscard]] Collection compare_collections(Evaluator& evaluator, Operator oper, const Collection& a,
                                             const Collection& b);
[[nodiscard]] Collection calculate(Evaluator& evaluator, Operator oper, const Item& a, const Item& b);
[[nodiscard]] Collection equal_collections(Evaluator& evaluator, const Collection& a, const Collection& b);
[[nodiscard]] bool equivalent_collections(Evaluator& evaluator, const Collection& a, const Collection& b);
[[nodiscard]] Collection unite(Evaluator& evaluator, const Collection& a, const Collection& b);
[[nodiscard]] inline Collection only(Item item) {
    Collection out;
    out.push_back(std::move(item));
    return out;
}

}  // namespace kakehashi::fhir::fhirpath
