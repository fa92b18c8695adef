#include <algorithm>
#include <array>

#include "evaluator.hpp"
#include "messages.hpp"

/// Existence, filtering, projection, subsetting, navigation, aggregates. Source: FHIRPath N1, functions
namespace kakehashi::fhir::fhirpath {
namespace {

template <bool Wanted, bool Every>
Collection truth_of_all(Evaluator& evaluator, const Call& call) {
    bool found = Every;
    for (const Item& item : call.input) {
        if (kind_of(item) != Kind::boolean) return evaluator.refuse(fhirpath_messages::kTruthValues);
        const bool same = (text_of(item) == "true") == Wanted;
        if (same != Every) found = same;
    }
    return only(make_boolean(found));
}

Collection select(Evaluator& evaluator, const Call& call) {
    Collection out;
    std::int64_t index = 0;
    for (const Item& item : call.input) {
        for (Item& found : evaluator.run_for(call.node.arguments.front(), item, index++, call.scope))
            out.push_back(std::move(found));
        if (evaluator.failed()) return {};
    }
    return out;
}

Collection repeat(Evaluator& evaluator, const Call& call) {
    Collection out;
    Collection pending = call.input;
    while (!pending.empty() && !evaluator.failed()) {
        Collection next;
        for (const Item& item : pending) {
            for (Item& found : evaluator.run_for(call.node.arguments.front(), item, 0, call.scope)) {
                evaluator.step(out.size());
                if (evaluator.failed()) return {};
                if (contains(out, found)) continue;
                out.push_back(found);
                next.push_back(std::move(found));
            }
        }
        pending = std::move(next);
    }
    return out;
}

Collection repeat_all(Evaluator& evaluator, const Call& call) {
    Collection out;
    Collection pending = call.input;
    while (!pending.empty() && !evaluator.failed()) {
        Collection next;
        for (const Item& item : pending)
            for (Item& found : evaluator.run_for(call.node.arguments.front(), item, 0, call.scope))
                next.push_back(std::move(found));
        out.insert(out.end(), next.begin(), next.end());
        pending = std::move(next);
    }
    return out;
}

Collection count(Evaluator&, const Call& call) {
    return only(make_integer(static_cast<std::int64_t>(call.input.size())));
}
Collection first(Evaluator&, const Call& call) { return call.input.empty() ? Collection{} : only(call.input.front()); }
Collection last(Evaluator&, const Call& call) { return call.input.empty() ? Collection{} : only(call.input.back()); }
Collection single(Evaluator& evaluator, const Call& call) {
    const auto item = evaluator.single(call.input);
    return item ? only(*item) : Collection{};
}

Collection from_to(const Collection& input, std::int64_t begin, std::int64_t count) {
    const auto size = static_cast<std::int64_t>(input.size());
    begin = std::clamp<std::int64_t>(begin, 0, size);
    const std::int64_t end = std::clamp<std::int64_t>(begin + count, begin, size);
    return {input.begin() + begin, input.begin() + end};
}
Collection tail(Evaluator&, const Call& call) {
    return from_to(call.input, 1, static_cast<std::int64_t>(call.input.size()));
}
Collection skip(Evaluator& evaluator, const Call& call) {
    const auto number = evaluator.integer_argument(call, 0);
    return number ? from_to(call.input, *number, static_cast<std::int64_t>(call.input.size())) : Collection{};
}
Collection take(Evaluator& evaluator, const Call& call) {
    const auto number = evaluator.integer_argument(call, 0);
    return number ? from_to(call.input, 0, *number) : Collection{};
}

Collection children(Evaluator& evaluator, const Call& call) {
    Collection out;
    for (const Item& item : call.input) evaluator.append_all_children(item, out);
    evaluator.step(out.size());
    return out;
}
Collection descendants(Evaluator& evaluator, const Call& call) {
    Collection out = children(evaluator, call);
    for (std::size_t i = 0; i < out.size() && !evaluator.failed(); ++i) {
        const Item item = out[i];
        evaluator.append_all_children(item, out);
        evaluator.step();
    }
    return out;
}

Collection choose(Evaluator& evaluator, const Call& call) {
    if (call.input.size() > 1) return evaluator.refuse(fhirpath_messages::kIifInput);
    const Scope scope{.self = std::span<const Item>(call.input), .index = call.scope.index, .total = call.scope.total};
    const Collection criterion = evaluator.run(call.node.arguments[0], scope);
    if (criterion.size() == 1 && kind_of(criterion.front()) != Kind::boolean)
        return evaluator.refuse(fhirpath_messages::kIifCriterion);
    const bool holds = evaluator.truth(criterion).value_or(false);
    if (evaluator.failed()) return {};
    if (holds) return evaluator.run(call.node.arguments[1], scope);
    return call.node.arguments.size() > 2 ? evaluator.run(call.node.arguments[2], scope) : Collection{};
}

Collection aggregate(Evaluator& evaluator, const Call& call) {
    Collection total = evaluator.argument(call, 1);
    std::int64_t index = 0;
    for (const Item& item : call.input) {
        const Scope scope{.self = call.scope.self, .index = 0, .total = &total};
        Collection next = evaluator.run_for(call.node.arguments.front(), item, index++, scope);
        if (evaluator.failed()) return {};
        total = std::move(next);
    }
    return total;
}

Collection trace(Evaluator&, const Call& call) { return call.input; }

Collection as(Evaluator& evaluator, const Call& call) {
    if (evaluator.environment().is_strict && call.input.size() > 1)
        return evaluator.refuse(fhirpath_messages::kAsFunction);
    Collection out;
    for (const Item& item : call.input)
        if (is_of_type(item, call.node.text)) out.push_back(item);
    return out;
}
Collection is(Evaluator& evaluator, const Call& call) {
    const auto item = evaluator.single(call.input);
    return item ? only(make_boolean(is_of_type(*item, call.node.text))) : Collection{};
}

/// `sort()`, `sort(key, -key)`: a minus before a key turns its order round.
Collection sort(Evaluator& evaluator, const Call& call) {
    struct Row {
        std::vector<Collection> keys;
        Item item;
    };
    std::vector<Row> rows;
    for (const Item& item : call.input) {
        Row row{.keys = {}, .item = item};
        if (call.node.arguments.empty()) row.keys.push_back(only(item));
        for (const Ast& key : call.node.arguments) {
            const bool negative = key.operation == Operation::negative;
            row.keys.push_back(evaluator.run_for(negative ? key.base.front() : key, item, 0, call.scope));
        }
        rows.push_back(std::move(row));
    }
    evaluator.step(rows.size() * 16);
    if (evaluator.failed()) return {};
    const auto before = [&call](const Row& a, const Row& b) {
        for (std::size_t i = 0; i < a.keys.size(); ++i) {
            const bool negative =
                !call.node.arguments.empty() && call.node.arguments[i].operation == Operation::negative;
            const Collection& left = negative ? b.keys[i] : a.keys[i];
            const Collection& right = negative ? a.keys[i] : b.keys[i];
            if (left.empty() || right.empty()) {
                if (left.empty() != right.empty()) return left.empty();
                continue;
            }
            const auto order = compare_items(left.front(), right.front()).order;
            if (order && *order != 0) return *order < 0;
        }
        return false;
    };
    std::ranges::stable_sort(rows, before);
    Collection out;
    for (Row& row : rows) out.push_back(std::move(row.item));
    return out;
}

// What has no function of its own here is answered by Evaluator::truth_of and each.
constexpr std::array kFunctions{
    Function{"empty", 0, 0, nullptr, false, Shortcut::empty},
    Function{"not", 0, 0, nullptr, false, Shortcut::negation},
    Function{"where", 1, 1, nullptr, false, Shortcut::where},
    Function{"exists", 0, 1, nullptr, false, Shortcut::exists},
    Function{"all", 1, 1, nullptr, false, Shortcut::all},
    Function{"allTrue", 0, 0, truth_of_all<true, true>},
    Function{"anyTrue", 0, 0, truth_of_all<true, false>},
    Function{"allFalse", 0, 0, truth_of_all<false, true>},
    Function{"anyFalse", 0, 0, truth_of_all<false, false>},
    Function{"select", 1, 1, select},
    Function{"repeat", 1, 1, repeat},
    Function{"repeatAll", 1, 1, repeat_all},
    Function{"count", 0, 0, count},
    Function{"first", 0, 0, first},
    Function{"last", 0, 0, last},
    Function{"single", 0, 0, single},
    Function{"tail", 0, 0, tail},
    Function{"skip", 1, 1, skip},
    Function{"take", 1, 1, take},
    Function{"children", 0, 0, children},
    Function{"descendants", 0, 0, descendants},
    Function{"iif", 2, 3, choose},
    Function{"aggregate", 1, 2, aggregate},
    Function{"trace", 1, 2, trace},
    Function{"sort", 0, 10, sort},
    Function{"ofType", 1, 1, nullptr, true, Shortcut::of_type},
    Function{"as", 1, 1, as, true},
    Function{"is", 1, 1, is, true},
};

}  // namespace

std::span<const Function> collection_functions() { return kFunctions; }

}  // namespace kakehashi::fhir::fhirpath
