#pragma once

#include <string>
#include <string_view>

#include "facts/unit_writer.hpp"

/// Elements that what is prescribed and what is dispensed share.
namespace kakehashi::mappers::facts {

/// Whether the drug has a code of the form of YJ.
[[nodiscard]] bool has_yj_code(const DrugFact& drug);
/// Every standard code of the drug as a coding.
void add_drug_codings(fhir::Builder medication, const DrugFact& drug);
/// A quantity in MERIT-9 units; nothing (and false) when value or unit code is not there.
bool write_drug_quantity(fhir::Builder parent, std::string_view name, const std::string& value, const CodedText& unit);
/// A number of days; nothing when it is no number.
void write_days(fhir::Builder parent, std::string_view name, const std::string& days);
/// Usage, amounts and days as one sentence.
[[nodiscard]] std::string dosage_text(const DrugFact& drug);

}  // namespace kakehashi::mappers::facts
