#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "kakehashi/gateway/journal.hpp"

namespace kakehashi::gateway {

/// A folder for one test's journal, empty at its start and gone at its end.
class JournalFolder : public testing::Test {
protected:
    void SetUp() override {
        const auto* info = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = std::filesystem::temp_directory_path() /
                  ("kakehashi-journal-" + std::to_string(::getpid()) + "-" + info->name());
        std::filesystem::remove_all(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    static JournalEntry entry(int number) {
        return {"drop", "laboratory", "csv", "item,value\nK," + std::to_string(number) + "\n"};
    }
    /// Opens, appends entries 1 to `count` one after the other, closes.
    void fill(int count, JournalOptions options = {}) const {
        const auto journal = Journal::open(folder_, options);
        ASSERT_TRUE(journal.has_value());
        for (int i = 1; i <= count; ++i) ASSERT_EQ((*journal)->append(entry(i)), static_cast<std::uint64_t>(i));
    }
    [[nodiscard]] std::vector<std::filesystem::path> segments() const {
        std::vector<std::filesystem::path> paths;
        for (const auto& file : std::filesystem::directory_iterator(folder_))
            if (file.path().extension() == ".journal") paths.push_back(file.path());
        std::sort(paths.begin(), paths.end());
        return paths;
    }
    static void flip_byte(const std::filesystem::path& path, std::uintmax_t at) {
        std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
        file.seekg(static_cast<std::streamoff>(at));
        const char byte = static_cast<char>(file.get() ^ 0x10);
        file.seekp(static_cast<std::streamoff>(at));
        file.put(byte);
    }

    std::filesystem::path folder_;
};

}  // namespace kakehashi::gateway
