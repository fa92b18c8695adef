#include "kakehashi/fhir/ucum.hpp"

#include <algorithm>

#include "ucum/symbols.hpp"

namespace kakehashi::fhir::ucum {
namespace {

constexpr std::size_t kBytesMax = 200;
constexpr int kParenthesesMax = 16;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool ends_symbol(char c) {
    return is_digit(c) || c == '.' || c == '/' || c == '(' || c == ')' || c == '{' || c == '}' || c == '+' || c == '-';
}

template <class Symbols>
bool has(const Symbols& symbols, std::string_view text) {
    return std::ranges::binary_search(symbols, text);
}

/// ATOM-SYMBOL, or PREFIX-SYMBOL ATOM-SYMBOL[metric].
bool is_simple_unit(std::string_view text) {
    if (has(kMetricUnits, text) || has(kOtherUnits, text)) return true;
    for (std::size_t length = 1; length <= 2 && length < text.size(); ++length)
        if (std::ranges::binary_search(kPrefixes, text.substr(0, length), {}, &Prefix::symbol) &&
            has(kMetricUnits, text.substr(length)))
            return true;
    return false;
}

/// Reads one unit from left to right; each function takes what it is named after, or says that it is not there.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) {}

    /// main-term: "/" term | term
    bool take_main_term() {
        take('/');
        return take_term() && rest_.empty();
    }

private:
    bool take(char c) {
        if (!rest_.starts_with(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }

    bool take_term() {
        do {
            if (!take_component()) return false;
        } while (take('.') || take('/'));
        return true;
    }

    /// component: annotatable annotation | annotatable | annotation | factor | "(" term ")"
    // RULING: an annotation after a factor or a parenthesis is accepted; the grammar has none there, and tools write
    // it. Test: Ucum/UnitAccepted
    bool take_component() {
        if (rest_.starts_with('{')) return take_annotation();
        if (take('(')) {
            if (++parentheses_ > kParenthesesMax || !take_term() || !take(')')) return false;
            --parentheses_;
        } else if (!take_power_of_ten() && !take_factor() && !take_annotatable()) {
            return false;
        }
        return !rest_.starts_with('{') || take_annotation();
    }

    bool take_annotation() {
        const auto end = rest_.find_first_of("{}", 1);
        if (end == std::string_view::npos || rest_[end] != '}') return false;
        const auto text = rest_.substr(1, end - 1);
        if (!std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; })) return false;
        rest_.remove_prefix(end + 1);
        return true;
    }

    /// 10* and 10^, the units that begin with digits.
    bool take_power_of_ten() {
        if (!rest_.starts_with("10*") && !rest_.starts_with("10^")) return false;
        rest_.remove_prefix(3);
        return take_exponent();
    }

    bool take_factor() { return take_digits() > 0; }

    bool take_annotatable() {
        const std::size_t length = symbol_length();
        if (length == 0 || !is_simple_unit(rest_.substr(0, length))) return false;
        rest_.remove_prefix(length);
        return take_exponent();
    }

    /// True also when there is none; false for a sign without digits.
    bool take_exponent() {
        const bool is_signed = take('+') || take('-');
        return take_digits() > 0 || !is_signed;
    }

    std::size_t take_digits() {
        const auto end = std::ranges::find_if_not(rest_, is_digit);
        const auto count = static_cast<std::size_t>(end - rest_.begin());
        rest_.remove_prefix(count);
        return count;
    }

    /// Up to what ends a symbol; inside square brackets everything belongs to it ("m[H2O]", "B[10.nV]").
    std::size_t symbol_length() const {
        bool is_inside = false;
        for (std::size_t at = 0; at < rest_.size(); ++at) {
            if (rest_[at] == '[') is_inside = true;
            if (rest_[at] == ']') is_inside = false;
            if (!is_inside && ends_symbol(rest_[at])) return at;
        }
        return rest_.size();
    }

    std::string_view rest_;
    int parentheses_ = 0;
};

}  // namespace

bool is_unit(std::string_view text) {
    return !text.empty() && text.size() <= kBytesMax && Reader(text).take_main_term();
}

}  // namespace kakehashi::fhir::ucum
