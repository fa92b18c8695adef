#pragma once

#include <string>

#include "kakehashi/mappers/ssmix2.hpp"

namespace kakehashi::mappers::ssmix2 {

/// 発生日時 as an instant, in the source's zone.
[[nodiscard]] std::string instant_of(const FileName& name, const Context& context);

}  // namespace kakehashi::mappers::ssmix2
