#include "terminology/display.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "terminology/code_system.hpp"

namespace kakehashi::profiles {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// RULING: jp-clins has radicals (U+2F00 block) where it means the characters that look like them (jp-clins.md 17.12);
// those that occur in the published packages are taken for the same, as NFKC has it. Not all of NFKC: a full-width
// letter is another spelling, which the guide refuses. Test: Displays.LookAlikesOfThePackagesAreTheSameText
constexpr std::array<Pair, 7> kLookAlikes{
    {{"⼀", "一"}, {"⽅", "方"}, {"⽤", "用"}, {"⽩", "白"}, {"⽰", "示"}, {"⾎", "血"}, {"⾜", "足"}}};

constexpr std::string_view kLaboratorySystems = "http://jpfhir.jp/fhir/clins/CodeSystem/JLAC1";

// RULING: the profile fixes displays that its own code systems do not have (jp-clins.md 17.11), and one of those lost a
// letter (17.12); each is a right display. `FBS` is one of fasting glucose (17.10) and stays a wrong one of casual
// glucose, to whose codes the slice is bound. Test: OfficialRulings.DisplaysOfTheSlicesAreRight
constexpr std::array<Pair, 13> kSliceDisplays{{
    {"血液型-ABO", "ABO-BLD"},
    {"血液型-Rh", "Rh-BLD"},
    {"CBG", "FBS"},
    {"DD-定性", "DD"},
    {"PT-活性%", "PT-act"},
    {"PT比", "PT-ratio"},
    {"PT-秒", "PT-sec"},
    {"U-A/C", "U-ac"},
    {"U-P/C", "U-pc"},
    {"U-Glu-半定量", "U-Glu-定性半定量"},
    {"HIV-1+2抗体・p24抗原(定性、HIV p24抗原)", "HIV-1+2抗体・p24抗原(定性、HIV-p24抗原)"},
    {"HIV-1+2抗体・p24抗原(定量、HIV p24抗原)", "HIV-1+2抗体・p24抗原(定量、HIV-p24抗原)"},
    {"IV-1+2抗体・p24抗原(陰性コントロール比)", "HIV-1+2抗体・p24抗原(陰性コントロール比)"},
}};

bool has_radicals(std::string_view text) {
    return text.find("\xE2\xBC") != text.npos || text.find("\xE2\xBD") != text.npos ||
           text.find("\xE2\xBE") != text.npos;
}

std::string without_look_alikes(std::string_view text) {
    std::string made(text);
    if (!has_radicals(text)) return made;
    for (const auto& [radical, character] : kLookAlikes)
        for (auto at = made.find(radical); at != std::string::npos; at = made.find(radical, at))
            made.replace(at, radical.size(), character);
    return made;
}

}  // namespace

// RULING: of one JAMI usage, JP Core's table has the words 内服 １日３回 朝昼夕食後, its examples and the messages of
// JAHIS 内服・経口・１日３回朝昼夕食後 (vendor-exports.md). Test: Displays.AUsageMayBeWordedInAnotherWay
bool is_worded_freely(std::string_view system) { return system == "http://jami.jp/CodeSystem/MedicationUsage"; }

bool is_display_of(std::string_view system, std::string_view own, std::string_view written) {
    if (is_same_text(own, written)) return true;
    const std::string meant = without_look_alikes(own);
    const std::string said = without_look_alikes(written);
    if (is_same_text(meant, said)) return true;
    if (!system.starts_with(kLaboratorySystems)) return false;
    return std::ranges::any_of(
        kSliceDisplays, [&](const Pair& pair) { return is_same_text(pair.first, meant) && pair.second == said; });
}

}  // namespace kakehashi::profiles
