#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fhir/r4_writer.hpp"

namespace kakehashi::mappers::bundles {

/// Whether resources of the type are about things and people that records refer to, and travel with them.
[[nodiscard]] bool is_shared_type(std::string_view type);

/// What kind of unit an R4 resource becomes.
[[nodiscard]] UnitKind kind_of_record(const kakehashi::fhir::Node& resource);

/// The members of one unit, by their index in the package: Patient first, then the record, then what it takes along.
struct Record {
    std::size_t head = 0;
    std::optional<std::size_t> patient;
    std::string patient_elsewhere;  ///< of a Patient who is not in the input: as in Owner; "": none
    std::vector<std::size_t> members;
};

/// Groups the resources of a package that became R4 (nullopt: those did not).
[[nodiscard]] std::vector<Record> group_records(const std::vector<std::optional<R4Resource>>& resources,
                                                const Names& names);

/// The elements that say whose record it is, in the order that they are asked.
inline constexpr std::array<std::string_view, 5> kWhose{"patient", "subject", "beneficiary", "for", "individual"};

/// Whose record it is: the Patient that its patient or subject is, else the one that it names elsewhere.
struct Owner {
    std::optional<std::size_t> patient;
    std::string elsewhere;  ///< the reference, or "system|value" where it is an identifier
};
/// What find_patient is asked for to find the owner elsewhere.
[[nodiscard]] std::string number_elsewhere(const R4Resource& resource, const std::string& elsewhere);
[[nodiscard]] Owner owner_of(const R4Resource& resource, const Names& names);

}  // namespace kakehashi::mappers::bundles
