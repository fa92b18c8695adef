#include <algorithm>
#include <unordered_set>

#include "evaluator.hpp"
#include "messages.hpp"
#include "temporal.hpp"
#include "unit.hpp"

namespace kakehashi::fhir::fhirpath {
namespace {

bool is_temporal(Kind kind) { return kind == Kind::date || kind == Kind::date_time || kind == Kind::time; }

Collection compare(Evaluator& evaluator, Operator oper, const Collection& left, const Collection& right) {
    const auto a = evaluator.single(left);
    const auto b = evaluator.single(right);
    if (!a || !b) return {};
    if (kind_of(*a) != Kind::quantity && (text_of(*a).empty() && kind_of(*a) != Kind::string)) return {};
    const Order found = compare_items(*a, *b);
    if (!found.comparable) return evaluator.refuse(fhirpath_messages::kNoOrder);
    if (!found.order) return {};
    switch (oper) {
        case Operator::less:
            return only(make_boolean(*found.order < 0));
        case Operator::greater:
            return only(make_boolean(*found.order > 0));
        case Operator::less_or_equal:
            return only(make_boolean(*found.order <= 0));
        default:
            return only(make_boolean(*found.order >= 0));
    }
}

Collection membership(Evaluator& evaluator, const Collection& item, const Collection& in) {
    // RULING: several items on the left of `in` are asked one by one (R4's tim-9 is written so).
    if (item.empty()) return {};
    evaluator.step(item.size() * in.size());
    return only(make_boolean(std::ranges::all_of(item, [&](const Item& one) { return contains(in, one); })));
}

Collection negate(Collection answer) {
    if (answer.empty()) return answer;
    return only(make_boolean(answer.front().text != "true"));
}

Collection concatenate(Evaluator& evaluator, const Collection& left, const Collection& right) {
    const auto a = evaluator.single(left);
    const auto b = evaluator.single(right);
    std::string out;
    if (a) out += text_of(*a);
    if (b) out += text_of(*b);
    evaluator.step(out.size() / 16);  // a chain of them copies the text again and again
    return only(make_value(Kind::string, std::move(out)));
}

/// Which part of a Temporal a unit of time counts, and how many of them one unit is.
struct TimePart {
    int part = 0;
    int count = 1;
};
std::optional<TimePart> time_part(std::string_view unit) {
    // FHIRPath N1, date/time arithmetic: UCUM's mean year and month are refused
    if (unit == "a" || unit == "mo") return std::nullopt;
    const auto code = without_calendar_word(unit);
    if (code == "a") return TimePart{0, 1};
    if (code == "mo") return TimePart{1, 1};
    if (code == "wk") return TimePart{2, 7};
    if (code == "d") return TimePart{2, 1};
    if (code == "h") return TimePart{3, 1};
    if (code == "min") return TimePart{4, 1};
    if (code == "s") return TimePart{6, 1000};
    if (code == "ms") return TimePart{6, 1};
    return std::nullopt;
}

Collection shift_time(Evaluator& evaluator, const Item& moment, const Item& amount, int sign) {
    const auto quantity = kind_of(amount) == Kind::quantity ? quantity_of(amount) : std::nullopt;
    const auto value = parse_temporal(text_of(moment));
    if (!quantity || !value) return evaluator.refuse(fhirpath_messages::kDateAmount);
    auto part = time_part(quantity->unit);
    if (!part) return evaluator.refuse(fhirpath_messages::kDateUnit);
    // Parts of a second are ignored like those of longer units: so the official suite (testPlusDate19).
    Number count = trunc(quantity->value) * part->count * sign;
    if (abs(count) > Number("86400000000000")) return evaluator.refuse(fhirpath_messages::kDateTooFar);
    // FHIRPath N1: finer units than the value's precision count as whole units of that precision
    static constexpr std::array<std::int64_t, 7> kInDay{0, 0, 1, 24, 1440, 86400, 86400000};
    const int finest = std::max(value->last - 1, value->first);
    const auto to = static_cast<std::size_t>(std::max(finest, 2));
    if (part->part > finest && finest < 6 && part->part > 2 && !(part->part == 6 && finest == 5)) {
        count = trunc(Number(count * kInDay[to] / kInDay[static_cast<std::size_t>(part->part)]));
        part->part = static_cast<int>(to);
    }
    if (part->part == 2 && finest < 2) {
        count = trunc(Number(count / (finest == 1 ? 30 : 365)));
        part->part = finest;
    } else if (part->part > finest && finest < 2) {
        part->part = finest;
        count = trunc(Number(count / 12));
    }
    if (part->part < 3 && abs(count) > 3'000'000) return evaluator.refuse(fhirpath_messages::kDateTooFar);
    const Temporal moved = add_parts(*value, part->part, count.convert_to<std::int64_t>());
    if (moved.parts[0] < 0 || moved.parts[0] > 9999) return {};
    return only(make_value(kind_of(moment), format_temporal(moved)));
}

Collection calculate_quantity(Evaluator& evaluator, Operator oper, const Quantity& a, const Quantity& b) {
    // FHIRPath N1, div, mod: of integers and decimals only
    if (oper == Operator::integer_divide || oper == Operator::modulo)
        return evaluator.refuse(fhirpath_messages::kNoCalculation);
    const bool product = oper == Operator::multiply || oper == Operator::divide;
    if (oper == Operator::divide && b.value == 0) return {};
    if (product && (a.unit == "1" || b.unit == "1") && !(oper == Operator::divide && a.unit == "1")) {
        const Number value = oper == Operator::multiply ? Number(a.value * b.value) : Number(a.value / b.value);
        return only(make_value(Kind::quantity, format_number(value), a.unit == "1" ? b.unit : a.unit));
    }
    if (!product && a.unit == b.unit) {
        const Number value = oper == Operator::add ? Number(a.value + b.value) : Number(a.value - b.value);
        return only(make_value(Kind::quantity, format_number(value), a.unit));
    }
    const auto left = parse_unit(a.unit);
    const auto right = parse_unit(b.unit);
    if (!left || !right) return {};
    if (!product) {
        if (left->exponents != right->exponents) return {};
        const Number other = b.value * right->factor / left->factor;
        const Number value = oper == Operator::add ? Number(a.value + other) : Number(a.value - other);
        return only(make_value(Kind::quantity, format_number(value), a.unit));
    }
    const int sign = oper == Operator::multiply ? 1 : -1;
    Unit unit;
    for (std::size_t i = 0; i < unit.exponents.size(); ++i)
        unit.exponents[i] = left->exponents[i] + sign * right->exponents[i];
    const Number x = a.value * left->factor;
    const Number y = b.value * right->factor;
    const Number value = sign > 0 ? Number(x * y) : Number(x / y);
    return only(make_value(Kind::quantity, format_number(value), format_base_unit(unit)));
}

Collection calculate_numbers(Evaluator& evaluator, Operator oper, const Item& a, const Item& b) {
    const auto x = parse_number(text_of(a));
    const auto y = parse_number(text_of(b));
    if (!x || !y) return {};
    const bool integers = kind_of(a) == Kind::integer && kind_of(b) == Kind::integer;
    const bool divides = oper == Operator::divide || oper == Operator::integer_divide || oper == Operator::modulo;
    if (divides && *y == 0) return {};
    Number value;
    switch (oper) {
        case Operator::multiply:
            value = *x * *y;
            break;
        case Operator::add:
            value = *x + *y;
            break;
        case Operator::subtract:
            value = *x - *y;
            break;
        case Operator::divide:
            return only(make_decimal(Number(*x / *y)));
        case Operator::integer_divide:
            return only(make_value(Kind::integer, format_number(trunc(Number(*x / *y)), 0)));
        case Operator::modulo:
            value = *x - *y * trunc(Number(*x / *y));
            break;
        default:
            return evaluator.refuse(fhirpath_messages::kNoCalculation);
    }
    return only(integers ? make_value(Kind::integer, format_number(value, 0)) : make_decimal(value));
}

}  // namespace

std::optional<bool> apply_logic(Operator oper, std::optional<bool> left, std::optional<bool> right) {
    std::optional<bool> out;
    switch (oper) {
        case Operator::logical_and:
            if (left == false || right == false) out = false;
            if (left == true && right == true) out = true;
            break;
        case Operator::logical_or:
            if (left == true || right == true) out = true;
            if (left == false && right == false) out = false;
            break;
        case Operator::logical_xor:
            if (left && right) out = *left != *right;
            break;
        default:
            if (left == false || right == true) out = true;
            if (left == true && right == false) out = false;
            break;
    }
    return out;
}

Collection equal_collections(Evaluator& evaluator, const Collection& a, const Collection& b) {
    if (a.empty() || b.empty()) return {};
    if (a.size() != b.size()) return only(make_boolean(false));
    bool open = false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        evaluator.step();
        const auto same = equal(a[i], b[i]);
        if (same == false) return only(make_boolean(false));
        if (!same) open = true;
    }
    return open ? Collection{} : only(make_boolean(true));
}

