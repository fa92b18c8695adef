#pragma once

#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::mappers {

/// Takes a Bundle of type document or collection that claims a Japanese profile, JSON or XML, over as one unit.
///
/// Content is kept; what changes: resource ids and fullUrls become the deterministic ones of our units (references
/// follow), and code systems in the OID form of before JP-CLINS 1.5.0 become URLs (not in eCheckup documents, whose
/// profiles demand the OIDs). Anything else is refused with its reason: other resource types, Bundles without a
/// Japanese profile, STU3 and R5 shapes, more than one patient or kind, modifier extensions.
/// Source: JP-CLINS 1.5.2 (Bundle rules); R4 bundle.html#references; vendor exports digest, section 11
[[nodiscard]] Conversion convert_fhir(const Input& input, const Context& context);

}  // namespace kakehashi::mappers
