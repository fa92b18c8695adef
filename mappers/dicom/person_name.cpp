#include <unicode/unistr.h>

#include <algorithm>

#include "dicom/data_set.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::dicom {
namespace {

icu::UnicodeString unicode(std::string_view text) {
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

/// `family^given^middle^prefix^suffix`; the middle name stays with the given one.
NameFact name_of_group(std::string_view group, std::string_view representation) {
    NameFact name{.representation = std::string(representation), .family = {}, .given = {}};
    const auto caret = group.find('^');
    name.family = facts::trimmed(without_padding(group.substr(0, caret)));
    if (caret == std::string_view::npos) return name;
    const std::string_view rest = group.substr(caret + 1);
    name.given = facts::trimmed(without_padding(rest.substr(0, rest.find('^'))));
    return name;
}

bool is_kana(char16_t c) { return (c >= 0x3041 && c <= 0x30FF) || (c >= 0xFF61 && c <= 0xFF9F); }

/// みほん, ﾐﾎﾝ → ミホン: the SYL form of a name is full-width katakana. Source: vendor exports digest 1.4
std::string katakana(std::string_view text) {
    icu::UnicodeString changed = unicode(facts::compose_half_width_katakana(text));
    for (std::int32_t at = 0; at < changed.length(); ++at)
        if (const char16_t c = changed.charAt(at); c >= 0x3041 && c <= 0x3096)
            changed.setCharAt(at, static_cast<char16_t>(c + 0x60));
    std::string result;
    return changed.toUTF8String(result);
}

/// What the first group really holds: sites without Latin names put half-width katakana, or kanji, there.
std::string_view representation_of(std::string_view group) {
    constexpr char16_t kFirstIdeograph = 0x3400;
    const icu::UnicodeString text = unicode(group);
    bool has_kana = false;
    for (std::int32_t at = 0; at < text.length(); ++at) {
        const char16_t c = text.charAt(at);
        if (is_kana(c)) has_kana = true;
        if (c >= kFirstIdeograph && c < 0xFF00) return "IDE";
    }
    return has_kana ? "SYL" : "ABC";
}

}  // namespace

std::vector<NameFact> DataSet::names(std::string_view tag) const {
    std::vector<NameFact> result;
    const Attribute* attribute = find(tag);
    if (!attribute || attribute->names.empty()) return result;
    const PersonName& name = attribute->names.front();
    const auto add = [&](std::string_view group, std::string_view representation) {
        const bool known = std::any_of(result.begin(), result.end(),
                                       [&](const NameFact& fact) { return fact.representation == representation; });
        if (without_padding(group).empty() || known) return;
        NameFact fact = name_of_group(representation == "SYL" ? katakana(group) : std::string(group), representation);
        if (!fact.family.empty() || !fact.given.empty()) result.push_back(std::move(fact));  // "^^^^" is nobody
    };
    const std::string_view first = representation_of(name.alphabetic);
    add(name.ideographic, "IDE");
    if (first == "IDE") add(name.alphabetic, first);
    add(name.phonetic, "SYL");
    if (first != "IDE") add(name.alphabetic, first);
    return result;
}

}  // namespace kakehashi::mappers::dicom
