#include "results/drug_units.hpp"

#include <algorithm>
#include <array>

#include "text/text_forms.hpp"

namespace kakehashi::mappers {
namespace {

struct PrintedUnit {
    std::string_view code;
    std::string_view text;  ///< half-width
};
// Source: MERIT-9 units, JP_MedicationUnitMERIT9
constexpr std::array kUnits{
    PrintedUnit{"BOX", "箱"},       PrintedUnit{"ROLL", "巻"},         PrintedUnit{"SHT", "枚"},
    PrintedUnit{"HON", "本"},       PrintedUnit{"PAIR", "組"},         PrintedUnit{"SET", "セット"},
    PrintedUnit{"KO", "個"},        PrintedUnit{"TROC", "トローチ"},   PrintedUnit{"AMP", "アンプル"},
    PrintedUnit{"CAP", "カプセル"}, PrintedUnit{"TAB", "錠"},          PrintedUnit{"PILL", "丸"},
    PrintedUnit{"PCK", "包"},       PrintedUnit{"BTL", "瓶"},          PrintedUnit{"BAG", "袋"},
    PrintedUnit{"BTLB", "瓶(袋)"},  PrintedUnit{"TUBE", "管"},         PrintedUnit{"SYRG", "シリンジ"},
    PrintedUnit{"DOSE", "回分"},    PrintedUnit{"GCYL", "ガラス筒"},   PrintedUnit{"UNT", "単位"},
    PrintedUnit{"TTUN", "万単位"},  PrintedUnit{"DROP", "滴"},         PrintedUnit{"MG", "mg"},
    PrintedUnit{"G", "g"},          PrintedUnit{"KG", "kg"},           PrintedUnit{"ML", "mL"},
    PrintedUnit{"L", "L"},          PrintedUnit{"MLV", "mLV"},         PrintedUnit{"VIL", "バイアル"},
    PrintedUnit{"MCG", "μg"},       PrintedUnit{"BKR", "管(瓶)"},      PrintedUnit{"PIPE", "筒"},
    PrintedUnit{"KIT", "キット"},   PrintedUnit{"IUNT", "国際単位"},   PrintedUnit{"CAN", "缶"},
    PrintedUnit{"MLG", "mL(g)"},    PrintedUnit{"BLST", "ブリスター"}, PrintedUnit{"SHET", "シート"},
    PrintedUnit{"CST", "カセット"}, PrintedUnit{"TUNT", "千単位"},     PrintedUnit{"TTIU", "万国際単位"},
    PrintedUnit{"MEQ", "mEq"},
};

constexpr std::array<std::string_view, 24> kCounted{"TAB",  "CAP",  "PCK",  "KO",   "HON",  "SHT",  "TROC", "PILL",
                                                    "AMP",  "VIL",  "BTL",  "BAG",  "BTLB", "TUBE", "SYRG", "KIT",
                                                    "BLST", "SHET", "DOSE", "RODT", "CAN",  "BOX",  "GCYL", "DROP"};

/// Those of MERIT-9 that no prescription prints.
constexpr std::array<std::string_view, 21> kOthers{"PART", "TIME", "KIND", "TEAR", "DIR", "TEST", "RODT",
                                                   "FEET", "CC",   "CM",   "CM2",  "M",   "MCCI", "MCI",
                                                   "GBQ",  "MGBQ", "PAT",  "ATM",  "OPE", "VSL",  "MCL"};

}  // namespace

bool is_merit9_unit(std::string_view code) {
    return std::find(kOthers.begin(), kOthers.end(), code) != kOthers.end() ||
           std::any_of(kUnits.begin(), kUnits.end(), [code](const PrintedUnit& unit) { return unit.code == code; });
}

CodedText drug_unit(const std::string& text) {
    std::string plain = facts::to_half_width(text);
    if (plain == "ml") plain = "mL";
    if (plain == "\xC2\xB5g") plain = "μg";
    const auto* found =
        std::find_if(kUnits.begin(), kUnits.end(), [&plain](const PrintedUnit& unit) { return unit.text == plain; });
    return {.code = found == kUnits.end() ? std::string() : std::string(found->code), .text = text};
}

bool counts_products(std::string_view merit9_code) {
    return std::find(kCounted.begin(), kCounted.end(), merit9_code) != kCounted.end();
}

}  // namespace kakehashi::mappers
