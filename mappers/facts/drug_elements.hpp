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
/// The drug's standard codes and the institution's own, with its name. For resources outside JP-CLINS.
void write_drug_concept(const UnitWriter& writer, fhir::Builder medication, const DrugFact& drug);
/// A contained JP_Medication `#medication` of what is mixed; ingredients without an amount get none (they are
/// reported).
void add_contained_mixture(UnitWriter& writer, fhir::Builder resource, const std::vector<DrugFact>& ingredients);
inline constexpr std::string_view kContainedMedication = "#medication";
/// An amount: in MERIT-9 units, in UCUM where only that has the unit, else with the unit's text.
/// @return false when `value` is no number
bool write_amount(fhir::Builder parent, std::string_view name, const std::string& value, const CodedText& unit);
/// As `write_amount`, for the amounts of JP Core, which demand a code: a unit of no table gets the institution's own
/// (reported).
bool write_coded_amount(UnitWriter& writer, fhir::Builder parent, std::string_view name, const std::string& value,
                        const CodedText& unit);
/// An amount whose unit is UCUM or none. @return false when `value` is no number
bool write_ucum_amount(fhir::Builder parent, std::string_view name, const std::string& value, const std::string& unit);
/// A quantity in MERIT-9 units; nothing (and false) when value or unit code is not there.
bool write_drug_quantity(fhir::Builder parent, std::string_view name, const std::string& value, const CodedText& unit);
/// Route (HL7 0162) and site (JAMI) of a dosage.
void write_route(fhir::Builder dosage, const DrugFact& drug);
/// A number of days; nothing when it is no number.
void write_days(fhir::Builder parent, std::string_view name, const std::string& days);
/// Usage, amounts and days as one sentence.
[[nodiscard]] std::string dosage_text(const DrugFact& drug);

}  // namespace kakehashi::mappers::facts
