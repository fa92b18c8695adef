#pragma once

#include <string>

#include "kakehashi/gateway/rest.hpp"

namespace kakehashi::gateway::rest {

/// The CapabilityStatement, JSON, made from the tables of types and search parameters.
/// Source: R4 capabilitystatement.html
[[nodiscard]] std::string write_capability_statement(const RestOptions& options);

}  // namespace kakehashi::gateway::rest
