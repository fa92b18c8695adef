#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <ostream>

#include "kakehashi/gateway/exchange_token.hpp"
#include "key_pair.hpp"

namespace kakehashi::gateway {
namespace {

constexpr std::int64_t kNow = 1'795'000'000;

class ExchangeAssertion : public testing::Test {
protected:
    ExchangeAssertion() {
        verifier.trust("1319999992", *VerificationKey::from_pem(keys.public_pem));
        claims = {"1319999992", "1319999991", "B-0001", "LIC", "TREAT", "active", kNow, kNow + 60, "id-1"};
    }
    static inline const KeyPair keys = make_keys();
    SigningKey key = *SigningKey::from_pem(keys.private_pem);
    ExchangeTokenVerifier verifier{"1319999991"};
    ExchangeClaims claims;
};

TEST_F(ExchangeAssertion, IsAcceptedOnceAndSaysWhoAsksWhy) {
    const auto token = sign_claims(claims, key);
    const auto seen = verifier.verify(token, kNow + 1);
    ASSERT_TRUE(seen.has_value()) << seen.error().diagnostics;
    EXPECT_EQ(seen->practitioner, "B-0001");
    EXPECT_EQ(seen->purpose, "TREAT");
    EXPECT_EQ(seen->relation, "active");
    EXPECT_EQ(verifier.verify(token, kNow + 2).error().code, fhir::IssueType::duplicate);
}

TEST_F(ExchangeAssertion, IsRefusedWhenItsTimeHasPassedOrIsTooLong) {
    EXPECT_EQ(verifier.verify(sign_claims(claims, key), kNow + 3600).error().code, fhir::IssueType::expired);
    EXPECT_EQ(verifier.verify(sign_claims(claims, key), kNow - 3600).error().code, fhir::IssueType::expired);
    claims.issued_at = std::numeric_limits<std::int64_t>::min();
    EXPECT_EQ(verifier.verify(sign_claims(claims, key), kNow).error().code, fhir::IssueType::expired);
    claims.issued_at = kNow;
    claims.expires_at = kNow + 86'400;
    EXPECT_EQ(verifier.verify(sign_claims(claims, key), kNow).error().code, fhir::IssueType::expired);
}

TEST_F(ExchangeAssertion, IsRefusedForAnotherNodeOrFromAnUnknownOne) {
    claims.audience = "1319999993";
    EXPECT_EQ(verifier.verify(sign_claims(claims, key), kNow).error().code, fhir::IssueType::login);
    claims.audience = "1319999991";
    claims.issuer = "1319999999";
    EXPECT_EQ(verifier.verify(sign_claims(claims, key), kNow).error().code, fhir::IssueType::login);
}

TEST_F(ExchangeAssertion, IsRefusedWhenAnotherKeySignedIt) {
    const auto other = SigningKey::from_pem(make_keys().private_pem);
    EXPECT_EQ(verifier.verify(sign_claims(claims, *other), kNow).error().code, fhir::IssueType::login);
}

TEST_F(ExchangeAssertion, IsRefusedWhenOneCharacterIsChanged) {
    const auto token = sign_claims(claims, key);
    for (const std::size_t at : {std::size_t{3}, token.find('.') + 5, token.size() - 10}) {
        auto changed = token;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(verifier.verify(changed, kNow).has_value()) << at;
    }
}

TEST_F(ExchangeAssertion, IsRefusedWithoutASignature) {
    const auto token = sign_claims(claims, key);
    const auto payload = token.substr(token.find('.'), token.rfind('.') - token.find('.'));
    EXPECT_FALSE(verifier.verify(to_base64url(R"({"alg":"none"})") + payload + ".", kNow).has_value());
    EXPECT_FALSE(verifier.verify(token.substr(0, token.rfind('.') + 1), kNow).has_value());
    for (const auto* text : {"", ".", "..", "a.b", "a.b.c", "🔑.🔑.🔑"})
        EXPECT_FALSE(verifier.verify(text, kNow).has_value());
}

TEST(ExchangeKey, MustBeP256) {
    EXPECT_FALSE(SigningKey::from_pem(make_keys("P-384").private_pem).has_value());
    EXPECT_FALSE(VerificationKey::from_pem("not a key").has_value());
}

TEST(Base64Url, ReadsWhatItWritesForEveryLength) {
    std::string bytes;
    for (int i = 0; i < 300; ++i) {
        EXPECT_EQ(from_base64url(to_base64url(bytes)), bytes);
        bytes.push_back(static_cast<char>(i * 37));
    }
    EXPECT_FALSE(from_base64url("a=b"));
    EXPECT_FALSE(from_base64url("a+b/"));
}

}  // namespace
}  // namespace kakehashi::gateway
