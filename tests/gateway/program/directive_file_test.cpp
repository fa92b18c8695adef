#include "program/directive_file.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

namespace kakehashi::program {
namespace {

constexpr const char* kFirst = "00012345:67:890:01";
constexpr const char* kSecond = "00012345:67:890:02";

std::string consent(const std::string& insured, const std::string& decision) {
    return R"({"resourceType":"Consent","patient":{"identifier":{"value":")" + insured +
           R"("}},"provision":{"type":")" + decision + R"("}})";
}

class DirectiveFile : public testing::Test {
protected:
    void SetUp() override {
        const auto* info = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = std::filesystem::temp_directory_path() /
                  ("kakehashi-directives-" + std::to_string(::getpid()) + "-" + info->name());
        std::filesystem::create_directories(folder_);
        store_ = gateway::Store::open(folder_ / "store").value();
    }
    void TearDown() override {
        store_.reset();
        std::filesystem::remove_all(folder_);
    }
    fhir::Result<std::vector<std::string>> take(const std::string& text) {
        const auto path = (folder_ / "directives.json").string();
        std::ofstream(path) << text;
        return store_directives(path, *store_);
    }
    std::size_t count_of(const char* insured) { return store_->directives(insured).value().size(); }

    std::filesystem::path folder_;
    std::unique_ptr<gateway::Store> store_;
};

TEST_F(DirectiveFile, AStopStaysWhenAnotherPatientTakesItsPlaceInTheFile) {
    ASSERT_TRUE(take("[" + consent(kFirst, "deny") + "]"));
    ASSERT_TRUE(take("[" + consent(kSecond, "deny") + "]"));
    EXPECT_EQ(count_of(kFirst), 1U);
    EXPECT_EQ(count_of(kSecond), 1U);
}

TEST_F(DirectiveFile, TheCorrectedFileReplacesThePatientsOwn) {
    ASSERT_TRUE(take("[" + consent(kFirst, "deny") + "]"));
    ASSERT_TRUE(take("[" + consent(kFirst, "permit") + "]"));
    EXPECT_EQ(count_of(kFirst), 1U);
}

TEST_F(DirectiveFile, TwoConsentsOfOneIdAndWhatIsNoConsentRefuseTheFile) {
    const auto with_id = [](std::string text) { return text.insert(1, R"("id":"c1",)"); };
    const auto twice = take("[" + with_id(consent(kFirst, "deny")) + "," + with_id(consent(kSecond, "deny")) + "]");
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().rule, "directive-id-twice");
    auto other = consent(kFirst, "deny");
    other.replace(other.find("Consent"), 7, "Patient");
    const auto no_consent = take("[" + consent(kSecond, "deny") + "," + other + "]");
    ASSERT_FALSE(no_consent);
    EXPECT_EQ(no_consent.error().rule, "directive-no-consent");
    EXPECT_EQ(count_of(kFirst) + count_of(kSecond), 0U);
}

TEST_F(DirectiveFile, TheSameFileTwiceChangesNothing) {
    const auto text = "[" + consent(kFirst, "deny") + "," + consent(kFirst, "permit") + "]";
    EXPECT_EQ(take(text).value().size(), 2U);
    EXPECT_TRUE(take(text).value().empty());
    EXPECT_EQ(count_of(kFirst), 2U);
}

TEST_F(DirectiveFile, AConsentWithoutPatientRefusesTheWholeFile) {
    EXPECT_FALSE(take("[" + consent(kFirst, "deny") + R"(,{"resourceType":"Consent"}])"));
    EXPECT_EQ(count_of(kFirst), 0U);
}

}  // namespace
}  // namespace kakehashi::program
