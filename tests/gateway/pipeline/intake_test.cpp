#include "kakehashi/gateway/intake.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

/// Journal to store, with the real parts.
namespace kakehashi::gateway {
namespace {

namespace fs = std::filesystem;

std::string adt(const std::string& number, const std::string& control_id) {
    return "MSH|^~\\&|HIS|H|GW|G|20261101090000||ADT^A08^ADT_A01|" + control_id +
           "|P|2.5||||||~ISO IR87||ISO 2022-1994\rEVN||20261101090000\rPID|0001||" + number +
           "^^^^PI||MIHON^HANA^^^^^L^I||19700102|F\rPV1|0001|O\r";
}
std::string observation(const std::string& number, const std::string& control_id) {
    return "MSH|^~\\&|HIS|H|GW|G|20261101090000||ORU^R30^ORU_R30|" + control_id + "|P|2.5\rPID|0001||" + number +
           "^^^^PI\rORC|SC\rOBR|1|||BT\rOBX|1|NM|31000001^BT^MDCDX2||36.5|Cel|||||F|||20261101090000\r";
}

class IntakeWork : public testing::Test {
protected:
    void SetUp() override {
        const auto* info = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = fs::temp_directory_path() / ("kakehashi-intake-" + std::to_string(::getpid()) + "-" + info->name());
        fs::remove_all(folder_);
        fs::create_directories(folder_);
        configuration_.institution_number = "1319999992";
        configuration_.institution_name = "架橋市立病院";
        configuration_.legal_profile = "reform";
        configuration_.sources.push_back({.name = "his", .format = "hl7v2", .mllp_port = 1});
        open();
    }
    void TearDown() override {
        close();
        fs::remove_all(folder_);
    }
    void open() {
        store_ = Store::open(folder_ / "store").value();
        journal_ = Journal::open(folder_ / "journal").value();
        intake_ = Intake::open(configuration_, *store_, *journal_, validator(), metrics_).value();
    }
    void close() {
        intake_.reset();
        journal_.reset();
        store_.reset();
    }
    static const profiles::Validator& validator() {
        static const auto validator = profiles::Validator::load({.packages = {}, .japanese_profiles = true});
        return *validator;
    }
    std::uint64_t accept(std::string bytes, const std::string& source = "his|m") {
        return intake_->accept({"mllp", source, "hl7v2", std::move(bytes)}).value();
    }
    fhir::Result<IntakeOutcome> outcome_of(std::uint64_t sequence) {
        return intake_->wait_for(sequence, std::chrono::steady_clock::now() + std::chrono::seconds(60));
    }

    fs::path folder_;
    NodeConfiguration configuration_;
    Metrics metrics_;
    std::unique_ptr<Store> store_;
    std::unique_ptr<Journal> journal_;
    std::unique_ptr<Intake> intake_;
};

TEST_F(IntakeWork, ABadInputIsQuarantinedAndTheOnesBehindItGoOn) {
    intake_->start();
    const auto bad = accept("this is no message");
    const auto unknown_source = accept(adt("1", "2"), "nobody|m");
    const auto good = accept(observation("77", "3"));
    const auto refused = outcome_of(bad);
    ASSERT_TRUE(refused);
    EXPECT_TRUE(refused->refused);
    const auto nobody = outcome_of(unknown_source);
    ASSERT_TRUE(nobody);
    EXPECT_EQ(nobody->report.front().rule, "intake-source-unknown");
    ASSERT_TRUE(outcome_of(good));
    EXPECT_EQ(store_->quarantined(10).value().size(), 2U);
    EXPECT_EQ(store_->processed_sequence().value(), good);
    EXPECT_TRUE(intake_->is_working());
    EXPECT_EQ(intake_->waiting(), 0U);
}

TEST_F(IntakeWork, WhatIsJournalledBeforeTheStartIsDoneAtTheStart) {
    const auto early = accept("no message");
    EXPECT_EQ(intake_->waiting(), 1U);
    close();
    open();
    EXPECT_EQ(intake_->waiting(), 1U) << "a crash between journal and store loses nothing";
    intake_->start();
    ASSERT_TRUE(outcome_of(early));
    EXPECT_EQ(store_->quarantined(10).value().size(), 1U);
    close();
    open();
    intake_->start();
    EXPECT_EQ(intake_->waiting(), 0U) << "what is stored is not done again";
}

TEST_F(IntakeWork, WaitingEndsAtTheDeadlineAndWhenTheIntakeStops) {
    const auto sequence = accept("no message");
    const auto late = intake_->wait_for(sequence, std::chrono::steady_clock::now() + std::chrono::milliseconds(10));
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, fhir::IssueType::timeout);
    intake_->stop();
    const auto stopped = outcome_of(sequence);
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, fhir::IssueType::no_store);
}

