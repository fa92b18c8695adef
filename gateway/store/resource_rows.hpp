#pragma once

#include <string>
#include <string_view>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/gateway/store.hpp"
#include "store/resource_text.hpp"
#include "store/sqlite/connection.hpp"

/// Writing the rows of single resources.
namespace kakehashi::gateway::store {

/// The unit version that writes.
struct UnitOrigin {
    const InputCommit* input = nullptr;
    const mappers::Unit* unit = nullptr;
    std::string patient_id;
};

/// Writes a new version of the resource unless what is stored says the same or has the better right: a Patient and
/// its Coverage follow the unit of kind `patient`, other resources that several units hold follow the newest order.
void write_resource_rows(Connection& writer, const UnitOrigin& origin, const fhir::Node& resource,
                         const EntryReferences& references);
/// The same for the unit's Bundle, whose bytes stay as they are.
void write_bundle_rows(Connection& writer, const UnitOrigin& origin, const fhir::Node& bundle, std::string_view id,
                       std::string_view bytes);
/// Writes the version that says "deleted".
void delete_resource_rows(Connection& writer, std::string_view type, std::string_view id, std::string_view received);

}  // namespace kakehashi::gateway::store
