#include <algorithm>
#include <array>

#include "evaluator.hpp"

/// Combining and comparing collections. Source: FHIRPath N1, functions: combining, existence
namespace kakehashi::fhir::fhirpath {
namespace {

Collection unite_with(Evaluator& evaluator, const Call& call) {
    return unite(evaluator, call.input, evaluator.argument(call, 0));
}
Collection combine(Evaluator& evaluator, const Call& call) {
    Collection out = call.input;
    for (Item& item : evaluator.argument(call, 0)) out.push_back(std::move(item));
    return out;
}
Collection distinct(Evaluator& evaluator, const Call& call) { return unite(evaluator, call.input, {}); }
Collection is_distinct(Evaluator& evaluator, const Call& call) {
    const Collection out = unite(evaluator, call.input, {});
    return only(make_boolean(out.size() == call.input.size()));
}
Collection intersect(Evaluator& evaluator, const Call& call) {
    const Collection other = evaluator.argument(call, 0);
    Collection out;
    for (const Item& item : call.input) {
        evaluator.step(other.size() + out.size());
        if (evaluator.failed()) return {};
        if (contains(other, item) && !contains(out, item)) out.push_back(item);
    }
    return out;
}
Collection exclude(Evaluator& evaluator, const Call& call) {
    const Collection other = evaluator.argument(call, 0);
    Collection out;
    for (const Item& item : call.input) {
        evaluator.step(other.size());
        if (evaluator.failed()) return {};
        if (!contains(other, item)) out.push_back(item);
    }
    return out;
}

bool is_subset(Evaluator& evaluator, const Collection& part, const Collection& whole) {
    evaluator.step(part.size() * whole.size());
    return !evaluator.failed() &&
           std::ranges::all_of(part, [&whole](const Item& item) { return contains(whole, item); });
}
Collection subset_of(Evaluator& evaluator, const Call& call) {
    return only(make_boolean(is_subset(evaluator, call.input, evaluator.argument(call, 0))));
}
Collection superset_of(Evaluator& evaluator, const Call& call) {
    return only(make_boolean(is_subset(evaluator, evaluator.argument(call, 0), call.input)));
}

constexpr std::array kFunctions{
    Function{"union", 1, 1, unite_with},    Function{"combine", 1, 1, combine},
    Function{"distinct", 0, 0, distinct},   Function{"isDistinct", 0, 0, is_distinct},
    Function{"intersect", 1, 1, intersect}, Function{"exclude", 1, 1, exclude},
    Function{"subsetOf", 1, 1, subset_of},  Function{"supersetOf", 1, 1, superset_of},
};

}  // namespace

std::span<const Function> set_functions() { return kFunctions; }

}  // namespace kakehashi::fhir::fhirpath
