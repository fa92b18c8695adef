#pragma once

#include "hl7v2/orders/drug_fields.hpp"

namespace kakehashi::mappers::hl7v2 {

/// Whether what was given is a vaccine: kind 06 予防接種 (JHSI0002).
[[nodiscard]] bool is_vaccination(const OrderGroup& group);
/// { ORC RXA [RXR] [OBX…] } as one unit. @return false when it has no RXA
bool map_vaccination(Mapping& mapping, const OrderGroup& group);
/// A PL or LA2 as text: ward, room, bed, facility.
[[nodiscard]] std::string read_place(Segment& segment, unsigned field, std::string_view target);

}  // namespace kakehashi::mappers::hl7v2
