#pragma once

#include <string>
#include <string_view>

#include "kakehashi/mappers/conversion.hpp"

/// JAHIS お薬手帳 (medication notebook, `JAHISTCnn`) and 院外処方箋 2次元シンボル (prescription symbol, `JAHISnn`), as
/// text files or as what a QR reader gives.
namespace kakehashi::mappers::okusuri {

/// Maps one input: a notebook, a prescription, several of them, or all parts of a split notebook. Bytes of a structured
/// QR append are given in one piece: a symbol may end inside a character.
///
/// A notebook becomes one unit a dispensing (MedicationDispense, or MedicationStatement for what only the patient says)
/// and one for the patient's own pages; a prescription becomes MedicationRequests as every other format gives them.
/// Source: vendor-exports.md 8
[[nodiscard]] Conversion convert_okusuri(const Input& input, const Context& context);

/// The 10-digit number of the institution that wrote a prescription, for who does not know it beforehand; "" for a
/// notebook and where the number is not whole.
[[nodiscard]] std::string issuing_institution(std::string_view bytes);

}  // namespace kakehashi::mappers::okusuri
