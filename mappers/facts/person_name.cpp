#include "facts/person_name.hpp"

#include "text/text_forms.hpp"

namespace kakehashi::mappers::facts {

NameFact split_name(std::string_view representation, std::string_view whole) {
    constexpr std::string_view kWideSpace = "　";
    std::string text(whole);
    for (auto at = text.find(kWideSpace); at != std::string::npos; at = text.find(kWideSpace, at))
        text.replace(at, kWideSpace.size(), " ");
    text = trimmed(text);
    NameFact name{.representation = std::string(representation), .family = {}, .given = {}};
    const auto space = text.find(' ');
    name.family = text.substr(0, space);
    if (space != std::string::npos) name.given = trimmed(text.substr(space + 1));
    return name;
}

}  // namespace kakehashi::mappers::facts
