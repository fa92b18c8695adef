#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "kakehashi/fhir/document.hpp"

namespace kakehashi::fhir {

/// Fills in the FHIRPath of the objects and arrays that begin at these offsets.
/// @param paths by offset; those that are not found stay as they are
void find_places(const Node& root, std::map<std::uint32_t, std::string>& paths);

}  // namespace kakehashi::fhir
