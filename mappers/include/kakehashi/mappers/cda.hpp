#pragma once

#include <string>
#include <string_view>

#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::mappers {

/// Maps one CDA R2 document, or the ZIP of a checkup submission, to report units: checkup XML of the Ministry
/// (特定健診データファイル) and of HL7 Japan, referrals and discharge summaries in Japanese, and C-CDA (filed as it
/// came, with its patient and coded entries). What is refused (no unit, an error): other XML, DTDs, documents without
/// or with several patients, families that are not mapped, a ZIP whose index does not agree with it. Source:
/// vendor-exports.md 4 and 5; HL7 CDA R2
[[nodiscard]] Conversion convert_cda(const Input& input, const Context& context);

/// The institution that the document says it comes from, 10 digits; "" when it does not say one.
[[nodiscard]] std::string cda_institution(std::string_view bytes);

}  // namespace kakehashi::mappers
