#include "value.hpp"

#include <algorithm>
#include <cctype>
#include <unordered_map>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/primitive.hpp"
#include "temporal.hpp"
#include "unit.hpp"

namespace kakehashi::fhir::fhirpath {
namespace {

struct KindName {
    Kind kind;
    std::string_view name;
};
constexpr std::array<KindName, 9> kSystemTypes{{{Kind::boolean, "System.Boolean"},
                                                {Kind::string, "System.String"},
                                                {Kind::integer, "System.Integer"},
                                                {Kind::decimal, "System.Decimal"},
                                                {Kind::date, "System.Date"},
                                                {Kind::date_time, "System.DateTime"},
                                                {Kind::time, "System.Time"},
                                                {Kind::quantity, "System.Quantity"},
                                                {Kind::type_information, "System.TypeInfo"}}};

Kind look_up_kind(const schema::Type& type) {
    static const std::unordered_map<std::string_view, Kind> kKinds{
        {"boolean", Kind::boolean},   {"integer", Kind::integer},    {"positiveInt", Kind::integer},
        {"date", Kind::date},         {"decimal", Kind::decimal},    {"unsignedInt", Kind::integer},
        {"time", Kind::time},         {"dateTime", Kind::date_time}, {"instant", Kind::date_time},
        {"Quantity", Kind::quantity}, {"xhtml", Kind::string}};
    for (const schema::Type* at = &type; at != nullptr; at = at->base)
        if (const auto known = kKinds.find(at->name); known != kKinds.end()) return known->second;
    return type.kind == schema::TypeKind::primitive ? Kind::string : Kind::complex;
}

/// Every comparison asks for kinds: they stand in a table beside the schema's.
Kind kind_of_type(const schema::Type& type) {
    static const std::vector<Kind> kKinds = [] {
        std::vector<Kind> kinds;
        for (const schema::Type& each : schema::all_types()) kinds.push_back(look_up_kind(each));
        return kinds;
    }();
    return kKinds[static_cast<std::size_t>(&type - schema::all_types().data())];
}

std::string normalised(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = std::isspace(static_cast<unsigned char>(c)) != 0;
        if (blank && !out.empty() && out.back() == ' ') continue;
        out.push_back(blank ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
    }
    return out;
}

bool is_temporal(Kind kind) { return kind == Kind::date || kind == Kind::date_time || kind == Kind::time; }

/// Both values in one unit, or nullopt when their units have nothing in common.
std::optional<std::pair<Number, Number>> in_one_unit(const Quantity& a, const Quantity& b) {
    const auto left_code = without_calendar_word(a.unit);
    const auto right_code = without_calendar_word(b.unit);
    if (left_code == right_code) return std::pair(a.value, b.value);
    const auto left = parse_unit(left_code);
    const auto right = parse_unit(right_code);
    if (!left || !right || left->exponents != right->exponents) return std::nullopt;
    return std::pair<Number, Number>(a.value * left->factor, b.value * right->factor);
}

std::strong_ordering order_of(const Number& a, const Number& b) {
    const int order = a.compare(b);
    return order <=> 0;
}

/// Years and months of the calendar are not UCUM's mean year and month. Source: FHIRPath N1, time-valued quantities
bool mixes_calendars(const Quantity& a, const Quantity& b) {
    const auto is_long = [](std::string_view unit) {
        const auto code = without_calendar_word(unit);
        return code == "a" || code == "mo";
    };
    return (is_long(a.unit) || is_long(b.unit)) && is_calendar_word(a.unit) != is_calendar_word(b.unit);
}

/// Equality of two values whose kinds have it; nullopt inside when precision leaves it open.
std::optional<std::optional<bool>> equal_values(const Item& a, const Item& b) {
    const Kind left = kind_of(a);
    const Kind right = kind_of(b);
    const bool quantities = left == Kind::quantity || right == Kind::quantity;
    if (quantities || (is_numeric(left) && is_numeric(right))) {
        const auto x = quantity_of(a);
        const auto y = quantity_of(b);
        if (!x || !y) return std::nullopt;
        if (mixes_calendars(*x, *y)) return std::optional<bool>();
        const auto values = in_one_unit(*x, *y);
        // FHIRPath N1, Quantity equality: dimensions that differ give an empty answer
        if (!values) return std::optional<bool>();
        return values->first == values->second;
    }
    if (is_temporal(left) && is_temporal(right) && (left == Kind::time) == (right == Kind::time)) {
        const auto x = parse_temporal(text_of(a));
        const auto y = parse_temporal(text_of(b));
        if (!x || !y) return text_of(a) == text_of(b);
        const auto order = compare_temporal(*x, *y);
        return order ? std::optional<bool>(*order == 0) : std::nullopt;
    }
    if (left == Kind::type_information && right == left) return a.text == b.text && a.unit == b.unit;
    return std::nullopt;
}

}  // namespace

Item make_value(Kind kind, std::string text, std::string unit) {
    Item out{.element = {}, .type = {}, .text = std::move(text), .unit = std::move(unit)};
    for (const auto& known : kSystemTypes)
        if (known.kind == kind) out.type = known.name;
    return out;
}
Item make_boolean(bool value) { return make_value(Kind::boolean, value ? "true" : "false"); }
Item make_integer(std::int64_t value) { return make_value(Kind::integer, std::to_string(value)); }
Item make_decimal(const Number& value) { return make_value(Kind::decimal, format_number(value)); }

Kind kind_of(const Item& item) {
    if (item.element.exists()) return item.element.type() ? kind_of_type(*item.element.type()) : Kind::complex;
    for (const auto& known : kSystemTypes)
        if (known.name == item.type) return known.kind;
    return Kind::complex;
}

bool is_numeric(Kind kind) { return kind == Kind::integer || kind == Kind::decimal; }

bool is_valued_primitive(const Item& item) {
    return item.element.exists() ? item.element.is_primitive() && item.element.value() != nullptr
                                 : kind_of(item) != Kind::complex;
}

std::string_view text_of(const Item& item) { return item.element.exists() ? item.element.text() : item.text; }

std::optional<Quantity> quantity_of(const Item& item) {
    const Kind kind = kind_of(item);
    if (is_numeric(kind)) {
        const auto value = parse_number(text_of(item));
        return value ? std::optional(Quantity{*value, "1"}) : std::nullopt;
    }
    if (kind != Kind::quantity) return std::nullopt;
    if (!item.element.exists()) {
        const auto value = parse_number(item.text);
        return value ? std::optional(Quantity{*value, item.unit}) : std::nullopt;
    }
    const auto value = parse_number(item.element.text_of("value"));
    if (!value) return std::nullopt;
    std::string_view unit = item.element.text_of("code");
    if (unit.empty()) unit = item.element.text_of("unit");
    return Quantity{*value, unit.empty() ? "1" : std::string(unit)};
}

std::optional<Number> parse_number(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    // An exponent of millions would be a number that nobody can write down.
    const auto exponent = text.find_first_of("eE");
    if (exponent != std::string_view::npos && text.size() - exponent > 5) return std::nullopt;
    std::string_view mantissa = text.substr(0, exponent);
    if (mantissa.starts_with('-')) mantissa.remove_prefix(1);
    const auto first = mantissa.find_first_not_of('0');
    const std::string_view canonical = first == std::string_view::npos ? "0" : mantissa.substr(first);
    const bool has_digits = mantissa.find_first_of("0123456789") != std::string_view::npos;
    if (!has_digits || text.size() > 100 || mantissa.find_first_not_of("0123456789.") != std::string_view::npos ||
        std::ranges::count(canonical, '.') > 1 || mantissa.starts_with('.') || mantissa.ends_with('.'))
        return std::nullopt;
    if (exponent != std::string_view::npos && !is_valid_decimal(text)) return std::nullopt;
    return Number(std::string(text));
}

std::string format_number(const Number& value, int digits) {
    std::string out = value.str(digits, std::ios_base::fixed);
    if (out.starts_with('-') && out.find_first_not_of("-0.") == std::string::npos) out.erase(0, 1);
    return out;
}

std::string format_number(const Number& value) {
    std::string out = format_number(value, 28);
    out.erase(out.find_last_not_of('0') + 1);
    if (out.ends_with('.')) out.pop_back();
    return out;
}

std::optional<bool> equal(const Item& a, const Item& b) {
    if (kind_of(a) == Kind::string && kind_of(b) == Kind::string) return text_of(a) == text_of(b);
    if (const auto answer = equal_values(a, b)) return *answer;
    const bool left_complex = kind_of(a) == Kind::complex;
    if (left_complex != (kind_of(b) == Kind::complex)) return false;
    if (!left_complex) {
        const bool both_texts = kind_of(a) == kind_of(b);
        return both_texts && kind_of(a) != Kind::quantity && text_of(a) == text_of(b);
    }
    if (a.element.value() == b.element.value()) return true;
    if (a.element.value() == nullptr || b.element.value() == nullptr) return false;
    return write_canonical_json(*a.element.value()) == write_canonical_json(*b.element.value());
}

bool equivalent(const Item& a, const Item& b) {
    const Kind left = kind_of(a);
    const Kind right = kind_of(b);
    if (left == Kind::string && right == Kind::string) return normalised(text_of(a)) == normalised(text_of(b));
    if (is_numeric(left) && is_numeric(right)) {
        // FHIRPath N1, equivalence: decimals are rounded to the precision of the less precise one
        const auto digits = [](std::string_view text) {
            const auto point = text.find('.');
            const auto last = text.find_last_not_of('0');
            return point == std::string_view::npos || last <= point ? 0 : static_cast<int>(last - point);
        };
        const auto x = parse_number(text_of(a));
        const auto y = parse_number(text_of(b));
        const int scale = std::min({digits(text_of(a)), digits(text_of(b)), 28});
        return x && y && format_number(*x, scale) == format_number(*y, scale);
    }
    if (left == Kind::quantity && right == Kind::quantity) {
        const auto x = quantity_of(a);
        const auto y = quantity_of(b);
        const auto values = x && y ? in_one_unit(*x, *y) : std::nullopt;
        return values && values->first == values->second;
    }
    return equal(a, b).value_or(false);
}

Order compare_items(const Item& a, const Item& b) {
    const Kind left = kind_of(a);
    const Kind right = kind_of(b);
    const auto x = quantity_of(a);
    const auto y = quantity_of(b);
    if (x && y) {
        const auto values = in_one_unit(*x, *y);
        return {true, values ? std::optional(order_of(values->first, values->second)) : std::nullopt};
    }
    if (left == Kind::string && right == Kind::string) return {true, text_of(a).compare(text_of(b)) <=> 0};
    const bool temporal = is_temporal(left) || is_temporal(right);
    const bool fits = (is_temporal(left) || left == Kind::string) && (is_temporal(right) || right == Kind::string);
    if (!temporal || !fits || (left == Kind::time) != (right == Kind::time)) return {false, {}};
    const auto first = parse_temporal(text_of(a));
    const auto second = parse_temporal(text_of(b));
    if (!first || !second) return {left != Kind::string && right != Kind::string, {}};
    return {true, compare_temporal(*first, *second)};
}

bool contains(const Collection& collection, const Item& item) {
    return std::ranges::any_of(collection, [&](const Item& other) { return equal(other, item).value_or(false); });
}

bool is_of_type(const Item& item, std::string_view type) {
    if (type.starts_with("System.")) return !item.element.exists() && item.type == type;
    if (!item.element.exists())
        return !type.starts_with("FHIR.") && item.type.substr(std::string_view("System.").size()) == type;
    if (type.starts_with("FHIR.")) type.remove_prefix(5);
    for (const schema::Type* at = item.element.type(); at != nullptr; at = at->base) {
        if (at->name == type) return true;
        if (at->kind == schema::TypeKind::backbone && type == "BackboneElement") return true;
    }
    return false;
}

}  // namespace kakehashi::fhir::fhirpath
