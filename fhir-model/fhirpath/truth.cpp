// Truth values without collections: invariants ask whether something is there, and most of what they look at need not
// be gathered to answer that.
#include <algorithm>
#include <span>

#include "evaluator.hpp"
#include "messages.hpp"

namespace kakehashi::fhir::fhirpath {
namespace {

bool is_logic(Operator oper) {
    return oper == Operator::logical_and || oper == Operator::logical_or || oper == Operator::logical_xor ||
           oper == Operator::implies;
}

/// Whether the element can have a member of that name: its own type, or another one that R4 allows in its place.
bool can_have_member(const Element& element, std::string_view name) {
    if (element.type() == nullptr || name == "value") return true;
    const auto has = [name](const schema::Type* type) {
        return type == nullptr || schema::find_element_by_name(*type, name) != nullptr;
    };
    if (has(element.type()) || element.definition() == nullptr) return has(element.type());
    // Any resource may stand in an entry: what another one would have is no mistake.
    if (element.type()->kind == schema::TypeKind::resource) return true;
    return std::ranges::any_of(element.definition()->types, [&](const auto& each) { return has(each.type); });
}

/// Whether the item can have the member, or has no type that could tell.
bool knows_member(const Item& item, std::string_view name) {
    return !item.element.exists() || can_have_member(item.element, name);
}

bool is_type_of_root(const Ast& node, const Item& item) {
    if (node.text.empty() || node.text.front() < 'A' || node.text.front() > 'Z') return false;
    for (const schema::Type* at = item.element.type(); at != nullptr; at = at->base)
        if (at->name == node.text) return true;
    return false;
}

bool is_equality_with_text(const Ast& node) {
    if (node.oper != Operator::equal && node.oper != Operator::not_equal) return false;
    if (node.arguments.size() > 2) return false;
    const Ast& right = node.arguments.back();
    return right.operation == Operation::literal && kind_of(right.literal) == Kind::string;
}

}  // namespace

bool is_stream(const Ast& node) {
    if (node.operation != Operation::function) return node.operation == Operation::member;
    return node.function->shortcut == Shortcut::where || node.function->shortcut == Shortcut::of_type;
}

bool is_truth(const Ast& node) {
    if (node.operation == Operation::binary) return is_logic(node.oper) || is_equality_with_text(node);
    return node.operation == Operation::function && node.function->shortcut != Shortcut::none && !is_stream(node);
}

void Evaluator::each(const Ast& node, const Scope& scope, Visit visit) {
    if (node.operation == Operation::self) {
        for (const Item& item : scope.self)
            if (!visit(item)) return;
        return;
    }
    if (node.operation == Operation::member) return each_member(node, scope, visit);
    if (!is_stream(node)) {
        for (const Item& item : run(node, scope))
            if (!visit(item)) return;
        return;
    }
    const bool is_where = node.function->shortcut == Shortcut::where;
    std::int64_t index = 0;
    step();
    each_of_base(node, scope, [&](const Item& item) {
        step();
        const bool is_wanted =
            is_where ? matches(node.arguments.front(), item, index++, scope) : is_of_type(item, node.text);
        return !failed() && (!is_wanted || visit(item));
    });
}

void Evaluator::each_member(const Ast& node, const Scope& scope, Visit visit) {
    step();
    bool has_input = false;
    bool has_output = false;
    bool is_known = !environment_.is_strict;
    each_of_base(node, scope, [&](const Item& item) {
        step();
        has_input = true;
        is_known = is_known || knows_member(item, node.text);
        return !failed() && each_child(node, item, [&](const Item& child) {
            has_output = true;
            return visit(child);
        });
    });
    if (has_input && !has_output && !is_known) refuse(fhirpath_messages::kNoMember, node.text);
}

void Evaluator::each_of_base(const Ast& node, const Scope& scope, Visit visit) {
    if (!node.base.empty()) return each(node.base.front(), scope, visit);
    for (const Item& item : scope.self)
        if (!visit(item)) return;
}

/// @return whether more is wanted
bool Evaluator::each_child(const Ast& node, const Item& item, Visit visit) {
    // FHIRPath N1, path selection: the first name may be the type of the root
    if (node.base.empty() && is_type_of_root(node, item)) return visit(item);
    bool wants_more = true;
    if (item.element.exists()) {
        item.element.for_each({node.text, node.hash}, [&](const Element& child) {
            if (wants_more) wants_more = visit(make_element(child));
        });
        return wants_more;
    }
    Collection children;
    append_children(item, node.text, children);
    for (const Item& child : children)
        if (!visit(child)) return false;
    return true;
}

std::optional<bool> Evaluator::truth_of(const Ast& node, const Scope& scope) {
    if (!is_truth(node)) return truth(run(node, scope));
    step();
    if (failed()) return std::nullopt;
    if (node.operation == Operation::function) return truth_of_function(node, scope);
    return is_logic(node.oper) ? truth_of_logic(node, scope) : equals_literal(node, scope);
}

std::optional<bool> Evaluator::truth_of_logic(const Ast& node, const Scope& scope) {
    auto answer = truth_of(node.arguments.front(), scope);
    for (const Ast& operand : std::span(node.arguments).subspan(1)) {
        // What the left side decides alone is not asked of the right one: invariants guard with it.
        const bool is_decided = (operand.before == Operator::logical_and && answer == false) ||
                                (operand.before == Operator::logical_or && answer == true) ||
                                (operand.before == Operator::implies && answer == false);
        answer = apply_logic(operand.before, answer, is_decided ? std::nullopt : truth_of(operand, scope));
        if (failed()) return std::nullopt;
    }
    return answer;
}

std::optional<bool> Evaluator::truth_of_function(const Ast& node, const Scope& scope) {
    const Shortcut shortcut = node.function->shortcut;
    if (shortcut == Shortcut::negation) {
        const auto value = node.base.empty() ? truth(scope.self) : truth_of(node.base.front(), scope);
        return value && !failed() ? std::optional(!*value) : std::nullopt;
    }
    const bool is_all = shortcut == Shortcut::all;
    const Ast* criterion = node.arguments.empty() ? nullptr : &node.arguments.front();
    std::int64_t index = 0;
    std::size_t found = 0;  // of what decides: for all() an item that does not meet the criterion
    each_of_base(node, scope, [&](const Item& item) {
        step();
        if (shortcut == Shortcut::has_value) {
            found = index == 0 && is_valued_primitive(item) ? 1 : 0;
            return index++ == 0;
        }
        if (criterion == nullptr || matches(*criterion, item, index++, scope) != is_all) ++found;
        return found == 0 && !failed();
    });
    if (failed()) return std::nullopt;
    return is_all || shortcut == Shortcut::empty ? found == 0 : found > 0;
}

/// `path = 'text'` and `path != 'text'`. Source: FHIRPath N1, equality
std::optional<bool> Evaluator::equals_literal(const Ast& node, const Scope& scope) {
    const Item& literal = node.arguments.back().literal;
    std::size_t count = 0;
    std::optional<bool> is_equal;
    each(node.arguments.front(), scope, [&](const Item& item) {
        if (++count == 1) is_equal = equal(item, literal);
        return count == 1;
    });
    if (count == 0 || failed()) return std::nullopt;
    if (count > 1) is_equal = false;
    if (!is_equal) return std::nullopt;
    return *is_equal == (node.oper == Operator::equal);
}

}  // namespace kakehashi::fhir::fhirpath
