#pragma once

#include <string_view>

#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::profiles {

/// How a value of that primitive type is written, for whom it was refused to ("date", "code", …). Rule
/// `primitive-format`, without arguments. Source: R4 datatypes.html#primitive
[[nodiscard]] const fhir::Message& form_of_primitive(std::string_view type);

}  // namespace kakehashi::profiles
