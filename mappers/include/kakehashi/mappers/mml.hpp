#pragma once

#include <string>
#include <string_view>

#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::mappers::mml {

/// Maps one MML document (2.3, 3 or 4) with what CLAIM 2.1 says in it, or a bare module, to report units. What is
/// refused (no unit, an error): other XML, DTDs, a document or module that does not say whose it is or when it was
/// said, one of another institution.
///
/// Context::code_maps that are used: "lab|" (JLAC10), "drug|" (YJ), "unit|" (MERIT-9), "usage|" (JAMI, 16 characters),
/// "disease|" (病名管理番号), "modifier|" (修飾語管理番号), "allergen|" (YJ, J-FAGY or a dummy), "department|"
/// (SS-MIX2), "insurance|" (InsuranceMajorCategory), "vital|" (name of VitalSign), "facility|" (institution number).
/// Source: vendor-exports.md 6
[[nodiscard]] Conversion convert_mml(const Input& input, const Context& context);

/// The institution that the document says it comes from, 10 digits; "" when it does not say one.
[[nodiscard]] std::string mml_institution(std::string_view bytes);

}  // namespace kakehashi::mappers::mml
