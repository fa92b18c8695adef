#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/mappers/report_units.hpp"
#include "okusuri/record.hpp"

namespace kakehashi::mappers::okusuri {

/// One volume while it is mapped.
struct Mapping {
    Volume& volume;
    const Context& context;
    Conversion& out;

    void note(fhir::IssueSeverity severity, const fhir::Message& row, const std::string& place,
              std::initializer_list<std::string_view> arguments = {});
    /// The usable records of that number, in order.
    [[nodiscard]] std::vector<Record*> all(unsigned number);
    /// The first of them, or nullptr; a second one is reported.
    Record* only(unsigned number);
    /// Whether so many records are one dispensing or prescription that can be; an error else. What is told of all its
    /// drugs stands on each of them, so the size of the result grows with the square.
    bool is_within_limits(const std::vector<Record*>& records);
    /// `YYYYMMDD`, `GYYMMDD` or a partial one (`YYYYMM`, `GYYMM`, `YYYY`, `GYY`) as FHIR date; "" with an issue.
    std::string date(Record& record, unsigned column, std::string_view target);
    /// The institution number of its parts; "" when they do not make one.
    std::string institution_number(const Record& record, std::string_view prefecture, std::string_view table,
                                   std::string_view code);
};

/// One dispensing a unit, and one for what the notebook says of its owner. Source: vendor-exports.md 8.2
void map_notebook(Mapping& mapping);
/// One prescription a unit. Source: vendor-exports.md 8.3
void map_prescription(Mapping& mapping);

/// A name split at its space; kana of any width as SYL. Source: vendor-exports.md 1.4
[[nodiscard]] std::vector<NameFact> names_of(const std::string& kanji, const std::string& kana);
/// Sex of columns that say 1 or 2.
[[nodiscard]] std::string gender_of(Mapping& mapping, Record& record, unsigned column);
/// A key of name, birth date and sex, for a person whom the source gives no number.
[[nodiscard]] std::string person_key(const PatientFact& patient);
/// The number of such a person: the institution's own when it recognises the person, else the key.
void give_number(Mapping& mapping, PatientFact& patient);

/// Where the parts of a drug stand in its record.
struct DrugColumns {
    unsigned kind;
    unsigned code;
    unsigned name;
};
/// Name and codes of a drug. @return false when it cannot be sent, with an issue
bool read_drug(Mapping& mapping, Record& record, const DrugColumns& at, DrugFact& drug);

}  // namespace kakehashi::mappers::okusuri
