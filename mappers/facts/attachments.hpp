#pragma once

#include <string>
#include <string_view>

#include "facts/unit_writer.hpp"
#include "kakehashi/mappers/order_facts.hpp"

namespace kakehashi::mappers::facts {

/// An Attachment with its content, or with what is known of it. Content that is no Base64 is reported and left out.
void write_attachment(UnitWriter& writer, fhir::Builder attachment, const AttachmentFact& fact,
                      std::string_view element);
/// Base64 of bytes. Source: RFC 4648 section 4
[[nodiscard]] std::string to_base64(std::string_view bytes);

}  // namespace kakehashi::mappers::facts