bool equivalent_collections(Evaluator& evaluator, const Collection& a, const Collection& b) {
    if (a.size() != b.size()) return false;
    evaluator.step(a.size() * b.size());
    if (evaluator.failed()) return false;
    return std::ranges::all_of(a, [&](const Item& left) {
        return std::ranges::any_of(b, [&](const Item& right) { return equivalent(left, right); });
    });
}

Collection unite(Evaluator& evaluator, const Collection& a, const Collection& b) {
    Collection out;
    std::unordered_set<std::string_view> texts;  // strings are equal when their texts are: no pairwise comparison
    Collection others;
    for (const Collection* side : {&a, &b}) {
        for (const Item& item : *side) {
            const bool is_text = kind_of(item) == Kind::string;
            evaluator.step(is_text ? 1 : 1 + others.size());
            if (evaluator.failed()) return {};
            if (is_text ? !texts.insert(text_of(item)).second : contains(others, item)) continue;
            if (!is_text) others.push_back(item);
            out.push_back(item);
        }
    }
    return out;
}

Collection calculate(Evaluator& evaluator, Operator oper, const Item& a, const Item& b) {
    const Kind left = kind_of(a);
    const Kind right = kind_of(b);
    const bool sum = oper == Operator::add || oper == Operator::subtract;
    if (sum && is_temporal(left)) return shift_time(evaluator, a, b, oper == Operator::add ? 1 : -1);
    if (oper == Operator::add && left == Kind::string && right == Kind::string)
        return concatenate(evaluator, only(a), only(b));
    if (is_numeric(left) && is_numeric(right)) return calculate_numbers(evaluator, oper, a, b);
    const auto x = quantity_of(a);
    const auto y = quantity_of(b);
    if (!x || !y) return evaluator.refuse(fhirpath_messages::kNoCalculationOfTypes);
    return calculate_quantity(evaluator, oper, *x, *y);
}

Collection compare_collections(Evaluator& evaluator, Operator oper, const Collection& a, const Collection& b) {
    switch (oper) {
        case Operator::equal:
            return equal_collections(evaluator, a, b);
        case Operator::not_equal:
            return negate(equal_collections(evaluator, a, b));
        case Operator::equivalent:
            return only(make_boolean(equivalent_collections(evaluator, a, b)));
        case Operator::not_equivalent:
            return only(make_boolean(!equivalent_collections(evaluator, a, b)));
        case Operator::less:
        case Operator::greater:
        case Operator::less_or_equal:
        case Operator::greater_or_equal:
            return compare(evaluator, oper, a, b);
        case Operator::in:
            return membership(evaluator, a, b);
        case Operator::contains:
            return membership(evaluator, b, a);
        case Operator::concatenate:
            return concatenate(evaluator, a, b);
        default:
            break;
    }
    const auto x = evaluator.single(a);
    const auto y = evaluator.single(b);
    return x && y ? calculate(evaluator, oper, *x, *y) : Collection{};
}

}  // namespace kakehashi::fhir::fhirpath
