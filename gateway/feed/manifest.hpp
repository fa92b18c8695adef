#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::gateway::feed {

/// One NDJSON file that the platform may read.
struct Segment {
    std::string name;
    std::size_t bytes = 0;
    std::size_t count = 0;  ///< lines
};

/// What the platform may read. Source: Bulk Data Access 2.0, response: manifest
struct Manifest {
    std::vector<Segment> output;
    std::vector<Segment> deleted;
};

[[nodiscard]] std::string write_manifest(const Manifest& manifest, std::string_view feed_system,
                                         std::string_view transaction_time);
/// @return Issue `no_store` (fatal) when it is none of ours; sizes are 0
[[nodiscard]] fhir::Result<Manifest> read_manifest(std::string text);

}  // namespace kakehashi::gateway::feed
