#include <re2/re2.h>

#include <array>

#include "evaluator.hpp"
#include "kakehashi/fhir/primitive.hpp"
#include "temporal.hpp"
#include "unit.hpp"

/// toX() and convertsToX(). Source: FHIRPath N1, functions: conversion
namespace kakehashi::fhir::fhirpath {
namespace {

using Conversion = std::optional<Item> (*)(const Item&);

std::optional<Item> to_boolean(const Item& item) {
    std::string text(text_of(item));
    const Kind kind = kind_of(item);
    if (kind == Kind::boolean) return make_boolean(text == "true");
    if (is_numeric(kind)) {
        const auto number = parse_number(text);
        if (!number || (*number != 0 && *number != 1)) return std::nullopt;
        return make_boolean(*number == 1);
    }
    if (kind != Kind::string) return std::nullopt;
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    for (const auto yes : {"true", "t", "yes", "y", "1", "1.0"})
        if (text == yes) return make_boolean(true);
    for (const auto no : {"false", "f", "no", "n", "0", "0.0"})
        if (text == no) return make_boolean(false);
    return std::nullopt;
}

std::optional<Item> to_integer(const Item& item) {
    const Kind kind = kind_of(item);
    const std::string text(text_of(item));
    if (kind == Kind::boolean) return make_integer(text == "true" ? 1 : 0);
    if (kind != Kind::integer && kind != Kind::string) return std::nullopt;
    static const RE2 kForm("[+-]?[0-9]{1,10}");
    const auto number = RE2::FullMatch(text, kForm) ? parse_number(text) : std::nullopt;
    if (!number || *number > 2147483647 || *number < Number("-2147483648")) return std::nullopt;
    return make_integer(number->convert_to<std::int64_t>());
}

std::optional<Item> to_decimal(const Item& item) {
    const Kind kind = kind_of(item);
    if (kind == Kind::boolean) return make_value(Kind::decimal, text_of(item) == "true" ? "1.0" : "0.0");
    if (!is_numeric(kind) && kind != Kind::string) return std::nullopt;
    static const RE2 kForm("[+-]?[0-9]{1,40}(\\.[0-9]{1,40})?");
    const std::string text(text_of(item));
    if (!RE2::FullMatch(text, kForm)) return std::nullopt;
    return make_value(Kind::decimal, text.starts_with('+') ? text.substr(1) : text);
}

std::optional<Item> to_string(const Item& item) {
    const Kind kind = kind_of(item);
    if (kind == Kind::complex || kind == Kind::type_information) return std::nullopt;
    if (kind != Kind::quantity) return make_value(Kind::string, std::string(text_of(item)));
    const auto quantity = quantity_of(item);
    if (!quantity) return std::nullopt;
    std::string number = item.element.exists() ? std::string(item.element.text_of("value")) : item.text;
    if (is_calendar_word(quantity->unit)) return make_value(Kind::string, number + " " + quantity->unit);
    return make_value(Kind::string, number + " '" + quantity->unit + "'");
}

std::optional<Item> to_quantity(const Item& item) {
    const Kind kind = kind_of(item);
    const std::string text(text_of(item));
    if (kind == Kind::quantity) {
        const auto quantity = quantity_of(item);
        if (!quantity) return std::nullopt;
        return make_value(Kind::quantity, format_number(quantity->value), quantity->unit);
    }
    if (is_numeric(kind)) return make_value(Kind::quantity, text, "1");
    if (kind == Kind::boolean) return make_value(Kind::quantity, text == "true" ? "1.0" : "0.0", "1");
    if (kind != Kind::string) return std::nullopt;
    static const RE2 kForm("([+-]?[0-9]{1,40}(?:\\.[0-9]{1,40})?)\\s*(?:'([^']+)'|([a-zA-Z]+))?");
    std::string number;
    std::string code;
    std::string word;
    if (!RE2::FullMatch(text, kForm, &number, &code, &word)) return std::nullopt;
    if (!word.empty() && !is_calendar_word(word)) return std::nullopt;
    if (!word.empty()) return make_value(Kind::quantity, number, word);
    return make_value(Kind::quantity, number, code.empty() ? "1" : code);
}

std::optional<Item> to_date(const Item& item) {
    const Kind kind = kind_of(item);
    auto value = parse_temporal(text_of(item));
    if (!value || value->first != 0 || kind == Kind::time || is_numeric(kind)) return std::nullopt;
    if (kind == Kind::string && value->last > 3) return std::nullopt;
    value->last = std::min(value->last, 3);
    value->offset_minutes.reset();
    return make_value(Kind::date, format_temporal(*value));
}
std::optional<Item> to_date_time(const Item& item) {
    const auto value = parse_temporal(text_of(item));
    const Kind kind = kind_of(item);
    if (!value || value->first != 0 || kind == Kind::time || is_numeric(kind)) return std::nullopt;
    return make_value(Kind::date_time, std::string(text_of(item)));
}
std::optional<Item> to_time(const Item& item) {
    const auto value = parse_temporal(text_of(item));
    const Kind kind = kind_of(item);
    if (!value || value->first == 0 || (kind != Kind::time && kind != Kind::string)) return std::nullopt;
    return make_value(Kind::time, format_temporal(*value));
}

template <Conversion Convert>
Collection convert(Evaluator& evaluator, const Call& call) {
    const auto item = evaluator.single(call.input);
    if (!item) return {};
    auto value = Convert(*item);
    return value ? only(std::move(*value)) : Collection{};
}
template <Conversion Convert>
Collection converts(Evaluator& evaluator, const Call& call) {
    const auto item = evaluator.single(call.input);
    return item ? only(make_boolean(Convert(*item).has_value())) : Collection{};
}

Collection quantity_in_unit(Evaluator& evaluator, const Call& call) {
    const auto item = evaluator.single(call.input);
    if (!item) return {};
    auto value = to_quantity(*item);
    if (!value) return {};
    if (call.node.arguments.empty()) return only(std::move(*value));
    const auto unit = evaluator.string_argument(call, 0);
    const auto from = parse_unit(value->unit);
    const auto to = unit ? parse_unit(*unit) : std::nullopt;
    const auto number = parse_number(value->text);
    if (!from || !to || !number || from->exponents != to->exponents) return {};
    return only(make_value(Kind::quantity, format_number(Number(*number * from->factor / to->factor)), *unit));
}

constexpr std::array kFunctions{
    Function{"toBoolean", 0, 0, convert<to_boolean>},
    Function{"toInteger", 0, 0, convert<to_integer>},
    Function{"toDecimal", 0, 0, convert<to_decimal>},
    Function{"toString", 0, 0, convert<to_string>},
    Function{"toQuantity", 0, 1, quantity_in_unit},
    Function{"toDate", 0, 0, convert<to_date>},
    Function{"toDateTime", 0, 0, convert<to_date_time>},
    Function{"toTime", 0, 0, convert<to_time>},
    Function{"convertsToBoolean", 0, 0, converts<to_boolean>},
    Function{"convertsToInteger", 0, 0, converts<to_integer>},
    Function{"convertsToDecimal", 0, 0, converts<to_decimal>},
    Function{"convertsToString", 0, 0, converts<to_string>},
    Function{"convertsToQuantity", 0, 1, converts<to_quantity>},
    Function{"convertsToDate", 0, 0, converts<to_date>},
    Function{"convertsToDateTime", 0, 0, converts<to_date_time>},
    Function{"convertsToTime", 0, 0, converts<to_time>},
};

}  // namespace

std::span<const Function> conversion_functions() { return kFunctions; }

}  // namespace kakehashi::fhir::fhirpath
