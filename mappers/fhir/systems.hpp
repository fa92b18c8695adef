#pragma once

#include <string>
#include <string_view>

namespace kakehashi::mappers::bundles {

/// The URL form of a system that JP-CLINS renamed in 1.5.0; the text itself when it was not renamed.
[[nodiscard]] std::string_view current_system(std::string_view system);

/// The form of a code or identifier system that R4 registers: of OIDs the URL, of what HL7 moved since STU3 the new
/// place, and what current_system() renames; any other as it is.
[[nodiscard]] std::string normal_system(std::string_view system);

}  // namespace kakehashi::mappers::bundles
