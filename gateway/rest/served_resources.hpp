#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

/// The resource types that this server has: the table that requests are answered by and that the CapabilityStatement
/// is made from.
namespace kakehashi::gateway::rest {

enum class Searched : std::uint8_t {
    no,          ///< read by reference only
    by_patient,  ///< needs patient, patient.identifier or _id
    as_patient,  ///< the Patient itself
};

struct ServedType {
    std::string_view name;
    Searched searched = Searched::by_patient;
};

inline constexpr std::array kServedTypes{
    ServedType{"AllergyIntolerance"},
    ServedType{"Bundle"},
    ServedType{"Composition"},
    ServedType{"Condition"},
    ServedType{"Coverage"},
    ServedType{"Device", Searched::no},
    ServedType{"DiagnosticReport"},
    ServedType{"DocumentReference"},
    ServedType{"Encounter"},
    ServedType{"Immunization"},
    ServedType{"ImagingStudy"},
    ServedType{"Location", Searched::no},
    ServedType{"Medication", Searched::no},
    ServedType{"MedicationRequest"},
    ServedType{"Observation"},
    ServedType{"Organization", Searched::no},
    ServedType{"Patient", Searched::as_patient},
    ServedType{"Practitioner", Searched::no},
    ServedType{"PractitionerRole", Searched::no},
    ServedType{"Procedure"},
    ServedType{"ServiceRequest"},
    ServedType{"Specimen"},
};

[[nodiscard]] inline const ServedType* find_type(std::string_view name) {
    const auto* found = std::ranges::find(kServedTypes, name, &ServedType::name);
    return found == kServedTypes.end() ? nullptr : found;
}

}  // namespace kakehashi::gateway::rest
