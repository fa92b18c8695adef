#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::mappers::vendor {

/// One translation and where it stands.
struct CodeRow {
    std::string local;
    std::string standard;
    std::uint32_t line = 0;
};

/// Reads a hospital's table of codes: CSV (UTF-8 or CP932) whose first line names the columns `local` and `standard`,
/// others are passed over, a row without standard code is not translated yet; or a FHIR ConceptMap in JSON, of which
/// only single targets that are equal or equivalent translate.
/// @param name  for the report
/// @param report  every fault with its line
[[nodiscard]] std::vector<CodeRow> read_code_table(const std::string& name, std::string bytes, fhir::Report& report);

}  // namespace kakehashi::mappers::vendor
