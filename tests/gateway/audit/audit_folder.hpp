#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "kakehashi/gateway/audit.hpp"

namespace kakehashi::gateway {

inline AuditRecord disclosure_record(std::string recorded = "2026-11-23T16:00:00.000Z") {
    AuditRecord record;
    record.action = AuditedAction::disclose;
    record.recorded = std::move(recorded);
    record.practitioner = "D001";
    record.institution = "1319999992";
    record.peer_origin = "https://b.example";
    record.source_institution = "1319999991";
    record.patient_id = "5f1c9f0a-0000-4000-8000-000000000001";
    record.purpose = "TREAT";
    record.request_id = "r-1";
    record.decisions = {{record.patient_id, "A4-13", Outcome::permit, 5}, {"", "S1", Outcome::permit, 2}};
    record.entities = {"Observation/1/_history/2", "Observation/2/_history/1"};
    return record;
}

/// A folder for one test.
class AuditFolder : public testing::Test {
protected:
    void SetUp() override {
        const auto* info = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = std::filesystem::temp_directory_path() /
                  ("kakehashi-audit-" + std::to_string(::getpid()) + "-" + info->name());
        std::filesystem::remove_all(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }
    void append(int count, const std::string& recorded = "2026-11-23T16:00:00.000Z") {
        const auto log = AuditLog::open(folder_).value();
        for (int i = 0; i < count; ++i) ASSERT_TRUE(log->append(disclosure_record(recorded)).has_value());
    }
    [[nodiscard]] std::filesystem::path file(const std::string& day = "2026-11-23") const {
        return folder_ / ("audit-" + day + ".ndjson");
    }
    static std::vector<std::string> lines_of(const std::filesystem::path& path) {
        std::vector<std::string> lines;
        std::ifstream stream(path);
        for (std::string line; std::getline(stream, line);) lines.push_back(line);
        return lines;
    }
    static void write_lines(const std::filesystem::path& path, const std::vector<std::string>& lines) {
        std::ofstream stream(path, std::ios::trunc);
        for (const auto& line : lines) stream << line << '\n';
    }

    std::filesystem::path folder_;
};

}  // namespace kakehashi::gateway