TEST_F(IntakeWork, AForeignRecordWaitsForItsPatientAndIsStoredWhenHeComes) {
    configuration_.sources.push_back({.name = "ehr", .format = "fhir", .drop = "x"});
    close();
    open();
    intake_->start();
    const auto record = outcome_of(accept(R"({"resourceType":"Condition","id":"c","code":{"text":"Asthma"},
"subject":{"reference":"Patient/p1"}})",
                                          "ehr|c.json"));
    ASSERT_TRUE(record);
    ASSERT_EQ(record->units.size(), 1U);
    EXPECT_EQ(record->units[0].fate, UnitFate::held);
    const auto patient = outcome_of(accept(R"({"resourceType":"Patient","id":"p1","gender":"female"})", "ehr|p.json"));
    ASSERT_TRUE(patient);
    ASSERT_EQ(patient->units.size(), 1U) << patient->report.front().diagnostics;
    EXPECT_EQ(patient->units[0].fate, UnitFate::stored);
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (store_->units_of_kind(mappers::UnitKind::condition, "", 10).value().empty() &&
           std::chrono::steady_clock::now() < deadline)
        std::this_thread::yield();
    const auto stored = store_->units_of_kind(mappers::UnitKind::condition, "", 10).value();
    ASSERT_EQ(stored.size(), 1U);
    EXPECT_EQ(stored[0].patient_id, store_->units_of_kind(mappers::UnitKind::patient, "", 10).value().at(0).patient_id);
}

TEST_F(IntakeWork, ASourceWhoseMappingFileIsMissingIsToldAtTheOpening) {
    configuration_.sources.push_back({.name = "lab", .format = "csv", .drop = "x", .mapping = "/nowhere.toml"});
    const auto opened = Intake::open(configuration_, *store_, *journal_, validator(), metrics_);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().rule, "intake-mapping-unreadable");
    EXPECT_THAT(opened.error().diagnostics, testing::HasSubstr("lab"));
}

TEST_F(IntakeWork, ASourceWhoseVendorProfileIsMissingIsToldAtTheOpening) {
    configuration_.sources.push_back({.name = "orca", .format = "orca", .drop = "x", .vendor = "/nowhere.toml"});
    const auto opened = Intake::open(configuration_, *store_, *journal_, validator(), metrics_);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().rule, "vendor-file-unreadable");
}

TEST_F(IntakeWork, AVendorProfileOfAnotherFormatIsToldAtTheOpening) {
    const std::string profile = std::string(KAKEHASHI_SOURCE_DIR) + "/mappers/vendor/profiles/mml-clinic.toml";
    configuration_.sources.push_back({.name = "orca", .format = "orca", .drop = "x", .vendor = profile});
    const auto opened = Intake::open(configuration_, *store_, *journal_, validator(), metrics_);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().rule, "vendor-format");
    configuration_.sources.back().format = "mml";
    EXPECT_TRUE(Intake::open(configuration_, *store_, *journal_, validator(), metrics_));
}

}  // namespace
}  // namespace kakehashi::gateway
