// Which items make an invariant false: asked when it is, so that a finding on a Bundle can name the entries.
#include <algorithm>

#include "evaluator.hpp"

namespace kakehashi::fhir::fhirpath {
namespace {

bool is_function(const Ast& node, Shortcut shortcut) {
    return node.operation == Operation::function && node.function->shortcut == shortcut;
}

/// Whether all operands must be true.
bool is_conjunction(const Ast& node) {
    return node.operation == Operation::binary && node.oper == Operator::logical_and;
}

}  // namespace

void Evaluator::collect_unmet(const Ast& node, const Scope& scope, Collection& out) {
    if (failed()) return;
    if (is_conjunction(node)) {
        for (const Ast& operand : node.arguments)
            if (truth_of(operand, scope) != true) collect_unmet(operand, scope, out);
        return;
    }
    // What stands before `implies` holds, or the whole would.
    if (node.operation == Operation::binary && node.oper == Operator::implies && node.arguments.size() == 2)
        return collect_unmet(node.arguments.back(), scope, out);
    const bool is_all = is_function(node, Shortcut::all);
    const bool is_negated =
        is_function(node, Shortcut::negation) && !node.base.empty() && is_function(node.base.front(), Shortcut::exists);
    if (!is_all && !is_negated && !is_function(node, Shortcut::empty)) return;
    const Ast& list = is_negated ? node.base.front() : node;
    const Ast* criterion = list.arguments.empty() ? nullptr : &list.arguments.front();
    std::int64_t index = 0;
    each_of_base(list, scope, [&](const Item& item) {
        if (criterion == nullptr || matches(*criterion, item, index++, scope) != is_all) out.push_back(item);
        return !failed();
    });
}

Collection unmet_items(const Expression& expression, const Element& focus, const Environment& environment) {
    Collection out;
    if (expression.program() == nullptr) return out;
    const Item self = make_element(focus);
    Evaluator evaluator(environment, focus);
    evaluator.collect_unmet(expression.program()->root, Scope{.self = {&self, 1}, .index = 0, .total = nullptr}, out);
    if (evaluator.failed()) return {};
    std::erase_if(out, [](const Item& item) { return !item.element.exists(); });
    return out;
}

}  // namespace kakehashi::fhir::fhirpath
