#pragma once

#include <cstdint>
#include <string_view>

namespace kakehashi::mappers {

enum class LabArea : std::uint8_t { core, infection };

/// One JLAC10 code of the JP-CLINS core (43 items) and infection (5 items) lists.
struct LabItem {
    LabArea area = LabArea::core;
    std::string_view jlac10;   ///< 17 characters
    std::string_view group;    ///< JP-CLINS code group: "K", "HBs-…"
    std::string_view display;  ///< the coding's display
};
/// The listed item of that code, or nullptr. Source: JP-CLINS 1.5.2 CodeSystems CoreLabo and InfectionLabo (JLAC10)
[[nodiscard]] const LabItem* find_lab_item(std::string_view jlac10);

/// The code system (last part of urn:oid:1.2.392.200119.6.…) for a sign like (-) or (1+): "2100" (陽性, 陰性) for
/// infection items, "2102" (－, ±, ＋, ＋＋, ＋＋＋) for all others. Source: jp-clins.md section 4
[[nodiscard]] std::string_view qualitative_system(std::string_view jlac10);

}  // namespace kakehashi::mappers
