#include "kakehashi/gateway/journal.hpp"

#include <gtest/gtest.h>

#include <set>
#include <thread>

#include "journal_folder.hpp"

namespace kakehashi::gateway {
namespace {

using JournalReopened = JournalFolder;
using JournalDamaged = JournalFolder;
using JournalShared = JournalFolder;

TEST_F(JournalReopened, GivesBackEveryEntryInOrder) {
    fill(5);
    const auto journal = Journal::open(folder_);
    ASSERT_TRUE(journal.has_value());
    EXPECT_EQ((*journal)->last_sequence(), 5U);
    const auto records = (*journal)->read_after(2, 100);
    ASSERT_TRUE(records.has_value());
    ASSERT_EQ(records->size(), 3U);
    EXPECT_EQ(records->front().sequence, 3U);
    EXPECT_EQ(records->back().entry, entry(5));
    EXPECT_EQ((*journal)->append(entry(6)), 6U);
}

TEST_F(JournalReopened, ReadsOnOverSegmentsFromAnyPosition) {
    fill(20, {.segment_bytes_max = 300});
    ASSERT_GT(segments().size(), 3U);
    const auto journal = Journal::open(folder_, {.segment_bytes_max = 300});
    ASSERT_TRUE(journal.has_value());
    for (std::uint64_t start = 0; start < 20; start += 3) {
        std::uint64_t position = start;
        while (position < 20) {
            const auto records = (*journal)->read_after(position, 2);
            ASSERT_TRUE(records.has_value());
            ASSERT_FALSE(records->empty());
            for (const auto& record : *records) {
                EXPECT_EQ(record.sequence, ++position);
                EXPECT_EQ(record.entry, entry(static_cast<int>(position)));
            }
        }
    }
    EXPECT_TRUE((*journal)->read_after(20, 2)->empty());
}

TEST_F(JournalReopened, KeepsBytesThatAreNoTextAsTheyAre) {
    const JournalEntry binary{"mllp", "", "hl7v2", std::string("\0KKR1\x1b$B\xff\r", 10)};
    {
        const auto journal = Journal::open(folder_);
        ASSERT_TRUE((*journal)->append(binary).has_value());
    }
    EXPECT_EQ((*Journal::open(folder_))->read_after(0, 1)->front().entry, binary);
}

TEST_F(JournalDamaged, TornTailIsCutAtTheLastWholeRecord) {
    fill(4);
    const auto path = segments().front();
    const auto whole = std::filesystem::file_size(path);
    for (std::uintmax_t lost = 1; lost < 60; lost += 13) {
        std::filesystem::resize_file(path, whole - lost);
        const auto journal = Journal::open(folder_);
        ASSERT_TRUE(journal.has_value()) << lost;
        ASSERT_EQ((*journal)->last_sequence(), 3U);
        ASSERT_EQ((*journal)->append(entry(4)), 4U);
        ASSERT_EQ(std::filesystem::file_size(path), whole);
    }
}

TEST_F(JournalDamaged, GarbageAfterTheLastRecordIsCut) {
    fill(2);
    std::ofstream(segments().front(), std::ios::app | std::ios::binary) << "KKR1 never finished";
    const auto journal = Journal::open(folder_);
    ASSERT_TRUE(journal.has_value());
    EXPECT_EQ((*journal)->last_sequence(), 2U);
}

TEST_F(JournalDamaged, FlippedBitInAFlushedRecordIsRefusedAndNothingIsCut) {
    fill(4);
    const auto path = segments().front();
    const auto whole = std::filesystem::file_size(path);
    for (const std::uintmax_t at : {std::uintmax_t{2}, std::uintmax_t{6}, whole / 2}) {
        flip_byte(path, at);
        const auto journal = Journal::open(folder_);
        ASSERT_FALSE(journal.has_value()) << at;
        EXPECT_EQ(journal.error().severity, fhir::IssueSeverity::fatal);
        EXPECT_EQ(journal.error().rule, "journal-damaged");
        EXPECT_EQ(std::filesystem::file_size(path), whole);
        flip_byte(path, at);
    }
    EXPECT_TRUE(Journal::open(folder_).has_value());
}

TEST_F(JournalDamaged, MissingSegmentIsRefused) {
    fill(20, {.segment_bytes_max = 300});
    std::filesystem::remove(segments()[1]);
    EXPECT_FALSE(Journal::open(folder_).has_value());
}

TEST_F(JournalDamaged, ProcessedSegmentIsCheckedWhenItIsReadAndNotAtTheOpening) {
    fill(20, {.segment_bytes_max = 300});
    flip_byte(segments().front(), 100);
    const auto journal = Journal::open(folder_, {.segment_bytes_max = 300, .sequence_min = 15});
    ASSERT_TRUE(journal.has_value());
    EXPECT_EQ((*journal)->read_after(15, 1)->front().sequence, 16U);
    EXPECT_FALSE((*journal)->read_after(0, 1).has_value());
    EXPECT_EQ((*journal)->append(entry(21)), 21U);
}

TEST_F(JournalDamaged, UnprocessedSegmentIsCheckedAtTheOpening) {
    fill(20, {.segment_bytes_max = 300});
    flip_byte(segments().back(), 100);
    flip_byte(segments()[segments().size() - 2], 100);
    EXPECT_FALSE(Journal::open(folder_, {.segment_bytes_max = 300, .sequence_min = 10}).has_value());
}

TEST_F(JournalDamaged, LastRecordIsNotCutWhenTheStoreHasProcessedIt) {
    fill(3);
    const auto path = segments().front();
    const auto whole = std::filesystem::file_size(path);
    flip_byte(path, whole - 3);
    EXPECT_FALSE(Journal::open(folder_, {.sequence_min = 3}).has_value());
    EXPECT_EQ(std::filesystem::file_size(path), whole);
    EXPECT_TRUE(Journal::open(folder_, {.sequence_min = 2}).has_value());
}

TEST_F(JournalDamaged, ShorterThanWhatTheStoreHasProcessedIsRefused) {
    fill(3);
    const auto journal = Journal::open(folder_, {.sequence_min = 4});
    ASSERT_FALSE(journal.has_value());
    EXPECT_EQ(journal.error().rule, "journal-tail-lost");
}

TEST_F(JournalShared, SecondOpeningIsRefusedWhileTheFirstLives) {
    auto first = Journal::open(folder_);
    ASSERT_TRUE(first.has_value());
    const auto second = Journal::open(folder_);
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().code, fhir::IssueType::lock_error);
    first->reset();
    EXPECT_TRUE(Journal::open(folder_).has_value());
}

TEST_F(JournalShared, ConcurrentAppendsGetSequencesWithoutGaps) {
    const auto journal = Journal::open(folder_);
    ASSERT_TRUE(journal.has_value());
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&journal] {
            for (int i = 0; i < 20; ++i) EXPECT_TRUE((*journal)->append(entry(i)).has_value());
        });
    for (auto& thread : threads) thread.join();
    const auto records = (*journal)->read_after(0, 1000);
    ASSERT_TRUE(records.has_value());
    ASSERT_EQ(records->size(), 160U);
    EXPECT_EQ(records->back().sequence, 160U);
}

}  // namespace
}  // namespace kakehashi::gateway
