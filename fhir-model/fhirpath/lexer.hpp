#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::fhir::fhirpath {

enum class TokenKind : std::uint8_t { end, identifier, quoted_identifier, string, number, temporal, external, symbol };

struct Token {
    TokenKind kind = TokenKind::end;
    std::string text;  ///< unescaped, without quotes; temporal: without `@`
    std::size_t column = 1;
};

/// @return the tokens, closed by `end`, or Issue `invalid` with the column. Source: FHIRPath N1, grammar
[[nodiscard]] Result<std::vector<Token>> tokenize(std::string_view text);

}  // namespace kakehashi::fhir::fhirpath
