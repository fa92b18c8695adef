#include "kakehashi/fhir/primitive.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

namespace kakehashi::fhir {
namespace {

constexpr std::size_t kStringBytesMax = std::size_t{1} << 20;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_lower_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Takes the digits at the beginning; @return how many there were.
std::size_t take_digits(std::string_view& text) {
    const auto end = std::ranges::find_if_not(text, is_digit);
    const auto count = static_cast<std::size_t>(end - text.begin());
    text.remove_prefix(count);
    return count;
}

/// `0|[1-9][0-9]*`
bool take_plain_integer(std::string_view& text) {
    const bool leads_with_zero = text.starts_with('0');
    const std::size_t count = take_digits(text);
    return count == 1 || (count > 1 && !leads_with_zero);
}

bool is_integer_at_least(std::string_view text, std::int32_t least) {
    std::int32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && value >= least;
}

}  // namespace

bool is_valid_boolean(std::string_view text) { return text == "true" || text == "false"; }

bool is_valid_decimal(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    if (!take_plain_integer(text)) return false;
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        if (take_digits(text) == 0) return false;
    }
    if (text.starts_with('e') || text.starts_with('E')) {
        text.remove_prefix(1);
        if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
        if (take_digits(text) == 0) return false;
    }
    return text.empty();
}

bool is_valid_integer(std::string_view text) {
    std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
    return take_plain_integer(digits) && digits.empty() && is_integer_at_least(text, INT32_MIN);
}

bool is_valid_unsigned_int(std::string_view text) {
    return !text.starts_with('-') && is_valid_integer(text) && is_integer_at_least(text, 0);
}

bool is_valid_positive_int(std::string_view text) { return is_valid_unsigned_int(text) && text != "0"; }

bool is_valid_string(std::string_view text) {
    const auto is_allowed = [](char c) {
        return static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r';
    };
    return !text.empty() && text.size() <= kStringBytesMax && std::ranges::all_of(text, is_allowed);
}

bool is_valid_code(std::string_view text) {
    // Blanks that a person cannot tell from a space: no-break space, next line, ideographic space.
    constexpr std::array<std::string_view, 3> kOtherBlanks{"\xC2\xA0", "\xC2\x85", "\xE3\x80\x80"};
    if (!is_valid_string(text) || text.front() == ' ' || text.back() == ' ') return false;
    bool after_space = false;
    bool is_ascii = true;
    for (const char c : text) {
        if (is_space(c) && (c != ' ' || after_space)) return false;
        after_space = c == ' ';
        is_ascii = is_ascii && static_cast<unsigned char>(c) < 0x80;
    }
    return is_ascii || std::ranges::none_of(kOtherBlanks, [text](std::string_view blank) {
               return text.find(blank) != std::string_view::npos;
           });
}

bool is_valid_id(std::string_view text) {
    return !text.empty() && text.size() <= 64 &&
           std::ranges::all_of(text, [](char c) { return is_digit(c) || is_letter(c) || c == '-' || c == '.'; });
}

bool is_valid_uri(std::string_view text) { return is_valid_string(text) && std::ranges::none_of(text, is_space); }

bool is_valid_oid(std::string_view text) {
    constexpr std::string_view kPrefix = "urn:oid:";
    if (!text.starts_with(kPrefix)) return false;
    text.remove_prefix(kPrefix.size());
    if (text.empty() || text.front() < '0' || text.front() > '2') return false;
    text.remove_prefix(1);
    if (text.empty()) return false;
    while (text.starts_with('.')) {
        text.remove_prefix(1);
        if (!take_plain_integer(text)) return false;
    }
    return text.empty();
}

bool is_valid_uuid(std::string_view text) {
    constexpr std::string_view kForm = "urn:uuid:xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    return std::ranges::equal(text, kForm, [](char c, char form) { return form == 'x' ? is_lower_hex(c) : c == form; });
}

bool is_valid_base64(std::string_view text) {
    // An attachment is megabytes of digits without a blank: the compiler makes vectors of this loop.
    constexpr std::size_t kBlock = 64;
    const auto is_digits_only = [](std::string_view block) {
        unsigned others = 0;
        for (const char c : block) {
            const auto byte = static_cast<unsigned char>(c);
            const auto letter = static_cast<unsigned char>((byte | 0x20U) - 'a');
            const auto digit = static_cast<unsigned char>(byte - '0');
            others |= static_cast<unsigned>(letter >= 26) & static_cast<unsigned>(digit >= 10) &
                      static_cast<unsigned>(byte != '+') & static_cast<unsigned>(byte != '/');
        }
        return others == 0;
    };
    std::size_t chars = 0;
    while (text.size() > kBlock && is_digits_only(text.substr(0, kBlock))) {
        chars += kBlock;
        text.remove_prefix(kBlock);
    }
    std::size_t padding = 0;
    for (const char c : text) {
        if (is_space(c)) continue;
        ++chars;
        if (c == '=') {
            ++padding;
        } else if (padding > 0 || !(is_digit(c) || is_letter(c) || c == '+' || c == '/')) {
            return false;
        }
    }
    return chars > 0 && chars % 4 == 0 && padding <= 2;
}

bool is_valid_primitive(std::string_view type, std::string_view text) {
    struct Check {
        std::string_view type;
        bool (*is_valid)(std::string_view);
    };
    static constexpr std::array kChecks{
        Check{"base64Binary", is_valid_base64},
        Check{"boolean", is_valid_boolean},
        Check{"canonical", is_valid_uri},
        Check{"code", is_valid_code},
        Check{"date", is_valid_date},
        Check{"dateTime", is_valid_date_time},
        Check{"decimal", is_valid_decimal},
        Check{"id", is_valid_id},
        Check{"instant", is_valid_instant},
        Check{"integer", is_valid_integer},
        Check{"markdown", is_valid_string},
        Check{"oid", is_valid_oid},
        Check{"positiveInt", is_valid_positive_int},
        Check{"string", is_valid_string},
        Check{"time", is_valid_time},
        Check{"unsignedInt", is_valid_unsigned_int},
        Check{"uri", is_valid_uri},
        Check{"url", is_valid_uri},
        Check{"uuid", is_valid_uuid},
        Check{"xhtml", is_valid_string},
    };
    const auto check = std::ranges::find(kChecks, type, &Check::type);
    return check != kChecks.end() && check->is_valid(text);
}

}  // namespace kakehashi::fhir
