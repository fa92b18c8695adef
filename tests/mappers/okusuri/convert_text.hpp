#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "conversion_questions.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/mappers/okusuri.hpp"

/// Inputs as lines, and questions to what becomes of them.
namespace kakehashi::mappers::okusuri {

inline Context reader() {
    Context context;
    context.institution_number = "1319999991";
    context.institution_name = "架橋第一病院";
    return context;
}

inline std::string with_line_ends(std::string_view lines) {
    std::string text;
    for (const char c : lines) text += c == '\n' ? std::string("\r\n") : std::string(1, c);
    return text;
}

inline Conversion convert(std::string_view lines) {
    return convert_okusuri({.name = "notebook.txt", .bytes = with_line_ends(lines)}, reader());
}

}  // namespace kakehashi::mappers::okusuri
