#pragma once

#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::mappers {

/// Takes FHIR over: a resource, a Bundle (JSON or XML) or NDJSON.
///
/// A document or collection Bundle under a Japanese profile becomes one unit with its content kept: ids and fullUrls
/// become the deterministic ones of our units (references follow), and code systems in the OID form of before JP-CLINS
/// 1.5.0 become URLs (not in eCheckup documents, whose profiles demand the OIDs).
///
/// Any other FHIR (R4; DSTU2, STU3 and R5 by conversion) becomes a unit a record, and a document one unit; see
/// mappers/fhir/README.md. What cannot be taken over without turning its meaning is a refused part with its reason.
/// Source: JP-CLINS 1.5.2 (Bundle rules); R4 bundle.html#references; vendor exports digest, section 11
[[nodiscard]] Conversion convert_fhir(const Input& input, const Context& context);

}  // namespace kakehashi::mappers
