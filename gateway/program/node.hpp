#pragma once

#include <memory>
#include <string>

#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/gateway/node_configuration.hpp"

namespace kakehashi::program {

/// A running node: every part put together, in the order in which they need each other.
class Node {
public:
    /// Opens everything that has to be there and binds the ports; nothing is accepted before `run`.
    /// @return Issue: a key, a package, a mapping file or a folder cannot be read, a port is taken, a damaged journal
    [[nodiscard]] static fhir::Result<std::unique_ptr<Node>> open(gateway::NodeConfiguration configuration);
    ~Node();
    Node(const Node&) = delete;
    Node& operator=(const Node&) = delete;

    /// Works until SIGTERM or SIGINT; requests in hand are finished. A second signal ends the process at once.
    void run();

    struct Parts;

private:
    explicit Node(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace kakehashi::program
