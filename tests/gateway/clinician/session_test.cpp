#include <gtest/gtest.h>

#include "kakehashi/gateway/clinician_session.hpp"

namespace kakehashi::gateway {
namespace {

using namespace std::chrono_literals;

class ClinicianSignIn : public testing::Test {
protected:
    static void SetUpTestSuite() { hash = hash_passcode("見本-passcode"); }
    static inline std::string hash;
    ClinicianSessions sessions{{{"doctor", "見本 医", "B-001", hash}}, 15min};
    ClinicianSessions::Clock::time_point now{};
};

TEST_F(ClinicianSignIn, OpensASessionForTheRightPasscodeOnly) {
    EXPECT_FALSE(sessions.sign_in("doctor", "wrong", now));
    EXPECT_FALSE(sessions.sign_in("nobody", "見本-passcode", now));
    EXPECT_FALSE(sessions.sign_in("nobody", "", now));
    const auto token = sessions.sign_in("doctor", "見本-passcode", now);
    ASSERT_TRUE(token);
    EXPECT_EQ(sessions.find(*token, now)->id, "B-001");
    EXPECT_FALSE(sessions.find("0", now));
}

TEST_F(ClinicianSignIn, EndsAfterItsTimeWithoutUse) {
    const auto token = sessions.sign_in("doctor", "見本-passcode", now);
    ASSERT_TRUE(token);
    EXPECT_TRUE(sessions.find(*token, now + 14min));
    EXPECT_TRUE(sessions.find(*token, now + 28min));
    EXPECT_FALSE(sessions.find(*token, now + 60min));
}

TEST_F(ClinicianSignIn, IsRefusedAfterFiveFailuresUntilTheTimeHasPassed) {
    for (int i = 0; i < 5; ++i) EXPECT_FALSE(sessions.sign_in("doctor", "wrong", now));
    EXPECT_FALSE(sessions.sign_in("doctor", "見本-passcode", now + 1min));
    EXPECT_TRUE(sessions.sign_in("doctor", "見本-passcode", now + 6min));
}

TEST_F(ClinicianSignIn, HandlesOpenNothingInAnotherSession) {
    const auto first = sessions.sign_in("doctor", "見本-passcode", now);
    const auto second = sessions.sign_in("doctor", "見本-passcode", now);
    ASSERT_TRUE(first && second);
    const auto handle = sessions.add_handle(*first, {"00012345:あいう:187:05"});
    EXPECT_EQ(sessions.keys_of(*first, handle)->front(), "00012345:あいう:187:05");
    EXPECT_FALSE(sessions.keys_of(*second, handle));
    sessions.sign_out(*first);
    EXPECT_FALSE(sessions.keys_of(*first, handle));
}

TEST(Passcode, HashesDifferForTheSamePasscodeAndRefuseDamagedTexts) {
    const auto hash = hash_passcode("x");
    EXPECT_NE(hash, hash_passcode("x"));
    EXPECT_TRUE(passcode_matches("x", hash));
    for (const auto* damaged : {"", "x", "pbkdf2-sha256:0:00:00", "pbkdf2-sha256:600000:zz:zz", "md5:1:00:00"})
        EXPECT_FALSE(passcode_matches("x", damaged)) << damaged;
}

}  // namespace
}  // namespace kakehashi::gateway
