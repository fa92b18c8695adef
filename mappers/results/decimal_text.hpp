#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kakehashi::mappers::facts {

/// A FHIR decimal for `text` (ASCII), digits kept: `.5` → `0.5`, `5.` → `5`, `1,200` → `1200`; nullopt for anything
/// else, exponents too. Source: vendor-exports.md 1.7
[[nodiscard]] std::optional<std::string> decimal_text(std::string_view text);

struct Compared {
    std::string_view comparator;  ///< "", "<", "<=", ">", ">="
    std::string_view rest;        ///< what is compared with, trimmed
};
/// Takes `<`, `≦`, `以下` … off `text`.
[[nodiscard]] Compared split_comparator(std::string_view text);

/// 〜 and ～ and ― written as `~`.
[[nodiscard]] std::string range_separators_unified(std::string_view text);

}  // namespace kakehashi::mappers::facts
