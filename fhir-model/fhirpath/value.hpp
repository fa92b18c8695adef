#pragma once

#include <boost/multiprecision/cpp_dec_float.hpp>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kakehashi/fhir/fhirpath.hpp"

namespace kakehashi::fhir::fhirpath {

/// Exact for all that R4 decimals may hold; never a binary fraction.
using Number = boost::multiprecision::number<boost::multiprecision::cpp_dec_float<60>, boost::multiprecision::et_off>;

enum class Kind : std::uint8_t {
    complex,
    boolean,
    string,
    integer,
    decimal,
    date,
    date_time,
    time,
    quantity,
    type_information,
};

[[nodiscard]] inline Item make_element(const Element& element) {
    return Item{.element = element, .type = element.type() ? element.type()->name : "", .text = {}, .unit = {}};
}
[[nodiscard]] Item make_value(Kind kind, std::string text, std::string unit = {});
[[nodiscard]] Item make_boolean(bool value);
[[nodiscard]] Item make_integer(std::int64_t value);
[[nodiscard]] Item make_decimal(const Number& value);

/// What an item counts as in System terms; FHIR primitives convert implicitly. Source: R4 fhirpath.html#types
[[nodiscard]] Kind kind_of(const Item& item);
[[nodiscard]] bool is_numeric(Kind kind);
/// Whether the item is a primitive that has a value, not extensions alone.
[[nodiscard]] bool is_valued_primitive(const Item& item);
/// The value as text, "" when there is none.
[[nodiscard]] std::string_view text_of(const Item& item);
/// Number and unit of an item; a plain number has the unit "1". nullopt when it is neither.
struct Quantity {
    Number value;
    std::string unit;
};
[[nodiscard]] std::optional<Quantity> quantity_of(const Item& item);

[[nodiscard]] std::optional<Number> parse_number(std::string_view text);
/// Without exponent and trailing zeros.
[[nodiscard]] std::string format_number(const Number& value);
/// With exactly so many digits after the point.
[[nodiscard]] std::string format_number(const Number& value, int digits);

/// nullopt: the answer is empty (precision).
[[nodiscard]] std::optional<bool> equal(const Item& a, const Item& b);
[[nodiscard]] bool equivalent(const Item& a, const Item& b);
/// `comparable` is false when the types have no order between them.
struct Order {
    bool comparable = true;
    std::optional<std::strong_ordering> order;
};
[[nodiscard]] Order compare_items(const Item& a, const Item& b);
[[nodiscard]] bool contains(const Collection& collection, const Item& item);

/// `is` and `ofType()`. Source: FHIRPath N1, types; R4 fhirpath.html#types
[[nodiscard]] bool is_of_type(const Item& item, std::string_view type);

}  // namespace kakehashi::fhir::fhirpath
