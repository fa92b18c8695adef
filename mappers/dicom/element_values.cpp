#include "dicom/element_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "dicom/attributes.hpp"
#include "dicom/messages.hpp"
#include "kakehashi/mappers/text.hpp"

namespace kakehashi::mappers::dicom {
namespace {

using fhir::IssueSeverity;
using fhir::IssueType;

/// Binary numbers beyond so many bytes are tables for display.
constexpr std::size_t kNumberBytesMax = 256;

template <std::size_t N>
bool is_among(std::string_view vr, const std::array<std::string_view, N>& list) {
    return std::find(list.begin(), list.end(), vr) != list.end();
}

bool is_single_text(std::string_view vr) {
    return is_among(vr, std::array<std::string_view, 4>{"ST", "LT", "UT", "UR"});
}

bool is_text(std::string_view vr) {
    constexpr std::array<std::string_view, 15> kTexts{"AE", "AS", "CS", "DA", "DS", "DT", "IS", "LO",
                                                      "PN", "SH", "TM", "UI", "UC", "ST", "LT"};
    return is_among(vr, kTexts) || is_single_text(vr);
}

/// Bytes of one number; 0: no number.
std::size_t number_bytes(std::string_view vr) {
    if (vr == "US" || vr == "SS") return 2;
    if (vr == "UL" || vr == "SL" || vr == "FL" || vr == "AT") return 4;
    return vr == "FD" || vr == "UV" || vr == "SV" ? 8 : 0;
}

std::string number_text(std::string_view bytes, std::string_view vr, bool is_big_endian) {
    if (vr == "US" || vr == "UL") return fmt::format("{}", read_unsigned(bytes, is_big_endian));
    if (vr == "SS") return fmt::format("{}", static_cast<std::int16_t>(read_unsigned(bytes, is_big_endian)));
    if (vr == "SL") return fmt::format("{}", static_cast<std::int32_t>(read_unsigned(bytes, is_big_endian)));
    if (vr == "FL") return fmt::format("{}", std::bit_cast<float>(read_unsigned(bytes, is_big_endian)));
    if (vr == "AT")
        return tag_text(read_unsigned(bytes.substr(0, 2), is_big_endian) << 16U |
                        read_unsigned(bytes.substr(2), is_big_endian));
    const std::uint64_t first = read_unsigned(bytes.substr(0, 4), is_big_endian);
    const std::uint64_t second = read_unsigned(bytes.substr(4), is_big_endian);
    const std::uint64_t whole = is_big_endian ? first << 32U | second : second << 32U | first;
    if (vr == "FD") return fmt::format("{}", std::bit_cast<double>(whole));
    return vr == "SV" ? fmt::format("{}", static_cast<std::int64_t>(whole)) : fmt::format("{}", whole);
}

void read_numbers(std::string_view value, std::string_view vr, bool is_big_endian, Attribute& attribute) {
    const std::size_t size = number_bytes(vr);
    attribute.is_bulk = value.size() > kNumberBytesMax;
    if (attribute.is_bulk) return;
    for (; value.size() >= size; value.remove_prefix(size))
        attribute.values.push_back(number_text(value.substr(0, size), vr, is_big_endian));
}

/// Control characters have no place in FHIR strings. A trailing NUL is padding.
void drop_controls(std::string& text) {
    std::erase_if(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t' && c != '\r' && c != '\n') || byte == 0x7F;
    });
}

template <class Visit>
void split(std::string_view text, char separator, Visit visit) {
    for (std::size_t end = 0; end != std::string_view::npos;) {
        end = text.find(separator);
        visit(text.substr(0, end));
        if (end != std::string_view::npos) text.remove_prefix(end + 1);
    }
}

PersonName read_name(std::string_view text) {
    PersonName name;
    std::array<std::string*, 3> groups{&name.alphabetic, &name.ideographic, &name.phonetic};
    std::size_t index = 0;
    split(text, '=', [&](std::string_view group) {
        if (index < groups.size()) *groups[index++] = without_padding(group);
    });
    return name;
}

}  // namespace

void ValueReader::read(std::string_view value, const ElementHeader& header, bool is_big_endian, Attribute& attribute) {
    // Archives write UN for what they did not know; what we read is known by its tag. PS3.5 6.2.2
    const std::string vr = header.vr == "UN" ? std::string(vr_of(attribute.tag)) : header.vr;
    if (number_bytes(vr) > 0) return read_numbers(value, vr, is_big_endian, attribute);
    if (!is_text(vr)) {
        attribute.is_bulk = !value.empty();
        return;
    }
    std::string text = decode(value, attribute);
    drop_controls(text);
    if (without_padding(text).empty()) return;
    if (is_single_text(vr)) {
        attribute.values.emplace_back(text.substr(0, text.find_last_not_of(' ') + 1));
        return;
    }
    split(text, '\\', [&](std::string_view one) {
        if (vr == "PN")
            attribute.names.push_back(read_name(one));
        else
            attribute.values.emplace_back(without_padding(one));
    });
    if (attribute.tag == tag::kCharacterSet) {
        character_set_ = CharacterSet(attribute.values);
        if (!character_set_.unknown_term().empty())
            say_once(fhir::make_issue(IssueSeverity::warning, IssueType::processing, messages::kCharacterSetUnknown,
                                      attribute.tag, {character_set_.unknown_term()}));
    }
}

std::string ValueReader::decode(std::string_view value, const Attribute& attribute) {
    auto text = character_set_.decode(value);
    fhir::Report found;
    if (text) {
        // Once more through the shared reader, which replaces user-defined characters and says so.
        auto clean = decode_text(*text, Charset::utf_8, found);
        if (clean) text = std::move(clean->utf8);
    } else if (auto guessed = decode_text(value, std::nullopt, found)) {
        if (!character_set_.declared().empty()) {
            found.clear();
            found.push_back(fhir::make_issue(IssueSeverity::warning, IssueType::processing,
                                             messages::kCharacterSetMismatch, attribute.tag,
                                             {character_set_.declared(), name_of(guessed->charset)}));
        }
        text = std::move(guessed->utf8);
    } else {
        text = decode_as(value, Charset::latin_1).value_or("");
        std::erase_if(*text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        found.push_back(fhir::make_issue(IssueSeverity::error, IssueType::invalid, messages::kUndecodable,
                                         attribute.tag, {character_set_.declared()}));
    }
    for (const fhir::Issue& issue : found) say_once(issue);
    return std::move(*text);
}

void ValueReader::say_once(const fhir::Issue& issue) {
    const bool said = std::any_of(report_->begin(), report_->end(),
                                  [&](const fhir::Issue& other) { return other.rule == issue.rule; });
    if (!said) report_->push_back(issue);
}

}  // namespace kakehashi::mappers::dicom
