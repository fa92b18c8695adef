#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/gateway/disclosure.hpp"
#include "kakehashi/gateway/node_configuration.hpp"

/// The policy asked about a whole report unit: it leaves the node as one, or not at all.
namespace kakehashi::gateway::exchange {

struct UnitDecision {
    Decision decision;
    std::string patient_id;
    std::string entity;  ///< "Bundle/<id>/_history/2": for the audit
};

/// What is the same for everything that leaves this node by itself. The audit is written by the caller before anything
/// leaves; the directives are in the node's own store, so their age is 0.
[[nodiscard]] PolicyContext context_of(const NodeConfiguration& configuration);

/// The insured identifier (被保険者個人識別子) of the Bundle's patient, or "".
[[nodiscard]] std::string insured_identifier_of(const fhir::Node& bundle);

/// @param implied  consents that the situation itself gives, unless one to this document is known to be pending
/// @return Issue fatal when the store cannot be read
[[nodiscard]] fhir::Result<UnitDecision> decide_on_unit(const Store& store, const StoredUnit& unit,
                                                        PolicyContext context, std::vector<Directive> implied = {});

/// Decides on the person as such: what a directive means for a feed.
[[nodiscard]] Decision decide_on_person(const Store& store, std::string_view insured, PolicyContext context);

}  // namespace kakehashi::gateway::exchange
