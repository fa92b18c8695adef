#pragma once

#include <optional>
#include <string>

#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/mappers/vendor.hpp"

namespace kakehashi::gateway {

/// Reads a vendor profile from a file, and the tables that it names from the folder that it stands in.
/// @param report  every fault and warning; a fault of the file's name when it cannot be read
/// @return nullopt when `report` got an error
[[nodiscard]] std::optional<mappers::VendorProfile> read_vendor_file(const std::string& path, fhir::Report& report);

}  // namespace kakehashi::gateway
