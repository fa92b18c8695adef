#pragma once

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ast.hpp"
#include "functions.hpp"
#include "value.hpp"

namespace kakehashi::fhir::fhirpath_messages {
struct Reason;
}

namespace kakehashi::fhir::fhirpath {

/// What `$this`, `$index` and `$total` mean at one place.
struct Scope {
    std::span<const Item> self;
    std::int64_t index = 0;
    const Collection* total = nullptr;
};

/// Takes an item and says whether it wants more. Lives no longer than the call that it is passed to.
class Visit {
public:
    template <std::invocable<const Item&> Callable>
        requires(!std::same_as<std::remove_cvref_t<Callable>, Visit>)
    Visit(Callable&& callable)  // NOLINT(google-explicit-constructor): a lambda at the call is the whole point
        : callable_(std::addressof(callable)), call_([](void* at, const Item& item) {
              return bool((*static_cast<std::remove_reference_t<Callable>*>(at))(item));
          }) {}
    bool operator()(const Item& item) const { return call_(callable_, item); }

private:
    void* callable_;
    bool (*call_)(void*, const Item&);
};

/// One evaluation. The first error sticks: everything after it gives the empty collection, and loops end.
class Evaluator {
public:
    Evaluator(const Environment& environment, const Element& focus)
        : environment_(environment), focus_(focus), next_look_(next_look()) {}

    [[nodiscard]] Collection run(const Ast& node, const Scope& scope);
    /// The same collection item by item, without making it, as long as `visit` wants more: what only asks whether
    /// something is there ends at the first item. An item lives for the visit only.
    void each(const Ast& node, const Scope& scope, Visit visit);
    /// The node as a truth value, without making collections on the way; nullopt is "empty".
    [[nodiscard]] std::optional<bool> truth_of(const Ast& node, const Scope& scope);
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

    /// At most one item; more is an execution error. @return the item, or nullptr
    [[nodiscard]] const Item* single(const Collection& collection);
    [[nodiscard]] std::optional<Item> single(Collection&& collection);
    /// Three-valued: nullopt is "empty". Source: FHIRPath N1, singleton evaluation
    [[nodiscard]] std::optional<bool> truth(std::span<const Item> items);

    /// Appends the items that make the node, which is not true, what it is.
    void collect_unmet(const Ast& node, const Scope& scope, Collection& out);

    /// @param what the text that the reason is about; "" when it names none
    Collection refuse(const fhirpath_messages::Reason& why, std::string_view what = {});
    [[nodiscard]] bool failed() const { return error_.has_value(); }
    [[nodiscard]] const std::optional<Issue>& error() const { return error_; }
    /// Counts work; ends the evaluation over the limit.
    void step(std::uint64_t count = 1) {
        steps_ += count;
        if (steps_ > next_look_) look_at_limits();
    }

    void append_children(const Item& item, std::string_view name, Collection& out);
    void append_all_children(const Item& item, Collection& out);

    [[nodiscard]] const Environment& environment() const { return environment_; }
    /// The one moment of this evaluation.
    [[nodiscard]] const std::string& now();

private:
    void look_at_limits();
    [[nodiscard]] std::uint64_t next_look() const {
        constexpr std::uint64_t kStepsBetweenLooksAtTheClock = 4096;
        return std::min(environment_.steps_max, steps_ + kStepsBetweenLooksAtTheClock);
    }
    Collection binary(const Ast& node, const Scope& scope);
    Collection collect(const Ast& node, const Scope& scope);
    Collection external(const std::string& name);
    Collection index(const Ast& node, const Scope& scope);
    Collection type_operation(const Ast& node, const Scope& scope);
    Collection base_of(const Ast& node, const Scope& scope);
    void each_member(const Ast& node, const Scope& scope, Visit visit);
    bool each_child(const Ast& node, const Item& item, Visit visit);
    void each_of_base(const Ast& node, const Scope& scope, Visit visit);
    std::optional<bool> truth_of_logic(const Ast& node, const Scope& scope);
    std::optional<bool> truth_of_function(const Ast& node, const Scope& scope);
    std::optional<bool> equals_literal(const Ast& node, const Scope& scope);

    const Environment& environment_;
    const Element focus_;
    std::uint64_t steps_ = 0;
    std::uint64_t next_look_;  // the step after which the limits are looked at: most steps only count
    std::optional<Issue> error_;
    std::string now_;
};

/// Whether the node is at most one truth value, which Evaluator::truth_of finds without collections.
[[nodiscard]] bool is_truth(const Ast& node);
/// Whether Evaluator::each finds the node's items one by one.
[[nodiscard]] bool is_stream(const Ast& node);

// operators.cpp
[[nodiscard]] std::optional<bool> apply_logic(Operator oper, std::optional<bool> left, std::optional<bool> right);
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
