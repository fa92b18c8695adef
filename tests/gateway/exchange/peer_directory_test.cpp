#include "kakehashi/gateway/peer_directory.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <ostream>

#include "key_pair.hpp"

namespace kakehashi::gateway {
namespace {

class PeerDirectoryTest : public testing::Test {
protected:
    /// A peer whose key file is written.
    static PeerConfiguration peer(const std::string& number, const std::string& url) {
        const std::string test = testing::UnitTest::GetInstance()->current_test_info()->name();
        const auto file = std::filesystem::path(testing::TempDir()) / ("peer-" + test + number + ".pem");
        std::ofstream(file) << keys.public_pem;
        return {number, "B", url, file.string()};
    }
    static inline const KeyPair keys = make_keys();
};

TEST_F(PeerDirectoryTest, KnowsEachPeersAddressAndKey) {
    const auto directory = PeerDirectory::from(
        {peer("1319999992", "https://b.example:8443/fhir/"), peer("1319999993", "http://127.0.0.1:9000")});
    ASSERT_TRUE(directory.has_value()) << directory.error().diagnostics;
    const auto* b = directory->find("1319999992");
    ASSERT_NE(b, nullptr);
    EXPECT_EQ(b->origin, "https://b.example:8443");
    EXPECT_EQ(b->base_path, "/fhir");
    EXPECT_EQ(directory->find("1319999993")->base_path, "");
    EXPECT_EQ(directory->find("1319999991"), nullptr);
    EXPECT_EQ(directory->origins(), (std::vector<std::string>{"https://b.example:8443", "http://127.0.0.1:9000"}));
}

TEST_F(PeerDirectoryTest, LetsAPeersAssertionsBeAccepted) {
    const auto directory = PeerDirectory::from({peer("1319999992", "https://b.example")});
    ASSERT_TRUE(directory.has_value());
    ExchangeTokenVerifier verifier("1319999991");
    const ExchangeClaims claims{"1319999992", "1319999991", "system", "LIC", "TREAT", "addressed", 1000, 1060, "1"};
    const auto token = sign_claims(claims, *SigningKey::from_pem(keys.private_pem));
    EXPECT_FALSE(verifier.verify(token, 1001).has_value());
    directory->trust_all(verifier);
    EXPECT_TRUE(verifier.verify(token, 1001).has_value());
}

TEST_F(PeerDirectoryTest, RefusesOneInstitutionWithTwoKeys) {
    const auto one = peer("1319999992", "https://b.example");
    EXPECT_EQ(PeerDirectory::from({one, one}).error().code, fhir::IssueType::duplicate);
}

TEST_F(PeerDirectoryTest, RefusesAKeyThatIsMissingOrPrivateOnly) {
    auto missing = peer("1319999992", "https://b.example");
    missing.public_key += ".missing";
    EXPECT_EQ(PeerDirectory::from({missing}).error().severity, fhir::IssueSeverity::fatal);
    const auto secret = peer("1319999994", "https://b.example");
    std::ofstream(secret.public_key) << keys.private_pem;
    EXPECT_FALSE(PeerDirectory::from({secret}).has_value());
}

struct RefusedPeer {
    const char* why;
    const char* number;
    const char* url;
};
void PrintTo(const RefusedPeer& row, std::ostream* out) { *out << row.why; }

class PeerRefused : public PeerDirectoryTest, public testing::WithParamInterface<RefusedPeer> {};
TEST_P(PeerRefused, StopsTheNodeBeforeItAsksAnybody) {
    EXPECT_FALSE(PeerDirectory::from({peer(GetParam().number, GetParam().url)}).has_value());
}
INSTANTIATE_TEST_SUITE_P(
    Exchange, PeerRefused,
    testing::Values(RefusedPeer{"plain http leaves the machine", "1319999992", "http://b.example"},
                    RefusedPeer{"a name that begins like this machine", "1319999992", "http://127.0.0.1.b.example"},
                    RefusedPeer{"a name that begins like this machine's", "1319999992", "http://localhost.example"},
                    RefusedPeer{"user names in addresses", "1319999992", "http://127.0.0.1:1@b.example"},
                    RefusedPeer{"no host", "1319999992", "https://"},
                    RefusedPeer{"no scheme", "1319999992", "b.example"},
                    RefusedPeer{"another scheme", "1319999992", "ftp://b.example"},
                    RefusedPeer{"a line break", "1319999992", "https://b.example\r\nX: y"},
                    RefusedPeer{"a short number", "131999999", "https://b.example"},
                    RefusedPeer{"a number with letters", "13199999AB", "https://b.example"}));

}  // namespace
}  // namespace kakehashi::gateway
