#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <set>

#include "store_folder.hpp"

namespace kakehashi::gateway {
namespace {

using StoreKilled = StoreFolder;

constexpr int kResourcesOfAUnit = 5;

/// Commits one unit after the other, from after what is stored on, and tells each that was committed.
[[noreturn]] void commit_for_ever(const std::filesystem::path& folder, int told) {
    const auto store = std::move(Store::open(folder).value());
    for (int number = static_cast<int>(*store->processed_sequence()) + 1;; ++number) {
        const auto unit = laboratory_unit("1", std::vector<std::string>(kResourcesOfAUnit, "4.1"),
                                          "lab-" + std::to_string(number), number * 10);
        InputCommit input;
        input.journal_sequence = static_cast<std::uint64_t>(number);
        input.received = "2026-11-23T00:00:00.000Z";
        input.units.push_back({&unit, {{.destination = "feed:a", .kind = "unit", .order_key = unit.key}}});
        if (!store->commit(std::span(&input, 1))) ::_exit(1);
        if (::write(told, &number, sizeof number) != sizeof number) ::_exit(1);
    }
}

/// @return the last unit that the child said was committed
int run_and_kill(const std::filesystem::path& folder, int count) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) return -1;
    const pid_t child = ::fork();
    if (child == 0) commit_for_ever(folder, ends[1]);
    ::close(ends[1]);
    int number = 0;
    int last = 0;
    for (int seen = 1; ::read(ends[0], &number, sizeof number) == sizeof number; ++seen) {
        last = number;
        if (seen == count) ::kill(child, SIGKILL);
    }
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? last : -1;
}

TEST_F(StoreKilled, UnitsAreThereWholeWithTheirOutboxOrNotAtAll) {
    store_.reset();
    for (int round = 0; round < 4; ++round) {
        const int acknowledged = run_and_kill(folder_, 5 + 7 * round);
        ASSERT_GT(acknowledged, 0);
        reopen();
        const int processed = static_cast<int>(*store_->processed_sequence());
        ASSERT_GE(processed, acknowledged);
        for (int number = 1; number <= processed; ++number) {
            ASSERT_TRUE(store_->unit("lab-" + std::to_string(number))->has_value());
            for (int i = 0; i < kResourcesOfAUnit; ++i)
                ASSERT_TRUE(store_->read("Observation", test_id(number * 10 + i))->has_value());
        }
        EXPECT_FALSE(store_->unit("lab-" + std::to_string(processed + 1))->has_value());
        EXPECT_FALSE(store_->read("Observation", test_id((processed + 1) * 10))->has_value());
        EXPECT_EQ(store_->outbox_counts()->front().items, processed);
        store_.reset();
    }
}

}  // namespace
}  // namespace kakehashi::gateway
