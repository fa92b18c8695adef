#include "kakehashi/gateway/pseudonym.hpp"

#include <gtest/gtest.h>

#include "sample_bundle.hpp"

namespace kakehashi::gateway {
namespace {

struct Vector {
    const char* source;
    const char* feed;
    const char* permit1;
    const char* permit2;
};

class PolicyVector : public testing::TestWithParam<Vector> {};

TEST_P(PolicyVector, GivesThePseudonymOfTheExchangePolicy) {
    const auto fields = canonical_insured_identifier(GetParam().source);
    ASSERT_TRUE(fields);
    const auto in = [&](std::string_view domain) {
        return PseudonymDomain(samples::keys(), domain).pseudonym("patient", *fields);
    };
    EXPECT_EQ(in("feed:platform-a"), GetParam().feed);
    EXPECT_EQ(in("permit:2026-0001"), GetParam().permit1);
    EXPECT_EQ(in("permit:2026-0002"), GetParam().permit2);
}

// Exchange policy B5, test vectors
INSTANTIATE_TEST_SUITE_P(B5, PolicyVector,
                         testing::Values(Vector{"00012345:あいう:１８７:05", "7hkcjs3mwv4gov5z3zdbmpcz2fd2s4qt",
                                                "2b3j2nkuzzthjv7zhzy5l3harvsc6tcu", "pdmhnuslmowbfflevls3livooxllgmfi"},
                                         Vector{"12345:あいう:187:05", "7hkcjs3mwv4gov5z3zdbmpcz2fd2s4qt",
                                                "2b3j2nkuzzthjv7zhzy5l3harvsc6tcu", "pdmhnuslmowbfflevls3livooxllgmfi"},
                                         Vector{"00012345:あいう:１８７:06", "k3q7m2hdrndksk3asc5wj3j5im6zppyw",
                                                "ucg5peuq4lfdlolgktcvq67zzn5k654l", "zgixy35bnkq7aknuc3xk4gkxuelxe4qq"},
                                         Vector{"00012345:あ：う:１８７:05", "qkysob3tp6a4kyz4whivj4s3dqdqiy7n",
                                                "i72i3uk672wth4svb5zovexfl47fa6uq",
                                                "7hz5pw3noyfxxyiwoemn6mrrwbkkptkr"}));

TEST(PseudonymDomain, GivesTheUidOfTheExchangePolicy) {
    const PseudonymDomain domain(samples::keys(), "permit:2026-0001");
    EXPECT_EQ(domain.dicom_uid("1.2.392.200036.9116.2.6.1.48.1211418863.1225184516.765855"),
              "2.25.115492492350605195314390105668775685653");
}

TEST(PseudonymDomain, KeepsKindsDomainsAndFieldBordersApart) {
    const PseudonymDomain domain(samples::keys(), "feed:platform-a");
    EXPECT_NE(domain.pseudonym("patient", {"a"}), domain.pseudonym("unit", {"a"}));
    EXPECT_NE(domain.pseudonym("patient", {"ab", "c"}), domain.pseudonym("patient", {"a", "bc"}));
    EXPECT_NE(domain.pseudonym("patient", {"a"}),
              PseudonymDomain(samples::keys(), "feed:platform-b").pseudonym("patient", {"a"}));
    EXPECT_EQ(domain.uuid_urn("full-url", {"a"}).size(), std::string_view("urn:uuid:").size() + 36);
}

TEST(InsuredIdentifier, IsReadInItsCanonicalForm) {
    const auto fields = canonical_insured_identifier("１２３４５:記 号　‐a:００1−2:");
    ASSERT_TRUE(fields);
    EXPECT_EQ(*fields, (std::vector<std::string>{"00012345", "記号-A", "001-2", ""}));
}

TEST(InsuredIdentifier, IsRefusedUnlessItHasFourFields) {
    for (const auto* text : {"", "1:2:3", "1:2:3:4:5", "12345Zあ"}) {
        const auto fields = canonical_insured_identifier(text);
        ASSERT_FALSE(fields) << text;
        EXPECT_EQ(fields.error().rule, "deid-insured-identifier");
    }
}

}  // namespace
}  // namespace kakehashi::gateway
