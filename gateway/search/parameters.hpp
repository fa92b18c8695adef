#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/document.hpp"

/// What can be searched, as one table: the store indexes by it, the search reads it, the CapabilityStatement says it.
namespace kakehashi::gateway::search {

enum class ParameterKind : std::uint8_t { token, date };

struct Parameter {
    std::string_view type;  ///< resource type
    std::string_view name;
    ParameterKind kind = ParameterKind::token;
    /// Member names from the resource's root, through arrays; for a date the first path that has a value counts.
    std::string_view path;
    std::string_view second_path = {};
};

/// Beside these every type has _id, _lastUpdated, _count, _sort and, but Patient itself, `patient`.
/// Each type has one date parameter: the one that its lists are sorted by.
[[nodiscard]] std::span<const Parameter> parameters();
[[nodiscard]] const Parameter* find_parameter(std::string_view type, std::string_view name);
[[nodiscard]] const Parameter* date_parameter(std::string_view type);

/// One coding, code or identifier of a resource.
struct Token {
    std::string_view parameter;
    std::string_view system;
    std::string_view code;
    auto operator<=>(const Token&) const = default;
};
/// Sorted, each once; views into `resource`.
[[nodiscard]] std::vector<Token> tokens_of(const fhir::Node& resource);

/// What a date covers, in seconds since 1970, the end excluded. {0, 0}: no date.
struct Seconds {
    std::int64_t from = 0;
    std::int64_t until = 0;
};
/// A FHIR date, dateTime or instant as the time that it covers; a date without a zone is one of Japan.
/// Source: R4 search.html#date
[[nodiscard]] std::optional<Seconds> seconds_of(std::string_view text);
/// The date that the resource's lists are sorted by.
[[nodiscard]] Seconds date_of(const fhir::Node& resource);

/// A person's name, so that spellings meet: compatibility forms (width) folded, hiragana as katakana, lower case,
/// without spaces. Source: R4 search.html#string (case, accents and the like are ignored)
[[nodiscard]] std::string normalise_name(std::string_view name);

}  // namespace kakehashi::gateway::search
