#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hl7v2/mapping.hpp"

/// Fields that prescriptions, injections and what was given share. Source: vendor-exports.md 2.12, 2.13
namespace kakehashi::mappers::hl7v2 {

/// { ORC … }: an order and what belongs to it, up to the next ORC.
struct OrderGroup {
    std::vector<Segment*> segments;

    [[nodiscard]] Segment* find(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
};
/// The orders of a message; `opener` opens a group as well when no ORC stands before it.
[[nodiscard]] std::vector<OrderGroup> order_groups(Message& message, std::string_view opener);

/// The first triplet of a coded field.
[[nodiscard]] CodedText take_coded(Segment& segment, unsigned field, std::string_view target);
/// `1`, `01`, `2_001`, `order_01`, `order_01_001` of ORC-4.
void read_group_number(Segment& orc, const std::string& order, DrugFact& drug);
/// ORC-1 as MedicationRequest.status; "" where it says nothing of it. Source: HL7 table 0119
[[nodiscard]] std::string order_status(std::string_view control);
/// A drug's code and name, by the code system that the field names.
void read_drug_code(Segment& segment, unsigned field, std::string_view target, DrugFact& drug);
/// The YJ code of a drug that has the institution's own code alone, by the table "drug".
void translate_drug(const Mapping& mapping, DrugFact& drug);
void read_tq1(Mapping& mapping, Segment& tq1, DrugFact& drug);

/// What the account calls the elements of a dosage.
struct DosageTargets {
    std::string_view route;
    std::string_view site;
    std::string_view method;
};
inline constexpr DosageTargets kRequested{.route = "MedicationRequest.dosageInstruction.route",
                                          .site = "MedicationRequest.dosageInstruction.site",
                                          .method = "MedicationRequest.dosageInstruction.method"};
inline constexpr DosageTargets kAdministered{.route = "MedicationAdministration.dosage.route",
                                             .site = "MedicationAdministration.dosage.site",
                                             .method = "MedicationAdministration.dosage.method"};
void read_rxr(Segment& rxr, const DosageTargets& targets, DrugFact& drug);
/// RXR-4 as text.
[[nodiscard]] std::string read_method(Segment& rxr, const DosageTargets& targets);
/// Drugs of one Rp that have no place in it get one by their order.
void number_drugs(std::vector<DrugFact*> drugs);

/// Whether the order is one of an injection: its kind (JHSI0002) instead of a drug, or what is mixed (RXC).
[[nodiscard]] bool is_injection(const OrderGroup& group);
/// Whether a field holds the kind of an injection.
[[nodiscard]] bool is_injection_kind(const Segment& segment, unsigned field);
/// RXC segments of an order.
[[nodiscard]] std::vector<DrugFact> read_mixture(const OrderGroup& group);
/// The injections among the orders as one unit.
void map_injections(Mapping& mapping, const std::vector<OrderGroup>& groups);

}  // namespace kakehashi::mappers::hl7v2
