#include "evaluator.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <span>

#include "messages.hpp"

namespace kakehashi::fhir::fhirpath {
namespace {

std::string clock_instant() {
    const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now);
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)),
                       (now - seconds).count());
}

}  // namespace

Collection Evaluator::refuse(const fhirpath_messages::Reason& why, std::string_view what) {
    if (!error_) error_ = fhirpath_messages::execution_issue(why, what);
    return {};
}

void Evaluator::look_at_limits() {
    next_look_ = next_look();
    if (environment_.deadline && !error_ && std::chrono::steady_clock::now() > *environment_.deadline)
        error_ = make_issue(IssueSeverity::error, IssueType::timeout, fhirpath_messages::kTimedOut, {}, {});
    if (steps_ > environment_.steps_max && !error_)
        error_ = make_issue(IssueSeverity::error, IssueType::too_costly, fhirpath_messages::kTooCostly, {},
                            {std::to_string(environment_.steps_max)});
}

const std::string& Evaluator::now() {
    if (now_.empty()) now_ = environment_.now.empty() ? clock_instant() : environment_.now;
    return now_;
}

Collection Evaluator::run(const Ast& node, const Scope& scope) {
    step();
    if (failed()) return {};
    switch (node.operation) {
        case Operation::literal:
            return only(node.literal);
        case Operation::empty:
            return {};
        case Operation::member:
            return collect(node, scope);
        case Operation::function: {
            if (is_truth(node)) {
                const auto answer = truth_of_function(node, scope);
                return answer ? only(make_boolean(*answer)) : Collection{};
            }
            if (is_stream(node)) return collect(node, scope);
            const Collection input = base_of(node, scope);
            if (failed()) return {};
            step(input.size());
            return node.function->run(*this, Call{.node = node, .input = input, .scope = scope});
        }
        case Operation::index:
            return index(node, scope);
        case Operation::self:
            return {scope.self.begin(), scope.self.end()};
        case Operation::iteration_index:
            return only(make_integer(scope.index));
        case Operation::total:
            return scope.total ? *scope.total : Collection{};
        case Operation::external:
            return external(node.text);
        case Operation::positive:
        case Operation::negative: {
            const auto item = single(base_of(node, scope));
            if (!item) return {};
            if (!quantity_of(*item)) return refuse(fhirpath_messages::kSign);
            if (node.operation == Operation::positive) return only(*item);
            return calculate(*this, Operator::multiply, *item, make_integer(-1));
        }
        case Operation::binary:
            return binary(node, scope);
        case Operation::is_type:
        case Operation::as_type:
            return type_operation(node, scope);
    }
    return {};
}

Collection Evaluator::base_of(const Ast& node, const Scope& scope) {
    return node.base.empty() ? Collection(scope.self.begin(), scope.self.end()) : run(node.base.front(), scope);
}

Collection Evaluator::run_for(const Ast& node, const Item& item, std::int64_t index, const Scope& outer) {
    return run(node, Scope{.self = {&item, 1}, .index = index, .total = outer.total});
}

bool Evaluator::matches(const Ast& node, const Item& item, std::int64_t index, const Scope& outer) {
    const auto answer = truth_of(node, Scope{.self = {&item, 1}, .index = index, .total = outer.total});
    return !failed() && answer.value_or(false);
}

Collection Evaluator::argument(const Call& call, std::size_t index) {
    return index < call.node.arguments.size() ? run(call.node.arguments[index], call.scope) : Collection{};
}
std::optional<Item> Evaluator::single_argument(const Call& call, std::size_t index) {
    return single(argument(call, index));
}
std::optional<std::string> Evaluator::string_argument(const Call& call, std::size_t index) {
    const auto item = single_argument(call, index);
    if (!item) return std::nullopt;
    if (kind_of(*item) != Kind::string) {
        refuse(fhirpath_messages::kNeedsString, call.node.text);
        return std::nullopt;
    }
    return std::string(text_of(*item));
}
std::optional<std::int64_t> Evaluator::integer_argument(const Call& call, std::size_t index) {
    const auto item = single_argument(call, index);
    if (!item) return std::nullopt;
    const auto number = parse_number(text_of(*item));
    if (kind_of(*item) != Kind::integer || !number || abs(*number) > 1'000'000'000) {
        refuse(fhirpath_messages::kNeedsInteger, call.node.text);
        return std::nullopt;
    }
    return number->convert_to<std::int64_t>();
}

const Item* Evaluator::single(const Collection& collection) {
    if (collection.size() > 1) refuse(fhirpath_messages::kOneItem);
    return collection.size() == 1 && !failed() ? &collection.front() : nullptr;
}
std::optional<Item> Evaluator::single(Collection&& collection) {
    if (single(collection) == nullptr) return std::nullopt;
    return std::move(collection.front());
}

std::optional<bool> Evaluator::truth(std::span<const Item> items) {
    if (items.empty()) return std::nullopt;
    if (items.size() > 1) {
        refuse(fhirpath_messages::kOneTruthValue);
        return std::nullopt;
    }
    if (kind_of(items.front()) != Kind::boolean) return true;
    const std::string_view text = text_of(items.front());
    return text.empty() ? std::nullopt : std::optional(text == "true");
}

Collection Evaluator::collect(const Ast& node, const Scope& scope) {
    Collection out;
    out.reserve(4);
    each(node, scope, [&](const Item& item) {
        out.push_back(item);
        return true;
    });
    if (failed()) out.clear();
    return out;
}

