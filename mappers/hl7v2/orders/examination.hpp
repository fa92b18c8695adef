#pragma once

#include "hl7v2/orders/drug_fields.hpp"

namespace kakehashi::mappers::hl7v2 {

/// HL7 0074 or the code system of OBR-4 and the storage's data type as imaging, procedure or laboratory.
[[nodiscard]] std::string examination_category(const Mapping& mapping, const Segment& obr);
/// ED or RP of OBX-5 as an attachment; the account names `target`.
[[nodiscard]] AttachmentFact read_attachment(Segment& obx, std::string_view target);
/// Whether OBX-5 holds a file or the place of one.
[[nodiscard]] bool is_attachment(const Segment& obx);
/// OBX-5 as text with every repetition on a line of its own.
[[nodiscard]] std::string read_lines(Segment& obx, std::string_view target);
/// ORU of imaging and physiology: one report an order. @return false when the message has none, then it is laboratory
bool map_reports(Mapping& mapping);

}  // namespace kakehashi::mappers::hl7v2
