#pragma once

#include <string>
#include <string_view>

#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::mappers::orca {

/// Maps one answer of the ORCA API (日医標準レセプトソフト), XML or JSON, to report units: patientgetv2, diseasegetv2,
/// prescriptionv2, medicalmodv2 and v3x. An answer that says that something went wrong has no data and gives no unit
/// but an error; contraindicationcheckv2 says nothing of the patient and gives none either.
///
/// Context::code_maps that are used: "drug|" (YJ), "unit|" (MERIT-9), "usage|" (JAMI, 16 characters), "disease|"
/// (病名管理番号), "modifier|" (修飾語管理番号), "allergen|" (YJ, J-FAGY or a dummy), "department|" (SS-MIX2),
/// "department-name|", "insurance|" (InsuranceMajorCategory). Source: vendor-exports.md 7
[[nodiscard]] Conversion convert_orca(const Input& input, const Context& context);

/// The institution that a prescription says it comes from, 10 digits; "" for other answers.
[[nodiscard]] std::string orca_institution(std::string_view bytes);

}  // namespace kakehashi::mappers::orca
