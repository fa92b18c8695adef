#include <algorithm>
#include <array>

#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::mappers {

std::size_t Account::count(FieldFate fate) const {
    return static_cast<std::size_t>(
        std::count_if(fields.begin(), fields.end(), [fate](const FieldRecord& field) { return field.fate == fate; }));
}

std::string_view name_of(UnitKind kind) {
    constexpr std::array<std::string_view, 9> kNames{"patient",     "condition", "allergy",   "laboratory", "prescription",
                                                     "vital-signs", "imaging",   "encounter", "document"};
    return kNames.at(static_cast<std::size_t>(kind));
}

}  // namespace kakehashi::mappers
