#include "package/version.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string_view>

namespace kakehashi::profiles {
namespace {

struct Asked {
    const char* why;
    std::string_view version;
    std::string_view wanted;
    bool expected;
};
void PrintTo(const Asked& row, std::ostream* out) { *out << row.why; }

class DependencyVersion : public testing::TestWithParam<Asked> {};
TEST_P(DependencyVersion, IsMetByWhatItMeans) {
    EXPECT_EQ(meets_dependency(GetParam().version, GetParam().wanted), GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(
    Packages, DependencyVersion,
    testing::Values(Asked{"the version itself", "1.1.2", "1.1.2", true},
                    Asked{"a label of a Japanese package", "1.0.0-temp", "1.0.0-temp", true},
                    Asked{"a pattern", "1.1.2", "1.1.x", true}, Asked{"a star", "1.1.2", "1.*", true},
                    Asked{"any", "1.1.2", "*", true}, Asked{"latest", "1.1.2", "latest", true},
                    Asked{"a branch's build", "1.1.2", "current$main", true},
                    Asked{"another patch", "1.1.3", "1.1.2", false}, Asked{"another minor", "1.2.0", "1.1.x", false},
                    Asked{"a number that only begins alike", "1.10.0", "1.1.x", false},
                    Asked{"a part is no pattern", "1.1.2", "1.1", false},
                    Asked{"a release is not its pre-release", "1.0.0-temp", "1.0.0", false},
                    Asked{"patterns do not mean variants: 1.1.2-url states other systems", "1.1.2-url", "1.1.x", false},
                    Asked{"ranges of npm are none of FHIR's", "1.1.2", "^1.1.0", false},
                    Asked{"longer than the version", "1.1", "1.1.0.x", false},
                    Asked{"no version at all", "", "1.1.2", false}));

class CanonicalVersion : public testing::TestWithParam<Asked> {};
TEST_P(CanonicalVersion, MayBeGivenInPart) {
    EXPECT_EQ(is_version(GetParam().version, GetParam().wanted), GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(Canonicals, CanonicalVersion,
                         testing::Values(Asked{"the version itself", "1.2.3", "1.2.3", true},
                                         Asked{"major and minor", "1.2.3", "1.2", true},
                                         Asked{"major", "1.2.3", "1", true},
                                         Asked{"a number that only begins alike", "1.20.3", "1.2", false},
                                         Asked{"more than the version says", "1.2", "1.2.3", false},
                                         Asked{"another", "1.2.3", "1.3", false},
                                         Asked{"nothing is no part", "1.2.3", "", false}));

class OlderVersion : public testing::TestWithParam<Asked> {};
TEST_P(OlderVersion, IsToldByNumbersAndLabels) {
    EXPECT_EQ(is_older(GetParam().version, GetParam().wanted), GetParam().expected);
    if (GetParam().expected) EXPECT_FALSE(is_older(GetParam().wanted, GetParam().version));
}
INSTANTIATE_TEST_SUITE_P(Packages, OlderVersion,
                         testing::Values(Asked{"numbers, not text", "1.9.0", "1.10.0", true},
                                         Asked{"a pre-release", "1.1.2-url", "1.1.2", true},
                                         Asked{"shorter", "1.1", "1.1.1", true},
                                         Asked{"labels", "1.0.0-alpha", "1.0.0-beta", true},
                                         Asked{"the same", "1.1.2", "1.1.2", false},
                                         Asked{"a number too large to read", "1", "99999999999999999999", true},
                                         Asked{"none", "", "1", true}));

}  // namespace
}  // namespace kakehashi::profiles
