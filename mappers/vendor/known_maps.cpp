#include "vendor/known_maps.hpp"

#include <algorithm>
#include <array>

namespace kakehashi::mappers::vendor {
namespace {

bool is_made_of(std::string_view code, std::string_view characters) {
    return code.find_first_not_of(characters) == std::string_view::npos;
}
constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kLettersAndDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

bool is_text(std::string_view code) { return !code.empty(); }
bool is_jlac10(std::string_view code) { return code.size() == 17 && is_made_of(code, kLettersAndDigits); }
bool is_yj(std::string_view code) { return code.size() == 12 && is_made_of(code, kLettersAndDigits); }
bool is_key_number(std::string_view code) { return code.size() == 8 && is_made_of(code, kDigits); }
bool is_modifier_key(std::string_view code) {
    return code.size() >= 4 && code.size() <= 8 && is_made_of(code, kDigits);
}
bool is_usage(std::string_view code) { return code.size() == 16 && is_made_of(code, kLettersAndDigits); }
bool is_institution(std::string_view code) { return code.size() == 10 && is_made_of(code, kDigits); }
/// A J-FAGY code, one of its kinds (D9F food, D9N environment, D9M medication), or a YJ code.
bool is_allergen(std::string_view code) {
    return (code.starts_with("J9") || code.starts_with("D9") || is_yj(code)) && is_made_of(code, kLettersAndDigits);
}

// Source: jp-clins.md 8 (JLAC10), 9 (YJ, JAMI, MERIT-9), 6 (MEDIS), 7 (J-FAGY)
constexpr std::array kMaps{
    KnownMap{"allergen", is_allergen, "a J-FAGY code, D9F, D9N, D9M or a YJ code", "J-FAGY、D9F・D9N・D9M、YJコード"},
    KnownMap{"department", is_text, "a department code", "診療科コード"},
    KnownMap{"department-name", is_text, "a department's name", "診療科名"},
    KnownMap{"disease", is_key_number, "a MEDIS number of 8 digits", "MEDIS病名管理番号(数字8桁)"},
    KnownMap{"drug", is_yj, "a YJ code of 12 characters", "YJコード(12桁)"},
    KnownMap{"facility", is_institution, "an institution number of 10 digits", "医療機関番号(10桁)"},
    KnownMap{"insurance", is_text, "a kind of insurance", "保険種別"},
    KnownMap{"lab", is_jlac10, "a JLAC10 code of 17 characters", "JLAC10コード(17桁)"},
    KnownMap{"modifier", is_modifier_key, "a MEDIS modifier number of 4 to 8 digits", "MEDIS修飾語管理番号(4～8桁)"},
    KnownMap{"unit", is_text, "a MERIT-9 unit", "MERIT-9単位"},
    KnownMap{"usage", is_usage, "a JAMI usage code of 16 characters", "JAMI標準用法コード(16桁)"},
    KnownMap{"vital", is_text, "a vital sign's name", "バイタルサインの名称"},
};

}  // namespace

std::span<const KnownMap> known_maps() { return kMaps; }

const KnownMap* find_map(std::string_view name) {
    const auto* found = std::ranges::find(kMaps, name, &KnownMap::name);
    return found == kMaps.end() ? nullptr : found;
}

}  // namespace kakehashi::mappers::vendor