void Evaluator::append_children(const Item& item, std::string_view name, Collection& out) {
    if (item.element.exists()) {
        item.element.for_each(name, [&](const Element& child) { out.push_back(make_element(child)); });
    } else if (item.type == "System.TypeInfo") {
        if (name == "namespace") out.push_back(make_value(Kind::string, item.text));
        if (name == "name") out.push_back(make_value(Kind::string, item.unit));
    } else if (item.type == "System.Quantity") {
        if (name == "value") out.push_back(make_value(Kind::decimal, item.text));
        if (name == "unit" || name == "code") out.push_back(make_value(Kind::string, item.unit));
    }
}

void Evaluator::append_all_children(const Item& item, Collection& out) {
    item.element.for_each_child(
        [&](const Element& child, std::string_view, std::size_t) { out.push_back(make_element(child)); });
}

Collection Evaluator::external(const std::string& name) {
    if (name == "context") return only(make_element(focus_));
    if (name == "resource") {
        const Element& at = environment_.resource ? environment_.resource : focus_;
        return only(make_element(at));
    }
    if (name == "rootResource") {
        if (environment_.root_resource) return only(make_element(environment_.root_resource));
        return external("resource");
    }
    for (const auto& [known, value] : environment_.variables)
        if (known == name) return value;
    const auto text = [](std::string_view value) { return only(make_value(Kind::string, std::string(value))); };
    if (name == "ucum") return text("http://unitsofmeasure.org");
    if (name == "sct") return text("http://snomed.info/sct");
    if (name == "loinc") return text("http://loinc.org");
    if (name.starts_with("vs-")) return text("http://hl7.org/fhir/ValueSet/" + name.substr(3));
    if (name.starts_with("ext-")) return text("http://hl7.org/fhir/StructureDefinition/" + name.substr(4));
    return refuse(fhirpath_messages::kVariable, "%" + name);
}

Collection Evaluator::index(const Ast& node, const Scope& scope) {
    const Collection input = base_of(node, scope);
    const auto item = single(run(node.arguments.front(), scope));
    if (!item) return {};
    const auto number = parse_number(text_of(*item));
    if (kind_of(*item) != Kind::integer || !number) return refuse(fhirpath_messages::kIndex);
    if (*number < 0 || *number >= input.size()) return {};
    return only(input[number->convert_to<std::size_t>()]);
}

Collection Evaluator::type_operation(const Ast& node, const Scope& scope) {
    const Collection input = base_of(node, scope);
    if (node.operation == Operation::is_type) {
        const auto item = single(input);
        return item ? only(make_boolean(is_of_type(*item, node.text))) : Collection{};
    }
    // RULING: `as` on several items filters like ofType(): R4's own invariant dom-3 is written so.
    // Test: Fhirpath.AsOnSeveralItemsFilters
    if (environment_.is_strict && input.size() > 1) return refuse(fhirpath_messages::kAsOperator);
    Collection out;
    for (const Item& item : input)
        if (is_of_type(item, node.text)) out.push_back(item);
    return out;
}

Collection Evaluator::binary(const Ast& node, const Scope& scope) {
    if (is_truth(node)) {
        const auto answer = truth_of(node, scope);
        return answer ? only(make_boolean(*answer)) : Collection{};
    }
    Collection left = run(node.arguments.front(), scope);
    for (const Ast& operand : std::span(node.arguments).subspan(1)) {
        Collection right = run(operand, scope);
        if (failed()) return {};
        // Doubles are looked for once, at the end: after each operand it would cost the square of their number.
        if (operand.before == Operator::unite)
            std::ranges::move(right, std::back_inserter(left));
        else
            left = compare_collections(*this, operand.before, left, right);
    }
    return node.oper == Operator::unite ? unite(*this, left, {}) : left;
}

Expression::Expression() = default;
Expression::Expression(const Expression&) = default;
Expression::Expression(Expression&&) noexcept = default;
Expression& Expression::operator=(const Expression&) = default;
Expression& Expression::operator=(Expression&&) noexcept = default;
Expression::~Expression() = default;
Expression::Expression(std::shared_ptr<const Program> program) : program_(std::move(program)) {}
std::string_view Expression::text() const { return program_ ? std::string_view(program_->text) : std::string_view(); }

Result<Collection> evaluate(const Expression& expression, const Element& focus, const Environment& environment) {
    if (expression.program() == nullptr) return Collection{};
    const Item self = make_element(focus);
    Evaluator evaluator(environment, focus);
    Collection out = evaluator.run(expression.program()->root, Scope{.self = {&self, 1}, .index = 0, .total = nullptr});
    if (evaluator.failed()) return tl::unexpected(*evaluator.error());
    for (Item& item : out)
        if (item.element.exists()) item.text = item.element.text();
    return out;
}

Result<bool> holds(const Expression& expression, const Element& focus, const Environment& environment) {
    if (expression.program() == nullptr) return false;
    const Ast& root = expression.program()->root;
    const Item self = make_element(focus);
    const Scope scope{.self = {&self, 1}, .index = 0, .total = nullptr};
    Evaluator evaluator(environment, focus);
    bool holds = false;
    if (is_truth(root)) {
        holds = evaluator.truth_of(root, scope).value_or(false);
    } else {
        const Collection out = evaluator.run(root, scope);
        // Several items are something, and something is true.
        holds = out.size() > 1 || evaluator.truth(out).value_or(false);
    }
    if (evaluator.failed()) return tl::unexpected(*evaluator.error());
    return holds;
}

}  // namespace kakehashi::fhir::fhirpath
