#pragma once

#include <string>

#include "kakehashi/gateway/store.hpp"

namespace kakehashi::program {

/// Stores the directives (Consent) of a file: a Bundle of type collection or a list. A Consent's patient is named by
/// the insured identifier (patient.identifier). The same file again changes nothing.
/// @return how many, or the first fault: then nothing of the file was stored
/// Source: exchange-policy A7
[[nodiscard]] fhir::Result<std::size_t> store_directives(const std::string& path, gateway::Store& store);

}  // namespace kakehashi::program
