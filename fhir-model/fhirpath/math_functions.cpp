#include <algorithm>
#include <array>

#include "evaluator.hpp"
#include "messages.hpp"
#include "temporal.hpp"
#include "unit.hpp"

/// Numbers, moments, boundaries. Source: FHIRPath N1, functions: math; N2 draft, functions: boundaries, precision
namespace kakehashi::fhir::fhirpath {
namespace {

constexpr int kDigitsMax = 28;

std::optional<Number> input_number(Evaluator& evaluator, const Call& call) {
    const auto item = evaluator.single(call.input);
    if (!item) return std::nullopt;
    if (!is_numeric(kind_of(*item))) {
        evaluator.refuse(fhirpath_messages::kNeedsNumber, call.node.text);
        return std::nullopt;
    }
    return parse_number(text_of(*item));
}
Number power_of_ten(int exponent) { return pow(Number(10), exponent); }
Number round_half_up(const Number& value, int digits) {
    const Number scaled = abs(value) * power_of_ten(digits);
    const Number rounded = floor(Number(scaled + Number("0.5"))) / power_of_ten(digits);
    return value < 0 ? Number(-rounded) : rounded;
}
Item make_whole(const Number& value) { return make_value(Kind::integer, format_number(value, 0)); }

Collection absolute(Evaluator& evaluator, const Call& call) {
    const auto item = evaluator.single(call.input);
    const auto quantity = item ? quantity_of(*item) : std::nullopt;
    if (!item) return {};
    if (!quantity) return evaluator.refuse(fhirpath_messages::kNeedsNumber, "abs");
    const Kind kind = kind_of(*item);
    return only(make_value(kind, format_number(Number(abs(quantity->value))),
                           kind == Kind::quantity ? quantity->unit : std::string()));
}
template <Number (*Round)(const Number&)>
Collection round_to_whole(Evaluator& evaluator, const Call& call) {
    const auto value = input_number(evaluator, call);
    return value ? only(make_whole(Round(*value))) : Collection{};
}
Number round_up(const Number& value) { return ceil(value); }
Number round_down(const Number& value) { return floor(value); }
Number cut(const Number& value) { return trunc(value); }

Collection round_to(Evaluator& evaluator, const Call& call) {
    const auto value = input_number(evaluator, call);
    const auto digits = call.node.arguments.empty() ? 0 : evaluator.integer_argument(call, 0);
    if (!value || !digits) return {};
    if (*digits < 0 || *digits > kDigitsMax) return evaluator.refuse(fhirpath_messages::kPrecision);
    return only(make_decimal(round_half_up(*value, static_cast<int>(*digits))));
}

/// A result outside the real numbers is empty.
Collection real(const Number& value) {
    return isfinite(value) && abs(value) < power_of_ten(40) ? only(make_decimal(value)) : Collection{};
}
Collection square_root(Evaluator& evaluator, const Call& call) {
    const auto value = input_number(evaluator, call);
    return value && *value >= 0 ? real(sqrt(*value)) : Collection{};
}
Collection exponential(Evaluator& evaluator, const Call& call) {
    const auto value = input_number(evaluator, call);
    return value && abs(*value) < 1000 ? real(exp(*value)) : Collection{};
}
Collection natural_logarithm(Evaluator& evaluator, const Call& call) {
    const auto value = input_number(evaluator, call);
    return value && *value > 0 ? real(log(*value)) : Collection{};
}
Collection logarithm(Evaluator& evaluator, const Call& call) {
    const auto value = input_number(evaluator, call);
    const auto base = evaluator.single_argument(call, 0);
    const auto number = base ? parse_number(text_of(*base)) : std::nullopt;
    if (!value || !number || *value <= 0 || *number <= 0 || *number == 1) return {};
    return real(round_half_up(Number(log(*value) / log(*number)), kDigitsMax));
}
Collection power(Evaluator& evaluator, const Call& call) {
    const auto value = input_number(evaluator, call);
    const auto argument = evaluator.single_argument(call, 0);
    const auto exponent = argument ? parse_number(text_of(*argument)) : std::nullopt;
    if (!value || !exponent || abs(*exponent) > 1000) return {};
    const bool whole = trunc(*exponent) == *exponent;
    if ((*value < 0 && !whole) || (*value == 0 && *exponent < 0)) return {};
    Collection out = real(whole ? Number(pow(*value, exponent->convert_to<int>())) : Number(pow(*value, *exponent)));
    const bool integers = kind_of(call.input.front()) == Kind::integer && kind_of(*argument) == Kind::integer;
    if (!out.empty() && integers && *exponent >= 0) out.front().type = "System.Integer";
    return out;
}

Collection now(Evaluator& evaluator, const Call&) { return only(make_value(Kind::date_time, evaluator.now())); }
Collection today(Evaluator& evaluator, const Call&) {
    return only(make_value(Kind::date, evaluator.now().substr(0, 10)));
}
Collection time_of_day(Evaluator& evaluator, const Call&) {
    auto value = parse_temporal(evaluator.now());
    if (!value) return {};
    value->first = 3;
    value->offset_minutes.reset();
    return only(make_value(Kind::time, format_temporal(*value)));
}

int scale_of(std::string_view text) {
    const auto point = text.find('.');
    return point == std::string_view::npos ? 0 : static_cast<int>(text.size() - point - 1);
}
int digit_count(const Temporal& value) {
    static constexpr std::array<int, 8> kDigits{0, 4, 6, 8, 10, 12, 14, 17};
    return kDigits[static_cast<std::size_t>(value.last)] - (value.first == 0 ? 0 : 8);
}

Collection precision(Evaluator& evaluator, const Call& call) {
    const auto item = evaluator.single(call.input);
    if (!item) return {};
    if (is_numeric(kind_of(*item))) return only(make_integer(scale_of(text_of(*item))));
    const auto value = parse_temporal(text_of(*item));
    return value ? only(make_integer(digit_count(*value))) : Collection{};
}

Collection number_boundary(const Item& item, bool low, std::int64_t digits) {
    const bool quantity = kind_of(item) == Kind::quantity;
    const std::string text(quantity && item.element.exists() ? item.element.text_of("value") : text_of(item));
    const auto value = parse_number(text);
    if (!value || digits < 0 || digits > kDigitsMax) return {};
    const Number half = Number("0.5") / power_of_ten(scale_of(text));
    const Number scale = power_of_ten(static_cast<int>(digits));
    // As the reference rounds: an edge nearer to zero is cut, one farther from zero is rounded half up.
    const bool is_negative = *value < 0;
    const Number size = abs(*value);
    const bool grows = low == is_negative;
    const Number edge = (grows ? Number(size + half) : Number(size - half)) * scale;
    const Number rounded = (grows ? Number(floor(Number(edge + Number("0.5")))) : Number(floor(edge))) / scale;
    std::string out = format_number(rounded, static_cast<int>(digits));
    if (is_negative) out.insert(0, "-");
    const auto unit = quantity ? quantity_of(item)->unit : std::string();
    return only(make_value(quantity ? Kind::quantity : Kind::decimal, std::move(out), unit));
}

Collection time_boundary(const Item& item, bool low, std::int64_t digits) {
    auto value = parse_temporal(text_of(item));
    static constexpr std::array<std::int64_t, 7> kHighest{9999, 12, 31, 23, 59, 59, 999};
    if (!value) return {};
    const int written = value->last;
    if (low == false) {
        for (auto part = static_cast<std::size_t>(written); part < kHighest.size(); ++part)
            value->parts[part] = kHighest[part];
        // Day 31 of a shorter month is its last day; adding no month clamps it.
        if (written < 3 && value->first == 0) *value = add_parts(*value, 1, 0);
    }
    for (value->last = value->first + 1; digit_count(*value) != digits; ++value->last)
        if (value->last >= 7) return {};
    // The earliest moment of a local time is in the easternmost zone, the latest in the westernmost one.
    if (value->last > 3 && value->first == 0 && !value->offset_minutes) value->offset_minutes = low ? 840 : -720;
    if (value->last <= 3) value->offset_minutes.reset();
    const Kind kind = value->first != 0 ? Kind::time : value->last > 3 ? Kind::date_time : Kind::date;
    return only(make_value(kind, format_temporal(*value)));
}

template <bool Low>
Collection boundary(Evaluator& evaluator, const Call& call) {
    const auto item = evaluator.single(call.input);
    if (!item) return {};
    const Kind kind = kind_of(*item);
    const bool number = is_numeric(kind) || kind == Kind::quantity;
    std::int64_t digits = number ? 8 : kind == Kind::date ? 8 : kind == Kind::time ? 9 : 17;
    if (!call.node.arguments.empty()) {
        const auto wanted = evaluator.integer_argument(call, 0);
        if (!wanted) return {};
        digits = *wanted;
    }
    return number ? number_boundary(*item, Low, digits) : time_boundary(*item, Low, digits);
}

Collection comparable(Evaluator& evaluator, const Call& call) {
    const auto item = evaluator.single(call.input);
    const auto other = evaluator.single_argument(call, 0);
    const auto a = item ? quantity_of(*item) : std::nullopt;
    const auto b = other ? quantity_of(*other) : std::nullopt;
    if (!a || !b) return {};
    const auto left = parse_unit(a->unit);
    const auto right = parse_unit(b->unit);
    return only(make_boolean(a->unit == b->unit || (left && right && left->exponents == right->exponents)));
}

constexpr std::array kFunctions{
    Function{"abs", 0, 0, absolute},
    Function{"ceiling", 0, 0, round_to_whole<round_up>},
    Function{"floor", 0, 0, round_to_whole<round_down>},
    Function{"truncate", 0, 0, round_to_whole<cut>},
    Function{"round", 0, 1, round_to},
    Function{"sqrt", 0, 0, square_root},
    Function{"exp", 0, 0, exponential},
    Function{"ln", 0, 0, natural_logarithm},
    Function{"log", 1, 1, logarithm},
    Function{"power", 1, 1, power},
    Function{"now", 0, 0, now},
    Function{"today", 0, 0, today},
    Function{"timeOfDay", 0, 0, time_of_day},
    Function{"precision", 0, 0, precision},
    Function{"lowBoundary", 0, 1, boundary<true>},
    Function{"highBoundary", 0, 1, boundary<false>},
    Function{"comparable", 1, 1, comparable},
};

}  // namespace

std::span<const Function> math_functions() { return kFunctions; }

}  // namespace kakehashi::fhir::fhirpath
