#include "json/wide_number.hpp"

#include <algorithm>
#include <cstddef>

#include "kakehashi/fhir/primitive.hpp"

namespace kakehashi::fhir {
namespace {

constexpr std::string_view kNumberCharacters = "0123456789+-.eE";
/// A double has room for 308 digits before the point.
constexpr std::size_t kDigitsMax = 300;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_wide(std::string_view number) {
    return number.size() > kDigitsMax || number.find_first_of("eE") != std::string_view::npos;
}

std::size_t end_of_string(std::string_view text, std::size_t at) {
    for (++at; at < text.size() && text[at] != '"'; ++at)
        if (text[at] == '\\') ++at;
    return std::min(at + 1, text.size());
}

}  // namespace

std::string_view number_at(std::string_view text) {
    const std::string_view number = text.substr(0, text.find_first_not_of(kNumberCharacters));
    return is_valid_decimal(number) ? number : std::string_view();  // R4's decimal is JSON's number
}

bool shorten_wide_numbers(std::span<char> text) {
    const std::string_view view(text.data(), text.size());
    bool has_any = false;
    for (std::size_t at = 0; at < view.size();) {
        if (view[at] == '"') {
            at = end_of_string(view, at);
            continue;
        }
        const std::size_t end = std::min(view.find_first_not_of(kNumberCharacters, at), view.size());
        const std::string_view number = number_at(view.substr(at, end - at));
        if (is_wide(number)) {
            const auto first = static_cast<std::size_t>(std::ranges::find_if(number, is_digit) - number.begin());
            std::ranges::fill(text.subspan(at + first + 1, end - at - first - 1), ' ');
            has_any = true;
        }
        at = std::max(end, at + 1);
    }
    return has_any;
}

}  // namespace kakehashi::fhir
