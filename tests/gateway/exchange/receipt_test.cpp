#include <gtest/gtest.h>

#include "kakehashi/gateway/delivery_receipt.hpp"
#include "key_pair.hpp"

namespace kakehashi::gateway {
namespace {

const DeliveryReceipt kReceipt{.issuer = "1319999993",
                               .audience = "1319999991",
                               .message_id = "m1",
                               .content_hash = content_hash_of("letter"),
                               .outcome = "stored",
                               .time = 1'795'000'000};

class Receipt : public testing::Test {
protected:
    KeyPair keys_ = make_keys();
    SigningKey key_ = SigningKey::from_pem(keys_.private_pem).value();
    VerificationKey public_key_ = VerificationKey::from_pem(keys_.public_pem).value();
};

TEST_F(Receipt, SaysWhatWasSigned) {
    const auto read = read_receipt(sign_receipt(kReceipt, key_), public_key_);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->issuer, kReceipt.issuer);
    EXPECT_EQ(read->audience, kReceipt.audience);
    EXPECT_EQ(read->message_id, kReceipt.message_id);
    EXPECT_EQ(read->content_hash, kReceipt.content_hash);
    EXPECT_EQ(read->outcome, kReceipt.outcome);
    EXPECT_EQ(read->time, kReceipt.time);
}

TEST_F(Receipt, OfAnotherKeyIsRefused) {
    const auto other = VerificationKey::from_pem(make_keys().public_pem).value();
    EXPECT_EQ(read_receipt(sign_receipt(kReceipt, key_), other).error().code, fhir::IssueType::security);
}

TEST_F(Receipt, WithAChangedCharacterIsRefused) {
    const std::string jws = sign_receipt(kReceipt, key_);
    for (std::size_t at = 0; at + 2 < jws.size(); at += 7) {  // the last one has bits that mean nothing
        std::string changed = jws;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(read_receipt(changed, public_key_)) << at;
    }
}

TEST_F(Receipt, IsNeitherAnAssertionNorTheOtherWayRound) {
    ExchangeClaims claims;
    claims.issuer = "1319999993";
    claims.audience = "1319999991";
    claims.issued_at = kReceipt.time;
    claims.expires_at = kReceipt.time + 60;
    claims.id = "j1";
    EXPECT_FALSE(read_receipt(sign_claims(claims, key_), public_key_));
    ExchangeTokenVerifier verifier("1319999991");
    verifier.trust("1319999993", public_key_);
    EXPECT_FALSE(verifier.verify(sign_receipt(kReceipt, key_), kReceipt.time));
}

TEST_F(Receipt, OfNoFormIsRefused) {
    for (const char* text : {"", ".", "..", "a.b.c", "{}", "eyJ.eyJ."}) EXPECT_FALSE(read_receipt(text, public_key_));
    EXPECT_FALSE(read_receipt(std::string(100'000, 'a'), public_key_));
}

TEST(MessageId, IsTheSameForEveryAttemptAndAnotherForEveryChange) {
    const DeliveredContent content{
        .sender = "1319999991", .unit_key = "1319999991^2024^REF1", .unit_version = 1, .content_hash = "aa"};
    EXPECT_EQ(message_id_of(content), message_id_of(content));
    auto other = content;
    other.unit_version = 2;
    EXPECT_NE(message_id_of(content), message_id_of(other));
    other = content;
    other.sender = "1319999992";
    EXPECT_NE(message_id_of(content), message_id_of(other));
    EXPECT_EQ(message_id_of(content).find("REF1"), std::string::npos);
}

}  // namespace
}  // namespace kakehashi::gateway
