#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/gateway/http.hpp"
#include "kakehashi/gateway/store.hpp"

namespace kakehashi::gateway {

/// Whether a resource may be shown to the one who asks. What it refuses is treated as if it were not there: totals,
/// pages and reads leave no trace of it.
using MayDisclose = std::function<bool(const ResourceMetadata&)>;

/// What to do with a parameter that we do not know. Source: R4 search.html#errors (Prefer: handling)
enum class UnknownParameters : std::uint8_t { ignore, refuse };

/// `system|code`, `code`, `|code` (no system), `system|` (any code of it). Source: R4 search.html#token
struct TokenValue {
    std::optional<std::string> system;
    std::string code;
};
struct TokenCondition {
    std::string parameter;
    std::vector<TokenValue> any_of;
};

enum class DatePrefix : std::uint8_t { eq, ne, gt, lt, ge, le, sa, eb };
struct DateCondition {
    DatePrefix prefix = DatePrefix::eq;
    std::int64_t from = 0;  ///< what the value covers, seconds since 1970, the end excluded
    std::int64_t until = 0;
    std::string text;  ///< as it was given
};
struct AnyDate {
    std::vector<DateCondition> any_of;
};

/// A search, taken apart. Conditions of different parameters all hold; the values of one are alternatives.
struct SearchRequest {
    std::string type;  ///< "" for all of a patient's (Patient/$everything)
    std::vector<std::string> types;
    std::vector<std::vector<std::string>> ids;
    std::vector<std::vector<std::string>> patients;
    std::vector<std::vector<TokenValue>> patient_identifiers;  ///< patient.identifier; for Patient: identifier
    std::vector<std::vector<std::string>> names;               ///< normalised; Patient only
    std::vector<AnyDate> birth_dates;                          ///< Patient only
    std::vector<TokenCondition> tokens;
    std::vector<AnyDate> dates;
    std::vector<AnyDate> last_updated;
    bool oldest_first = false;
    std::size_t count = 50;
    std::string cursor;  ///< of the page before; "" for the first
};

struct SearchPage {
    std::vector<StoredResource> matches;
    std::size_t total = 0;    ///< over all pages, of what may be disclosed
    std::string next_cursor;  ///< "" on the last page
};

/// Reads the parameters of a search.
/// @param ignored gets a warning for each parameter that was left out of account
/// @return Issue `value` (a bad value), `not_supported` (a modifier or prefix that we do not have; in strict handling
/// an
///         unknown parameter), `too_costly` (nothing that an index answers: neither patient nor _id)
[[nodiscard]] fhir::Result<SearchRequest> parse_search(std::string_view type, const HttpFields& parameters,
                                                       UnknownParameters unknown, fhir::Report& ignored);

/// Runs a search. Newest first unless asked otherwise; resources of the same time in the order of their ids.
[[nodiscard]] fhir::Result<SearchPage> run_search(const Store& store, const SearchRequest& request,
                                                  const MayDisclose& may_disclose);

}  // namespace kakehashi::gateway
