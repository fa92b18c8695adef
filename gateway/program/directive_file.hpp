#pragma once

#include <string>
#include <vector>

#include "kakehashi/gateway/store.hpp"

namespace kakehashi::program {

/// Stores the directives (Consent) of a file: a Bundle of type collection or a list. A Consent's patient is named by
/// the insured identifier (patient.identifier). The same file again changes nothing. A Consent that is no longer in the
/// file stays: it is withdrawn by a version of status `inactive`.
/// @return the insured identifiers whose directives are new or changed, or the first fault: then nothing was stored
/// Source: exchange-policy A7
[[nodiscard]] fhir::Result<std::vector<std::string>> store_directives(const std::string& path, gateway::Store& store);

}  // namespace kakehashi::program
