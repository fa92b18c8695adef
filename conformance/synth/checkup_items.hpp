#pragma once

#include <string>
#include <vector>

#include "world.hpp"

namespace kakehashi::synth {

struct CheckupItem {
    std::string local_code, code, name, value, unit, low, high, flag;
    std::string ucum;
};

/// A checkup's items in the order of the report: body, pressure, blood. Source: 特定健診項目コード
[[nodiscard]] inline std::vector<CheckupItem> items_of(const Checkup& checkup) {
    const auto body = [](const char* local, const char* code, const char* name, const std::string& value,
                         const char* unit, const char* ucum) {
        return CheckupItem{.local_code = local,
                           .code = code,
                           .name = name,
                           .value = value,
                           .unit = unit,
                           .low = {},
                           .high = {},
                           .flag = {},
                           .ucum = ucum};
    };
    std::vector<CheckupItem> items{
        body("BH", "9N001000000000001", "身長", checkup.height, "cm", "cm"),
        body("BW", "9N006000000000001", "体重", checkup.weight, "kg", "kg"),
        body("WC", "9N016160100000001", "腹囲（実測）", checkup.abdominal, "cm", "cm"),
        body("SBP", "9A751000000000001", "収縮期血圧", checkup.systolic, "mmHg", "mm[Hg]"),
        body("DBP", "9A761000000000001", "拡張期血圧", checkup.diastolic, "mmHg", "mm[Hg]"),
    };
    for (const LabResult& result : checkup.results)
        items.push_back({.local_code = std::string(result.item->local_code),
                         .code = std::string(result.item->jlac10),
                         .name = std::string(result.item->name),
                         .value = result.value,
                         .unit = std::string(result.item->unit),
                         .low = std::string(result.item->low),
                         .high = std::string(result.item->high),
                         .flag = result.flag,
                         .ucum = std::string(result.item->ucum)});
    return items;
}

}  // namespace kakehashi::synth
