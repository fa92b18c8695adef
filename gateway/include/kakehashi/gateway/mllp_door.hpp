#pragma once

#include <memory>

#include "kakehashi/gateway/mllp.hpp"
#include "kakehashi/gateway/node_parts.hpp"

namespace kakehashi::gateway {

/// One source that sends HL7 v2 over MLLP: each message is journalled, then acknowledged.
///
/// Stored: AA or CA. The journal refused: AE or CE (try later). No readable MSH: AR, and the bytes are kept all the
/// same. Source: exchange-policy C3
class MllpDoor {
public:
    /// @param parts  outlives the door
    MllpDoor(const SourceConfiguration& source, NodeParts& parts);

    [[nodiscard]] fhir::Result<void> start() { return server_.start(); }
    void stop() { server_.stop(); }

private:
    MllpServer server_;
};

}  // namespace kakehashi::gateway
