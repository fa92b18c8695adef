#include "xml/json_kind.hpp"

#include <algorithm>
#include <array>

namespace kakehashi::fhir {
namespace {

const schema::Type* const kBoolean = schema::find_type("boolean");
const std::array kNumeric{schema::find_type("decimal"), schema::find_type("integer"), schema::find_type("positiveInt"),
                          schema::find_type("unsignedInt")};

std::size_t skip_digits(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    return at;
}

bool is_json_number(std::string_view text) {
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const std::size_t integer = at;
    at = skip_digits(text, at);
    if (at == integer || (text[integer] == '0' && at - integer > 1)) return false;
    if (at < text.size() && text[at] == '.') {
        const std::size_t fraction = at + 1;
        at = skip_digits(text, fraction);
        if (at == fraction) return false;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        const std::size_t sign = at + 1;
        const std::size_t exponent = sign < text.size() && (text[sign] == '+' || text[sign] == '-') ? sign + 1 : sign;
        at = skip_digits(text, exponent);
        if (at == exponent) return false;
    }
    return at == text.size();
}

}  // namespace

NodeKind json_kind_of(const schema::Type& type, std::string_view text) {
    if (&type == kBoolean) return text == "true" || text == "false" ? NodeKind::boolean : NodeKind::string;
    const bool is_numeric = std::ranges::find(kNumeric, &type) != kNumeric.end();
    return is_numeric && is_json_number(text) ? NodeKind::number : NodeKind::string;
}

}  // namespace kakehashi::fhir
