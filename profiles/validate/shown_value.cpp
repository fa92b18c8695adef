#include "validate/shown_value.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "service/text_shape.hpp"
#include "validate/values.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::Element;
using fhir::Member;
using fhir::Node;

constexpr std::size_t kBytesMax = 120;  // the longest canonicals of the Japanese packages have 90
constexpr std::size_t kItemsMax = 3;

/// What a record says in these is never a patient's.
bool is_public(const Element& primitive) {
    constexpr std::array<std::string_view, 6> kTypes{"code", "uri", "url", "canonical", "oid", "boolean"};
    constexpr std::array<std::string_view, 2> kNames{"display", "unit"};
    if (std::ranges::find(kTypes, primitive.type()->name) != kTypes.end()) return true;
    const auto* definition = primitive.definition();
    if (definition == nullptr) return false;
    const std::string_view path = definition->path;
    // A reference's display may be a name.
    return std::ranges::find(kNames, definition->name) != kNames.end() && !path.starts_with("Reference.");
}

Words same(std::string text) { return {text, text}; }

Words found_primitive(const Element& primitive) {
    const Node* value = primitive.value();
    if (value == nullptr || value->is_null()) return nothing();
    if (!value->is_primitive()) return same("{…}");
    if (is_public(primitive)) return same("'" + shortened(value->text()) + "'");
    const std::string shape = service::shape_of(value->text());
    return {"(form: " + shape + ")", "(形: " + shape + ")"};
}

/// "system#code"; what is missing is said.
Words coding_of(std::string_view system, std::string_view code) {
    Words words;
    words.append(system.empty() ? Words{"(no system)", "(systemなし)"} : same(shortened(system)));
    words.append("#");
    return words.append(code.empty() ? Words{"(no code)", "(codeなし)"} : same(shortened(code)));
}

bool is_coded(const Node& object) { return object.find("system") != nullptr && object.find("code") != nullptr; }

/// A member of a value: a coding is told by what it is, everything else by its name too.
Words named(std::string_view name, const Words& value) {
    if (name == "coding") return value;
    return same(std::string(name) + " ").append(value);
}

/// The items of that name, of which the first few are said.
template <class Say>
Words found_items(const Element& parent, std::string_view name, Say&& say) {
    Words words;
    std::size_t count = 0;
    parent.for_each(name, [&](const Element& each) {
        if (count++ < kItemsMax) words.join(say(each), ", ");
    });
    if (count > kItemsMax) words.append(", …");
    return words.empty() ? nothing() : words;
}

}  // namespace

Words& Words::append(std::string_view same) {
    en.append(same);
    ja.append(same);
    return *this;
}

Words& Words::append(const Words& more) {
    en.append(more.en);
    ja.append(more.ja);
    return *this;
}

Words& Words::join(const Words& more, std::string_view separator) {
    if (!empty() && !more.empty()) append(separator);
    return append(more);
}

std::string shortened(std::string_view text) {
    const auto is_continued = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
    std::size_t end = std::min(text.size(), kBytesMax);
    while (end > 0 && end < text.size() && is_continued(text[end])) --end;
    std::string words;
    for (const char c : text.substr(0, end)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F)
            words.append("␣");
        else
            words.push_back(c);
    }
    return end < text.size() ? words.append("…") : words;
}

const Words& nothing() {
    static const Words kNothing{"none", "なし"};
    return kNothing;
}

Words found_value(const Element& element) {
    if (!element.exists() || element.type() == nullptr) return nothing();
    if (element.is_primitive()) return found_primitive(element);
    if (element.value() == nullptr || !element.value()->is_object()) return same("{…}");
    if (is_type(element.type(), "CodeableConcept"))
        return found_items(element, "coding", [](const Element& each) { return found_value(each); });
    return coding_of(element.text_of("system"), element.text_of("code"));
}

Words found_value(const Element& element, const Node& like) {
    if (!element.exists() || element.type() == nullptr) return nothing();
    if (element.is_primitive()) return found_primitive(element);
    if (element.value() == nullptr || !element.value()->is_object() || !like.is_object()) return same("{…}");
    Words words;
    const bool coded = is_coded(like);
    if (coded) words.append(coding_of(element.text_of("system"), element.text_of("code")));
    for (const Member& member : like.members()) {
        if (coded && (member.name == "system" || member.name == "code")) continue;
        const auto items = member.value.items();
        const Node& one = items.empty() ? member.value : items.front();
        const auto say = [&](const Element& each) { return found_value(each, one); };
        words.join(named(member.name, found_items(element, member.name, say)), ", ");
    }
    return words;
}

std::string demanded_value(const Node& value) {
    if (value.is_primitive()) return "'" + shortened(value.text()) + "'";
    std::string words;
    const auto add = [&](const std::string& more) { words.append(words.empty() ? "" : ", ").append(more); };
    for (const Node& item : value.items()) add(demanded_value(item));
    const bool coded = is_coded(value);
    if (coded) add(coding_of(value.text_of("system"), value.text_of("code")).en);
    for (const Member& member : value.members()) {
        if (coded && (member.name == "system" || member.name == "code")) continue;
        add(named(member.name, same(demanded_value(member.value))).en);
    }
    return words;
}

}  // namespace kakehashi::profiles
