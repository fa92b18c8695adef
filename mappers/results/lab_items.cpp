#include "kakehashi/mappers/lab_items.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace kakehashi::mappers {
namespace {

struct LabGroup {
    LabArea area;
    std::string_view code;
    std::string_view display;
};
struct LabCode {
    std::string_view jlac10;
    std::uint8_t group;
};
#include "lab_items.inc"

std::vector<LabItem> make_items() {
    std::vector<LabItem> items;
    items.reserve(std::size(kLabCodes));
    for (const LabCode& row : kLabCodes) {
        const LabGroup& group = kLabGroups[row.group];
        items.push_back({.area = group.area, .jlac10 = row.jlac10, .group = group.code, .display = group.display});
    }
    return items;
}

}  // namespace

const LabItem* find_lab_item(std::string_view jlac10) {
    static const std::vector<LabItem> items = make_items();
    const auto found = std::lower_bound(items.begin(), items.end(), jlac10,
                                        [](const LabItem& item, std::string_view code) { return item.jlac10 < code; });
    return found != items.end() && found->jlac10 == jlac10 ? &*found : nullptr;
}

std::string_view qualitative_system(std::string_view jlac10) {
    const LabItem* item = find_lab_item(jlac10);
    // RULING: no published table names .2100 or .2101 per item. Both say the same with opposite numbers, and system and
    // code together are unambiguous, so judgements of infection items are always written in .2100.
    // Test: LabItems.InfectionJudgementsUseOneSystem
    return item != nullptr && item->area == LabArea::infection ? "2100" : "2102";
}

}  // namespace kakehashi::mappers
