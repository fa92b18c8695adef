#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "ucum/symbols.hpp"

/// What some units measure: those that records are compared in. Source: UCUM 2.2, table of units
namespace kakehashi::fhir::ucum {

struct Measure {
    std::string_view symbol;
    const char* factor;            ///< a decimal: how many of the product of base units one unit is
    std::array<int, 7> exponents;  ///< m, g, s, mol, K, A, cd
};
inline constexpr std::array<Measure, 33> kMeasures{{
    {"%", "0.01", {}},
    {"A", "1", {0, 0, 0, 0, 0, 1, 0}},
    {"Hz", "1", {0, 0, -1, 0, 0, 0, 0}},
    {"J", "1000", {2, 1, -2, 0, 0, 0, 0}},
    {"K", "1", {0, 0, 0, 0, 1, 0, 0}},
    {"L", "0.001", {3, 0, 0, 0, 0, 0, 0}},
    {"N", "1000", {1, 1, -2, 0, 0, 0, 0}},
    {"Pa", "1000", {-1, 1, -2, 0, 0, 0, 0}},
    {"U", "0.0000000166666666666666666666666666666666666667", {0, 0, -1, 1, 0, 0, 0}},
    {"W", "1000", {2, 1, -3, 0, 0, 0, 0}},
    {"[ft_i]", "0.3048", {1, 0, 0, 0, 0, 0, 0}},
    {"[in_i]", "0.0254", {1, 0, 0, 0, 0, 0, 0}},
    {"[lb_av]", "453.59237", {0, 1, 0, 0, 0, 0, 0}},
    {"[oz_av]", "28.349523125", {0, 1, 0, 0, 0, 0, 0}},
    {"a", "31557600", {0, 0, 1, 0, 0, 0, 0}},
    {"bar", "100000000", {-1, 1, -2, 0, 0, 0, 0}},
    {"cal", "4184", {2, 1, -2, 0, 0, 0, 0}},
    {"cd", "1", {0, 0, 0, 0, 0, 0, 1}},
    {"d", "86400", {0, 0, 1, 0, 0, 0, 0}},
    {"eq", "1", {0, 0, 0, 1, 0, 0, 0}},
    {"g", "1", {0, 1, 0, 0, 0, 0, 0}},
    {"h", "3600", {0, 0, 1, 0, 0, 0, 0}},
    {"kat", "1", {0, 0, -1, 1, 0, 0, 0}},
    {"l", "0.001", {3, 0, 0, 0, 0, 0, 0}},
    {"m", "1", {1, 0, 0, 0, 0, 0, 0}},
    {"m[Hg]", "133322000", {-1, 1, -2, 0, 0, 0, 0}},
    {"min", "60", {0, 0, 1, 0, 0, 0, 0}},
    {"mo", "2629800", {0, 0, 1, 0, 0, 0, 0}},
    {"mol", "1", {0, 0, 0, 1, 0, 0, 0}},
    {"osm", "1", {0, 0, 0, 1, 0, 0, 0}},
    {"s", "1", {0, 0, 1, 0, 0, 0, 0}},
    {"t", "1000000", {0, 1, 0, 0, 0, 0, 0}},
    {"wk", "604800", {0, 0, 1, 0, 0, 0, 0}},
}};

[[nodiscard]] constexpr bool is_metric(std::string_view symbol) {
    return std::ranges::binary_search(kMetricUnits, symbol);
}

static_assert(std::ranges::is_sorted(kMeasures, {}, &Measure::symbol));
static_assert(std::ranges::all_of(kMeasures, [](const Measure& each) {
    return is_metric(each.symbol) || std::ranges::binary_search(kOtherUnits, each.symbol);
}));

}  // namespace kakehashi::fhir::ucum
