#include "dicom/data_set.hpp"

#include <algorithm>
#include <chrono>

namespace kakehashi::mappers::dicom {
namespace {

bool digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view text) {
    int value = 0;
    for (const char c : text) value = value * 10 + (c - '0');
    return value;
}

std::string_view without_padding(std::string_view text) {
    constexpr std::string_view kPadding(" \0", 2);
    const auto first = text.find_first_not_of(kPadding);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kPadding) - first + 1);
}

std::string without(std::string_view text, char separator) {
    std::string result(text);
    std::erase(result, separator);
    return result;
}

/// `family^given^middle^prefix^suffix`; the middle name stays with the given one.
NameFact name_of_group(std::string_view group, std::string_view representation) {
    NameFact name{.representation = std::string(representation), .family = {}, .given = {}};
    const auto caret = group.find('^');
    name.family = without_padding(group.substr(0, caret));
    if (caret == std::string_view::npos) return name;
    const std::string_view rest = group.substr(caret + 1);
    name.given = without_padding(rest.substr(0, rest.find('^')));
    return name;
}

/// みほん → ミホン: the SYL form of a name is katakana. Source: vendor exports digest 1.4
std::string katakana(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead != 0xE3 || i + 2 >= text.size()) {
            result += text[i];
            continue;
        }
        unsigned code = ((static_cast<unsigned char>(text[i + 1]) & 0x3FU) << 6U) |
                        (static_cast<unsigned char>(text[i + 2]) & 0x3FU);  // below U+3000
        if (code >= 0x41 && code <= 0x96) code += 0x60;
        result += {static_cast<char>(0xE3), static_cast<char>(0x80U | (code >> 6U)),
                   static_cast<char>(0x80U | (code & 0x3FU))};
        i += 2;
    }
    return result;
}

std::string date_of(std::string_view text) {
    const std::string date = without(text, '.');  // ACR-NEMA form 2011.12.20
    if (date.size() != 8 || !digits(date)) return {};
    const std::chrono::year_month_day day{std::chrono::year{number(date.substr(0, 4))},
                                          std::chrono::month{static_cast<unsigned>(number(date.substr(4, 2)))},
                                          std::chrono::day{static_cast<unsigned>(number(date.substr(6, 2)))}};
    if (!day.ok()) return {};
    return date.substr(0, 4) + "-" + date.substr(4, 2) + "-" + date.substr(6, 2);
}

/// TimezoneOffsetFromUTC `+0900` as `+09:00`.
std::string zone_of(std::string_view text) {
    if (text.size() == 5 && (text[0] == '+' || text[0] == '-') && digits(text.substr(1)))
        return std::string(text.substr(0, 3)) + ":" + std::string(text.substr(3));
    return std::string(text);
}

}  // namespace

std::vector<std::string> DataSet::texts(std::string_view tag) const {
    std::vector<std::string> result;
    const fhir::Node* attribute = object_->find(tag);
    const fhir::Node* values = attribute ? attribute->find("Value") : nullptr;
    if (!values) return result;
    for (const fhir::Node& value : values->items())
        if (const auto text = without_padding(value.text()); !text.empty()) result.emplace_back(text);
    return result;
}

std::string DataSet::text(std::string_view tag) const {
    auto all = texts(tag);
    return all.empty() ? std::string() : std::move(all.front());
}

std::vector<NameFact> DataSet::names(std::string_view tag) const {
    std::vector<NameFact> result;
    const fhir::Node* attribute = object_->find(tag);
    const fhir::Node* values = attribute ? attribute->find("Value") : nullptr;
    if (!values || values->items().empty()) return result;
    const fhir::Node& name = values->items().front();
    if (const auto group = name.text_of("Ideographic"); !group.empty()) result.push_back(name_of_group(group, "IDE"));
    if (const auto group = name.text_of("Phonetic"); !group.empty())
        result.push_back(name_of_group(katakana(group), "SYL"));
    if (const auto group = name.text_of("Alphabetic"); !group.empty()) result.push_back(name_of_group(group, "ABC"));
    return result;
}

std::string DataSet::place(std::string_view tag) const {
    return "[" + std::to_string(index_) + "]." + std::string(tag);
}

bool is_uid(std::string_view text) {
    if (text.empty() || text.size() > 64) return false;
    while (true) {
        const auto dot = text.find('.');
        const std::string_view component = text.substr(0, dot);
        if (!digits(component) || (component.size() > 1 && component.front() == '0')) return false;
        if (dot == std::string_view::npos) return true;
        text.remove_prefix(dot + 1);
    }
}

WrittenTime read_time(std::string_view date, std::string_view time, std::string_view utc_offset) {
    WrittenTime result{.text = date_of(date)};
    if (result.text.empty()) {
        result.invalid = !date.empty();
        return result;
    }
    std::string clock = without(time, ':');
    const auto point = clock.find('.');
    const std::string fraction = point == std::string::npos ? "" : clock.substr(point);
    clock.resize(std::min(clock.size(), point));
    if (clock.empty()) return result;
    const bool shaped = digits(clock) && clock.size() % 2 == 0 && clock.size() <= 6 &&
                        (fraction.empty() || (clock.size() == 6 && digits(fraction.substr(1))));
    if (!shaped || number(clock.substr(0, 2)) > 23 || (clock.size() > 2 && number(clock.substr(2, 2)) > 59) ||
        (clock.size() > 4 && number(clock.substr(4, 2)) > 59)) {
        result.invalid = true;
        return result;
    }
    if (clock.size() == 2) return result;  // an hour alone cannot be said in FHIR
    result.seconds_added = clock.size() == 4;
    if (result.seconds_added) clock += "00";
    result.text +=
        "T" + clock.substr(0, 2) + ":" + clock.substr(2, 2) + ":" + clock.substr(4, 2) + fraction + zone_of(utc_offset);
    return result;
}

}  // namespace kakehashi::mappers::dicom
