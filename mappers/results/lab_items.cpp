#include "kakehashi/mappers/lab_items.hpp"

#include <algorithm>
#include <iterator>

namespace kakehashi::mappers {
namespace {

#include "lab_items.inc"  // made of the profiles' statements by list_lab_items.py
}  // namespace

const LabItem* find_lab_item(std::string_view jlac10) {
    const LabItem* found =
        std::lower_bound(std::begin(kLabItems), std::end(kLabItems), jlac10,
                         [](const LabItem& item, std::string_view code) { return item.jlac10 < code; });
    return found != std::end(kLabItems) && found->jlac10 == jlac10 ? found : nullptr;
}

std::string_view qualitative_system(std::string_view jlac10) {
    const LabItem* item = find_lab_item(jlac10);
    // RULING: no published table names .2100 or .2101 per item. Both say the same with opposite numbers, and system and
    // code together are unambiguous, so judgements of infection items are always written in .2100.
    // Test: LabItems.InfectionJudgementsUseOneSystem
    return item != nullptr && item->area == LabArea::infection ? "2100" : "2102";
}

}  // namespace kakehashi::mappers
