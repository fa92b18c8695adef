#pragma once

#include <string>
#include <string_view>

#include "facts/unit_writer.hpp"
#include "kakehashi/mappers/order_facts.hpp"

namespace kakehashi::mappers::facts {

/// An Observation entry under JP_Observation_Common. `key` names it within the patient; `order_url` is what it is based
/// on, or "". @return its fullUrl
std::string add_finding(UnitWriter& writer, const FindingFact& fact, const std::string& key,
                        const std::string& order_url);

}  // namespace kakehashi::mappers::facts
