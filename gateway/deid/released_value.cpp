#include "deid/released_value.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "kakehashi/fhir/primitive.hpp"

namespace kakehashi::gateway::deid {
namespace {

constexpr std::size_t kDayLength = 10;     // YYYY-MM-DD
constexpr std::size_t kMinuteLength = 16;  // YYYY-MM-DDThh:mm
constexpr std::size_t kCodeLengthMax = 64;
constexpr std::size_t kMunicipalityBytesMax = 30;

constexpr std::array<std::string_view, 47> kPrefectures{
    "北海道", "青森県", "岩手県", "宮城県",   "秋田県", "山形県",   "福島県", "茨城県", "栃木県", "群馬県",
    "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県",   "石川県", "福井県", "山梨県", "長野県",
    "岐阜県", "静岡県", "愛知県", "三重県",   "滋賀県", "京都府",   "大阪府", "兵庫県", "奈良県", "和歌山県",
    "鳥取県", "島根県", "岡山県", "広島県",   "山口県", "徳島県",   "香川県", "愛媛県", "高知県", "福岡県",
    "佐賀県", "長崎県", "熊本県", "大分県",   "宮崎県", "鹿児島県", "沖縄県"};

/// Results that a laboratory reports in words. What is not here is somebody's own text.
constexpr auto kResultTokens = std::to_array<std::string_view>(
    {"-",        "+",    "±",    "+-",     "1+",     "2+",       "3+",    "4+",       "5+",         "(-)",
     "(+)",      "(±)",  "(1+)", "(2+)",   "(3+)",   "(4+)",     "－",    "＋",       "（－）",     "（＋）",
     "（±）",    "陰性", "陽性", "弱陽性", "擬陽性", "判定保留", "検出",  "検出せず", "検出されず", "感度未満",
     "測定不能", "A",    "B",    "O",      "AB",     "Rh(+)",    "Rh(-)", "痕跡"});

constexpr auto kUnitParts = std::to_array<std::string_view>(
    {"g",      "kg",     "mg",   "ug",       "μg",   "µg",   "ng",    "pg",     "fg",     "L",      "dL",    "dl",
     "mL",     "ml",     "uL",   "ul",       "μL",   "µL",   "fL",    "pL",     "mol",    "mmol",   "umol",  "μmol",
     "nmol",   "pmol",   "U",    "IU",       "mU",   "mIU",  "uU",    "μU",     "µU",     "kU",     "kIU",   "UA",
     "Eq",     "mEq",    "Osm",  "mOsm",     "sec",  "s",    "min",   "h",      "hr",     "day",    "d",     "a",
     "C.O.I",  "COI",    "S/CO", "INDEX",    "m",    "cm",   "mm",    "um",     "mmHg",   "Torr",   "bpm",   "kcal",
     "HPF",    "Cel",    "錠",   "カプセル", "包",   "本",   "枚",    "個",     "滴",     "回",     "日",    "管",
     "瓶",     "キット", "X10",  "x10",      "fmol", "Cr",   "index", "Index",  "Ratio",  "ratio",  "Log",   "LogU",
     "Copies", "copies", "CO",   "S",        "倍",   "比",   "型",    "吸光度", "スコア", "クラス", "cells", "件",
     "秒",     "分",     "時間", "週",       "年",   "年分", "g･Cr",  "g・Cr",  "度",     "℃",      "万",    "点",
     "拍",     "歳",     "RLU",  "AU",       "BAU",  "pH",   "‰",     "kPa",    "N",      "Gy",     "mSv",   "cmH2O",
     "body",   "unit",   "m2",   "73m2",     "Hg",   "H2O"});

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

/// Digits with at most one point among them.
bool is_plain_number(std::string_view text) {
    return fhir::is_valid_decimal(text) && text.find_first_of("eE") == std::string_view::npos;
}

bool is_titre(std::string_view text) {
    if (text.starts_with("x") || text.starts_with("×"))
        return is_plain_number(text.substr(text.front() == 'x' ? 1 : 2));
    const auto colon = text.find(':');
    return colon != std::string_view::npos && is_plain_number(text.substr(0, colon)) &&
           is_plain_number(text.substr(colon + 1));
}

std::string_view without_comparator(std::string_view text) {
    for (const std::string_view sign : {"<=", ">=", "<", ">", "≦", "≧", "≤", "≥", "＜", "＞"})
        if (text.starts_with(sign)) return text.substr(sign.size());
    return text;
}

std::string_view cut_at(std::string_view text, std::string_view mark, std::size_t from) {
    const auto at = text.find(mark, from);
    return at == std::string_view::npos ? text : text.substr(0, at + mark.size());
}

}  // namespace

std::optional<std::string> released_day(std::string_view text) {
    if (!fhir::parse_date_time(text)) return std::nullopt;
    return std::string(text.substr(0, kDayLength));
}

std::optional<std::string> released_instant(std::string_view text) {
    if (!fhir::is_valid_instant(text)) return std::nullopt;
    const bool is_utc = text.ends_with('Z');
    return std::string(text.substr(0, kDayLength)) + "T00:00:00" +
           std::string(is_utc ? "Z" : text.substr(text.size() - 6));
}

std::optional<std::string> released_minute(std::string_view text) {
    if (!fhir::is_valid_instant(text)) return released_day(text);
    const bool is_utc = text.ends_with('Z');
    return std::string(text.substr(0, kMinuteLength)) + ":00" +
           std::string(is_utc ? "Z" : text.substr(text.size() - 6));
}

std::optional<std::string> released_prefecture(std::string_view text) {
    if (std::ranges::find(kPrefectures, text) == kPrefectures.end()) return std::nullopt;
    return std::string(text);
}

std::optional<std::string> released_municipality(std::string_view text) {
    if (text.size() > kMunicipalityBytesMax) return std::nullopt;
    if (std::ranges::any_of(text, [](unsigned char c) { return c < 0x80; })) return std::nullopt;  // house numbers
    // Only the wards of Tokyo are municipalities; another ward has its city before it. Not the first 市 of 四日市市:
    // the search starts behind the name's first character, and only names that end with 区 are cut.
    if (text.ends_with("区")) text = cut_at(text, "市", std::string_view("市").size());
    const auto ends = {"市", "区", "町", "村"};
    if (std::ranges::none_of(ends, [&](std::string_view end) { return text.ends_with(end); })) return std::nullopt;
    return std::string(text);
}

std::optional<std::string> released_result(std::string_view text) {
    const std::string_view number = without_comparator(text);
    const bool is_listed = std::ranges::find(kResultTokens, text) != kResultTokens.end();
    if (text.size() > 16 || !(is_listed || is_plain_number(number) || is_titre(number))) return std::nullopt;
    return std::string(text);
}

std::optional<std::string> released_unit(std::string_view text) {
    if (text.empty() || text.size() > 20) return std::nullopt;
    const auto is_known = [](std::string_view part) {
        return std::ranges::all_of(part, is_ascii_digit) || std::ranges::find(kUnitParts, part) != kUnitParts.end();
    };
    std::string_view rest = text;
    while (true) {
        const auto end = rest.find_first_of("/.*^%{}[]()-");
        if (!is_known(rest.substr(0, end))) return std::nullopt;
        if (end == std::string_view::npos) return std::string(text);
        rest.remove_prefix(end + 1);
    }
}

bool is_code_form(std::string_view text) {
    return !text.empty() && text.size() <= kCodeLengthMax &&
           std::ranges::all_of(text, [](unsigned char c) { return c > 0x20 && c < 0x7F; });
}

std::optional<int> age_at(std::string_view birth_date, std::string_view event) {
    const auto birth = fhir::parse_date_time(birth_date);
    const auto at = fhir::parse_date_time(event);
    if (!birth || !at || birth->precision != fhir::DateTimePrecision::day || at->precision < birth->precision)
        return std::nullopt;
    const bool before_birthday = std::pair(at->month, at->day) < std::pair(birth->month, birth->day);
    const int years = at->year - birth->year - (before_birthday ? 1 : 0);
    if (years < 0) return std::nullopt;
    return years;
}

}  // namespace kakehashi::gateway::deid
