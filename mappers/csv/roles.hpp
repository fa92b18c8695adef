#pragma once

#include <span>
#include <string_view>

#include "kakehashi/mappers/csv.hpp"

namespace kakehashi::mappers::csv {

enum class Need : std::uint8_t {
    optional,
    column,  ///< the column must be there, its cells may be empty
    cell,    ///< every row must have it
};

/// A role that a column may play, and the elements it becomes.
struct Role {
    std::string_view name;
    Need need;
    std::string_view element;
    bool is_date = false;
};

[[nodiscard]] std::span<const Role> roles_of(CsvKind kind);

}  // namespace kakehashi::mappers::csv
