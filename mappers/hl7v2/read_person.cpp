#include <algorithm>

#include "hl7v2/mapping.hpp"
#include "kakehashi/mappers/result_text.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Katakana, half-width or full-width: U+30A0 to U+30FF, U+FF61 to U+FF9F, with spaces.
bool is_katakana(std::string_view text) {
    while (!text.empty()) {
        if (text.front() == ' ') {
            text.remove_prefix(1);
            continue;
        }
        const auto at = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
        if (text.size() < 3) return false;
        const unsigned point = ((at(0) & 0x0FU) << 12U) | ((at(1) & 0x3FU) << 6U) | (at(2) & 0x3FU);
        const bool is_kana = (point >= 0x30A0 && point <= 0x30FF) || (point >= 0xFF61 && point <= 0xFF9F);
        if (at(0) < 0xE0 || (!is_kana && point != 0x3000)) return false;
        text.remove_prefix(3);
    }
    return true;
}

std::string representation_of(std::string_view code, const std::string& name) {
    if (code == "I") return "IDE";
    if (code == "P") return "SYL";
    if (code == "A") return "ABC";
    if (is_ascii(name)) return "ABC";
    return is_katakana(name) ? "SYL" : "IDE";
}

/// A whole name in the family part is split at its first space. Source: vendor-exports.md 1.4
void split_whole(NameFact& name) {
    if (!name.given.empty()) return;
    for (const std::string_view space : {std::string_view("\xE3\x80\x80"), std::string_view(" ")}) {
        const auto at = name.family.find(space);
        if (at == std::string::npos || at == 0) continue;
        name.given = name.family.substr(at + space.size());
        name.family.resize(at);
        return;
    }
}

/// Where the parts of a name stand in XPN and XCN. Source: HL7 v2.5 2.A.88, 2.A.86
struct NameParts {
    unsigned family;
    unsigned suffix;
    unsigned prefix;
};
constexpr NameParts kXpn{.family = 1, .suffix = 4, .prefix = 5};
constexpr NameParts kXcn{.family = 2, .suffix = 5, .prefix = 6};

NameFact name_of(std::string family, std::string given, std::string_view code) {
    NameFact name{.representation = representation_of(code, family + given),
                  .family = std::move(family),
                  .given = std::move(given)};
    split_whole(name);
    if (name.representation == "SYL") {
        name.family = to_katakana(name.family);
        name.given = to_katakana(name.given);
    } else {
        name.family = normalise_text(name.family);
        name.given = normalise_text(name.given);
    }
    return name;
}

/// @param part  takes a component. The given name and the second ones follow the family name.
NameFact take_name(const NameParts& parts, std::string_view code, const auto& part) {
    std::string family = part(parts.family);
    std::string given = part(parts.family + 1);
    if (const std::string second = part(parts.family + 2); !second.empty())
        given.append(given.empty() ? "" : " ").append(second);
    NameFact name = name_of(std::move(family), std::move(given), code);
    name.prefix = part(parts.prefix);
    name.suffix = part(parts.suffix);
    return name;
}

void order_names(std::vector<NameFact>& names) {
    // Kanji stands first. Source: vendor-exports.md 1.4
    std::stable_partition(names.begin(), names.end(), [](const NameFact& n) { return n.representation == "IDE"; });
}

}  // namespace

std::vector<NameFact> read_names(Segment& segment, unsigned field, std::string_view target) {
    std::vector<NameFact> names;
    for (unsigned repetition = 1; repetition <= segment.repetitions(field); ++repetition) {
        const auto part = [&](unsigned component) {
            return segment.take({.field = field, .component = component, .repetition = repetition}, target);
        };
        const std::string code = part(8);
        part(7);
        NameFact name = take_name(kXpn, code, part);
        if (!name.family.empty()) names.push_back(std::move(name));
    }
    order_names(names);
    return names;
}

DoctorFact read_doctor(Segment& segment, unsigned field, std::string_view target) {
    DoctorFact doctor;
    for (unsigned repetition = 1; repetition <= segment.repetitions(field); ++repetition) {
        const auto at = [&](unsigned component) {
            return At{.field = field, .component = component, .repetition = repetition};
        };
        const std::string number = segment.peek(at(1));
        // Repetitions are the kanji and kana forms of one doctor, unless the number differs.
        if (!number.empty() && !doctor.number.empty() && number != doctor.number) break;
        if (doctor.number.empty()) doctor.number = segment.take(at(1), target);
        const std::string code = segment.take(at(15), target);
        segment.take(at(10), target);
        NameFact name = take_name(kXcn, code, [&](unsigned component) { return segment.take(at(component), target); });
        if (!name.family.empty()) doctor.names.push_back(std::move(name));
    }
    order_names(doctor.names);
    return doctor;
}

}  // namespace kakehashi::mappers::hl7v2
