#include "cda/v3_values.hpp"

#include <algorithm>
#include <array>

#include "facts/person_name.hpp"
#include "kakehashi/mappers/result_text.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::cda {
namespace {

using xml::Element;

/// Katakana, half-width katakana, hiragana, the long vowel sign and spaces: U+3040..U+30FF, U+FF61..U+FF9F.
bool is_kana(std::string_view text) {
    bool any = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        if (lead == ' ') {
            ++at;
            continue;
        }
        if (lead != 0xE3 && lead != 0xEF) return false;
        const std::string_view sign = text.substr(at, 3);
        const bool is_space = sign == "　";
        const bool is_full = sign >= "\xE3\x81\x80" && sign <= "\xE3\x83\xBF";
        const bool is_half = sign >= "\xEF\xBD\xA1" && sign <= "\xEF\xBE\x9F";
        if (!is_space && !is_full && !is_half) return false;
        any |= !is_space;
        at += 3;
    }
    return any;
}

bool is_latin(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string take_parts(Element& name, std::string_view part, std::string_view target) {
    std::string text;
    for (Element* element : name.children(part)) {
        if (!text.empty()) text += ' ';
        text += element->take_text(target);
    }
    return text;
}

struct NullFlavor {
    std::string_view flavor;
    std::string_view reason;
};
constexpr std::array kNullFlavors{
    NullFlavor{"NI", "unknown"},
    NullFlavor{"UNK", "unknown"},
    NullFlavor{"NAV", "temp-unknown"},
    NullFlavor{"NA", "not-applicable"},
    NullFlavor{"NASK", "not-asked"},
    NullFlavor{"ASKU", "asked-unknown"},
    NullFlavor{"MSK", "masked"},
    NullFlavor{"OTH", "unsupported"},
    NullFlavor{"NP", "not-performed"},
    NullFlavor{"PINF", "positive-infinity"},
    NullFlavor{"NINF", "negative-infinity"},
};

}  // namespace

Code take_code(Element& element, std::string_view target) {
    Code code;
    code.code = element.take("code", target);
    code.system = element.take("codeSystem", target);
    code.text = element.take("displayName", target);
    if (Element* original = element.child("originalText"); original != nullptr) {
        const std::string text = original->peek_text();
        if (code.text.empty() && !text.empty()) code.text = original->take_text(target);
        if (code.text == text) original->mark(FieldFate::ignored, "same words as displayName");
    }
    return code;
}

NameFact take_name(Element& element, std::string_view target) {
    NameFact name;
    if (element.child("family") != nullptr || element.child("given") != nullptr) {
        name.family = take_parts(element, "family", target);
        name.given = take_parts(element, "given", target);
        name.prefix = take_parts(element, "prefix", target);
        name.suffix = take_parts(element, "suffix", target);
    } else {
        name = facts::split_name("", element.take_text(target));
    }
    const std::string use = element.take("use", target);
    const bool has_representation = use.find("IDE") != std::string::npos || use.find("SYL") != std::string::npos ||
                                    use.find("ABC") != std::string::npos;
    if (has_representation) {
        name.representation = use.find("SYL") != std::string::npos   ? "SYL"
                              : use.find("ABC") != std::string::npos ? "ABC"
                                                                     : "IDE";
    } else {
        const std::string whole = name.family + " " + name.given;
        name.representation = is_kana(whole) ? "SYL" : is_latin(whole) ? "ABC" : "IDE";
    }
    return name;
}

std::vector<NameFact> take_names(Element& holder, std::string_view target) {
    std::vector<NameFact> names;
    for (Element* element : holder.children("name")) {
        // The JAHIS form: one name with a name for each representation inside.
        for (NameFact& name : take_names(*element, target)) names.push_back(std::move(name));
        if (element->child("name") != nullptr) continue;
        NameFact name = take_name(*element, target);
        if (!name.family.empty()) names.push_back(std::move(name));
    }
    return names;
}

std::string take_phone(Element& holder, std::string_view target) {
    for (Element* telecom : holder.children("telecom")) {
        const std::string value = telecom->peek("value");
        const auto colon = value.find(':');
        if (value.empty() || (colon != std::string::npos && !value.starts_with("tel:"))) continue;
        telecom->take("value", target);
        telecom->take("use", "used: which telephone it is");
        return facts::trimmed(colon == std::string::npos ? value : value.substr(colon + 1));
    }
    return {};
}

Address take_address(Element& holder, std::string_view target) {
    Address address;
    Element* element = holder.child("addr");
    if (element == nullptr) return address;
    element->take("use", "used: which address it is");
    const auto part = [&](std::string_view name) { return take_parts(*element, name, target); };
    address.postal_code = part("postalCode");
    if (Element* country = element->child("country"); country != nullptr && country->peek_text() == "JP")
        country->take_text("used: country");
    // Without parts, and where text stands beside them, the text is what was written, in its order.
    for (xml::Element::Content& item : element->content()) {
        if (auto* leaf = std::get_if<xml::Leaf>(&item)) {
            leaf->fate = FieldFate::mapped;
            leaf->detail = target;
            address.text += facts::trimmed(leaf->text);
            continue;
        }
        Element& child = *std::get<std::unique_ptr<Element>>(item);
        if (child.name() != "postalCode" && child.name() != "country") address.text += child.take_text(target);
    }
    const auto peek = [&](std::string_view name) {
        Element* child = element->child(name);
        return child == nullptr ? std::string() : child->peek_text();
    };
    address.state = peek("state");
    address.city = peek("city");
    address.line = peek("streetAddressLine");
    return address;
}

std::string take_interval(Element& value, std::string& unit, std::string_view target) {
    std::string text;
    for (const char* name : {"low", "high"}) {
        Element* limit = value.child(name);
        if (limit == nullptr || limit->peek("value").empty()) continue;
        const std::string number = limit->take("value", target);
        const bool is_exclusive = limit->take("inclusive", target) == "false";
        const std::string limit_unit = limit->take("unit", target);
        if (unit.empty()) unit = limit_unit;
        const bool is_low = std::string_view(name) == "low";
        const std::string sign = std::string(is_low ? ">" : "<") + (is_exclusive ? "" : "=");
        text = text.empty() ? sign + number : text.substr(text.find_first_not_of("<>=")) + "-" + number;
    }
    return text;
}

std::string_view absent_reason(std::string_view null_flavor) {
    for (const NullFlavor& row : kNullFlavors)
        if (row.flavor == null_flavor) return row.reason;
    return "unknown";
}

}  // namespace kakehashi::mappers::cda
