#include <gmock/gmock.h>

#include <thread>

#include "audit_folder.hpp"

namespace kakehashi::gateway {
namespace {

using AuditLogTest = AuditFolder;

TEST_F(AuditLogTest, WhatWasAppendedIsThereAfterOpeningAgain) {
    append(2);
    append(1);
    EXPECT_EQ(lines_of(file()).size(), 3U);
    const auto verified = verify_audit_log(folder_);
    ASSERT_TRUE(verified.has_value()) << verified.error().diagnostics;
    EXPECT_EQ(verified->count, 3U);
    EXPECT_EQ(verified->hash, AuditLog::open(folder_).value()->head().hash);
}

TEST_F(AuditLogTest, AnEmptyLogIsWhole) {
    ASSERT_TRUE(AuditLog::open(folder_).has_value());
    EXPECT_EQ(verify_audit_log(folder_)->count, 0U);
}

TEST_F(AuditLogTest, EachDayHasItsFileAndTheChainGoesOnOverThem) {
    append(2, "2026-11-23T23:59:59.000Z");
    append(2, "2026-11-24T00:00:00.000Z");
    EXPECT_EQ(lines_of(file("2026-11-24")).size(), 2U);
    EXPECT_EQ(verify_audit_log(folder_)->count, 4U);
}

TEST_F(AuditLogTest, AClockThatGoesBackChangesNoOrder) {
    append(1, "2026-11-24T00:00:00.000Z");
    append(1, "2026-11-23T23:59:59.000Z");
    EXPECT_FALSE(std::filesystem::exists(file("2026-11-23")));
    EXPECT_EQ(verify_audit_log(folder_)->count, 2U);
}

TEST_F(AuditLogTest, ThreadsTogetherMakeOneChain) {
    const auto log = AuditLog::open(folder_).value();
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 25; ++i) EXPECT_TRUE(log->append(disclosure_record()).has_value());
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(verify_audit_log(folder_)->count, 100U);
    EXPECT_EQ(log->head().count, 100U);
}

TEST_F(AuditLogTest, IsOpenInOneProcessOnly) {
    const auto log = AuditLog::open(folder_).value();
    const auto second = AuditLog::open(folder_);
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().rule, "audit-locked");
}

TEST_F(AuditLogTest, AChangedLineIsFound) {
    append(3);
    auto lines = lines_of(file());
    lines[1].replace(lines[1].find("TREAT"), 5, "BTGXX");
    write_lines(file(), lines);
    const auto verified = verify_audit_log(folder_);
    ASSERT_FALSE(verified.has_value());
    EXPECT_EQ(verified.error().rule, "audit-damaged");
    EXPECT_THAT(verified.error().diagnostics, testing::HasSubstr("Line 3 "));
    EXPECT_FALSE(AuditLog::open(folder_).has_value());
    EXPECT_EQ(lines_of(file()).size(), 3U) << "nothing was cut";
}

TEST_F(AuditLogTest, ALineTakenAwayIsFound) {
    append(3);
    auto lines = lines_of(file());
    lines.erase(lines.begin() + 1);
    write_lines(file(), lines);
    EXPECT_FALSE(verify_audit_log(folder_).has_value());
}

TEST_F(AuditLogTest, ALinePutInIsFound) {
    append(2);
    auto lines = lines_of(file());
    lines.insert(lines.begin() + 1, lines[0]);
    write_lines(file(), lines);
    EXPECT_FALSE(verify_audit_log(folder_).has_value());
    lines[1] = R"({"resourceType":"AuditEvent"})";
    write_lines(file(), lines);
    EXPECT_FALSE(verify_audit_log(folder_).has_value());
}

TEST_F(AuditLogTest, ADayTakenAwayIsFound) {
    append(1, "2026-11-22T00:00:00.000Z");
    append(1, "2026-11-23T00:00:00.000Z");
    append(1, "2026-11-24T00:00:00.000Z");
    std::filesystem::remove(file("2026-11-23"));
    EXPECT_FALSE(verify_audit_log(folder_).has_value());
}

TEST_F(AuditLogTest, TheFirstDayTakenAwayIsFound) {
    append(1, "2026-11-22T00:00:00.000Z");
    append(1, "2026-11-23T00:00:00.000Z");
    std::filesystem::remove(file("2026-11-22"));
    EXPECT_FALSE(verify_audit_log(folder_).has_value());
}

TEST_F(AuditLogTest, LinesCutFromTheEndShowAgainstTheHead) {
    append(3);
    const auto head = verify_audit_log(folder_).value();
    auto lines = lines_of(file());
    lines.pop_back();
    write_lines(file(), lines);
    EXPECT_NE(verify_audit_log(folder_)->hash, head.hash);
    EXPECT_EQ(verify_audit_log(folder_)->count, head.count - 1);
}

TEST_F(AuditLogTest, ATornLastLineIsCutAndThatIsWrittenDown) {
    append(2);
    std::ofstream(file(), std::ios::app) << R"({"resourceType":"Audi)";
    EXPECT_EQ(verify_audit_log(folder_)->count, 2U);
    ASSERT_TRUE(AuditLog::open(folder_).has_value());
    EXPECT_EQ(verify_audit_log(folder_)->count, 3U);
    const auto files = std::filesystem::directory_iterator(folder_);
    std::string all;
    for (const auto& entry : files)
        for (const auto& line : lines_of(entry.path())) all += line;
    EXPECT_THAT(all, testing::HasSubstr("log-recovered"));
    EXPECT_THAT(all, testing::HasSubstr("torn bytes: 21"));
}

TEST_F(AuditLogTest, ATornFirstLineLeavesAnEmptyLog) {
    std::filesystem::create_directories(folder_);
    std::ofstream(file(), std::ios::app) << "{";
    const auto log = AuditLog::open(folder_).value();
    EXPECT_EQ(log->head().count, 1U);
    EXPECT_EQ(verify_audit_log(folder_)->count, 1U);
}

TEST_F(AuditLogTest, AFileThatIsNoLogIsRefused) {
    std::filesystem::create_directories(folder_);
    write_lines(file(), {"hello"});
    EXPECT_FALSE(AuditLog::open(folder_).has_value());
    EXPECT_EQ(lines_of(file()).size(), 1U);
}

TEST_F(AuditLogTest, AFolderThatCannotBeMadeIsAnError) {
    write_lines(folder_, {"a file"});
    const auto log = AuditLog::open(folder_);
    ASSERT_FALSE(log.has_value());
    EXPECT_EQ(log.error().severity, fhir::IssueSeverity::fatal);
}

}  // namespace
}  // namespace kakehashi::gateway
