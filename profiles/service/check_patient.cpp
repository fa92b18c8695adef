#include <vector>

#include "service/canonicals.hpp"
#include "service/messages.hpp"
#include "service/sending.hpp"
#include "service/text_shape.hpp"
#include "service/tree.hpp"

namespace kakehashi::profiles::service {
namespace {

using fhir::Node;
using namespace service_messages;

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t end = 0; end != std::string_view::npos;) {
        end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end != std::string_view::npos) text.remove_prefix(end + 1);
    }
    return parts;
}

/// All half-width letters and digits, or everything full-width; so what has kana, kanji or a sign is full-width.
bool is_of_one_width(std::string_view part) {
    constexpr std::string_view kUnreadable =
        "\uFFFD";  // in place of bytes that are not UTF-8, which is reported: no width
    if (part.find(kUnreadable) != std::string_view::npos) return true;
    const Characters has = characters_of(part);
    if (has.half_other || has.half_kana || has.half_space || has.full_space || has.control) return false;
    return !(has.half_alphanumeric && has.any_full());
}

/// `insurer:symbol:number:branch`. The invariant R1013 checks digits, colons and spaces; the widths are left.
void check_insured(const Node& value, ServiceFindings& found) {
    const std::string_view text = value.text();
    const auto parts = split(text, ':');
    if (parts.size() != 4) {
        // RULING: jp-clins.md 17.6. A table prints the separator as hex 5A, which is Z.
        if (text.size() > 8 && is_digits(text.substr(0, 8)) && text[8] == 'Z')
            found.warning(kMisprint, value, {"5A (Z)", "3A (:)"});
        return;
    }
    if (!is_of_one_width(parts[1]) || !is_of_one_width(parts[2])) found.error(kInsuredWidth, value, {shape_of(text)});
    // 後期高齢者医療: the number is the insured number, and there is no symbol.
    if (parts[0].starts_with("39") && !parts[1].empty()) found.warning(kInsuredElderly, value, {shape_of(text)});
    if (parts[1].empty() && parts[2].empty()) found.warning(kInsuredEmpty, value, {shape_of(text)});
}

/// `payer 8 digits::recipient 7 digits:`
void check_public_payer(const Node& value, ServiceFindings& found) {
    const auto parts = split(value.text(), ':');
    const bool fits = parts.size() == 4 && parts[0].size() == 8 && is_digits(parts[0]) && parts[1].empty() &&
                      parts[2].size() == 7 && is_digits(parts[2]) && parts[3].empty();
    if (!fits) found.error(kPublicPayer, value, {shape_of(value.text())});
}

}  // namespace

// Source: jp-clins.md 4, insured-person identifier
void check_patient(const Node& patient, ServiceFindings& found) {
    for (const Node& identifier : items_at(patient, "identifier")) {
        const Node& value = child(identifier, "value");
        if (value.text().empty()) continue;
        if (identifier.text_of("system") == canonicals::kInsuredPerson) check_insured(value, found);
        if (identifier.text_of("system") == canonicals::kPublicPayer) check_public_payer(value, found);
    }
}

}  // namespace kakehashi::profiles::service
