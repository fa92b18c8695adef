#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace kakehashi::fhir::fhirpath {

/// Tests of the official suite where we differ, and why.
struct ExpectedFailure {
    std::string_view test;
    std::string_view reason;
};
inline constexpr std::array kExpectedFailures{
    ExpectedFailure{"testEncodeBase64A", "encode() is not in N1 and not written yet"},
    ExpectedFailure{"testEncodeBase64B", "encode() is not in N1 and not written yet"},
    ExpectedFailure{"testEncodeHex", "encode() is not in N1 and not written yet"},
    ExpectedFailure{"testEncodeUrlBase64", "encode() is not in N1 and not written yet"},
    ExpectedFailure{"testPlusDate19", "a tenth of a second is added: N1 lets seconds have a fraction"},
    ExpectedFailure{"LowBoundaryDecimal15", "the lower edge is rounded down, as in the suite's other cases"},
    ExpectedFailure{"testPolymorphicsB", "no static type check: an unknown member is empty"},
    ExpectedFailure{"testFHIRPathAsFunction21", "as() on several items filters, R4's invariants need it"},
};
inline bool is_expected_failure(std::string_view name) {
    return std::ranges::any_of(kExpectedFailures, [name](const auto& row) { return row.test == name; });
}

}  // namespace kakehashi::fhir::fhirpath
