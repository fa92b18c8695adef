#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "csv/rows.hpp"
#include "kakehashi/mappers/report_units.hpp"

/// Rows → facts → units, one function a kind of mapping.
namespace kakehashi::mappers::csv {

struct Job {
    const CsvMapping& mapping;
    const Context& context;
    Conversion& out;
};

void map_laboratory(Table& table, Job& job);
void map_vital_signs(Table& table, Job& job);
void map_patients(Table& table, Job& job);
void map_documents(Table& table, Job& job);
void map_checkups(Table& table, Job& job);

/// The usable rows of one unit, in file order.
using Group = std::vector<Row*>;
/// Groups by `key_of`, in the order of first appearance. A row whose patient differs from its
/// group's is refused: one order number for two people is an identity fault of the source.
[[nodiscard]] std::vector<Group> group_rows(Table& table, const std::function<std::string(Row&)>& key_of,
                                            fhir::Report& report);

/// The item that the row's local code means, or nullptr.
[[nodiscard]] const CsvItem* item_of(const CsvMapping& mapping, std::string_view local_code);
/// JLAC10 of the row: its own column, the mapping's item, the context's code map "lab".
[[nodiscard]] std::string jlac10_of(Row& row, const CsvItem* item, const Job& job);
[[nodiscard]] DoctorFact doctor_named(std::string_view whole);
/// The patient of a group: only the number, or the known one.
[[nodiscard]] PatientFact patient_of(Row& row, const Job& job);
/// All rows of a group, as an origin.
[[nodiscard]] Origins origins_of(const Group& group);
/// The latest of the group's texts in the first of these roles that any row has.
[[nodiscard]] std::string latest(const Group& group, std::initializer_list<std::string_view> roles);
/// The first not empty text of the role in the group.
[[nodiscard]] std::string first(const Group& group, std::string_view role);
/// Header of a unit: local id of the source, year of `date`.
[[nodiscard]] UnitHeader header_of(const Job& job, const Group& group, std::string local_id, const std::string& date);

}  // namespace kakehashi::mappers::csv
