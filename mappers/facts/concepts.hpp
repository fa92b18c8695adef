#pragma once

#include <span>
#include <string>
#include <string_view>

#include "facts/unit_writer.hpp"
#include "kakehashi/mappers/order_facts.hpp"

namespace kakehashi::mappers::facts {

/// The URI of a code system by its name in HL7 table 0396. A name of the institution's own ("L", "99…", or none) gets a
/// `urn:uuid:` that is the same for ever and of this institution only; another unknown name one that all share; a URI
/// stands for itself. Source: vendor-exports.md 3.4
[[nodiscard]] std::string code_system_of(std::string_view institution_number, std::string_view name);

/// Every coding of the list, under the URI of its system.
void add_codings(const UnitWriter& writer, fhir::Builder to, std::span<const CodingFact> codings);

/// Every coding, and the text: the fact's, or the first coding's.
void write_concept(const UnitWriter& writer, fhir::Builder to, const ConceptFact& fact);

/// The text that a reader sees.
[[nodiscard]] std::string_view text_of(const ConceptFact& fact);

}  // namespace kakehashi::mappers::facts
