#pragma once

#include <string_view>

namespace kakehashi::mappers::hl7v2 {

/// Whether `code` is in an HL7 table that FHIR has as a code system ("0063", "0131", "0203").
[[nodiscard]] bool is_in_table(std::string_view table, std::string_view code);
/// HL7 table 0002 in v3-MaritalStatus; "" where they do not say the same.
[[nodiscard]] std::string_view marital_status_of(std::string_view code);
/// The name of a kind of document in HL7 table 0270; "" when it has none.
[[nodiscard]] std::string_view document_type_of(std::string_view code);
/// A language of PID-15 as BCP 47; "" when it is not one of the few that are certain.
[[nodiscard]] std::string_view language_of(std::string_view code);

}  // namespace kakehashi::mappers::hl7v2
