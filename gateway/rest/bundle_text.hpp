#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/gateway/search.hpp"
#include "kakehashi/gateway/store.hpp"

/// Bundles around stored bytes, which go in as they are.
namespace kakehashi::gateway::rest {

struct SearchSetLinks {
    std::string self;
    std::string next;  ///< "" on the last page
};

/// A searchset. `ignored` stands in it as an OperationOutcome entry when it is not empty.
/// Source: R4 bundle.html#searchset
[[nodiscard]] std::string write_searchset(const SearchPage& page, std::string_view base_url,
                                          const SearchSetLinks& links, const fhir::Report& ignored);

/// A resource's history, newest first. Source: R4 http.html#history
[[nodiscard]] std::string write_history(std::string_view type, std::string_view id, std::string_view base_url,
                                        const std::vector<ResourceVersion>& versions);

/// `/Type?a=b&c=d`, percent-encoded.
[[nodiscard]] std::string write_query(std::string_view path, const HttpFields& parameters);

}  // namespace kakehashi::gateway::rest
