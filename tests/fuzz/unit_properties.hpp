#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::fuzz {

inline std::string text_of(const std::uint8_t* data, std::size_t size) { return {data, data + size}; }

/// What holds for any input: nothing in silence, and what is made can be written and read again.
inline void check(const mappers::Conversion& conversion) {
    if (conversion.units.empty() && conversion.report.empty()) std::abort();
    for (const mappers::Unit& unit : conversion.units) {
        // Only a foreign resource may be about no patient.
        if (unit.key.empty() || (unit.patient_number.empty() && conversion.account.format != "fhir")) std::abort();
        if (!fhir::parse_json(fhir::write_json(unit.bundle.root()))) std::abort();
    }
}

}  // namespace kakehashi::fuzz
