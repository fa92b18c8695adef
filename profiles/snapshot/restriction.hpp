#pragma once

#include <string_view>

#include "kakehashi/fhir/issue.hpp"
#include "package/canonical_table.hpp"
#include "snapshot/draft.hpp"

namespace kakehashi::profiles {

struct RestrictionContext {
    const CanonicalTable& table;
    fhir::Report& report;
    std::string_view id;  ///< of the differential's element
};

/// Reports where a differential allows more than its base: min lowered, max raised, a type, a target or a binding that
/// the base does not allow; and what could never be: a value or a profile of another type, slices of what is one.
/// Source: R4 profiling.html: a profile can only restrict
void report_contradictions(const fhir::Node& differential, const Content& base, const RestrictionContext& context);

}  // namespace kakehashi::profiles
