#pragma once

#include <memory>
#include <string>

#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/gateway/node_configuration.hpp"
#include "kakehashi/gateway/store.hpp"

namespace kakehashi::program {

/// A node's store, from beside the node: SQLite lets others read while it writes.
struct NodeStore {
    gateway::NodeConfiguration configuration;
    std::unique_ptr<gateway::Store> store;
};

/// @param config  node.toml
/// @return Issue `not_found` when no node has run with it yet, or what is wrong with the configuration
[[nodiscard]] fhir::Result<NodeStore> open_node_store(const std::string& config);

}  // namespace kakehashi::program
