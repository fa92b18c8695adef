#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <map>
#include <thread>

#include "journal_folder.hpp"

namespace kakehashi::gateway {
namespace {

using JournalKilled = JournalFolder;
using JournalDisk = JournalFolder;

/// What the child tells its parent after `append` has returned.
struct Acknowledged {
    std::uint64_t sequence;
    int number;
};

/// Appends from four threads until it is killed.
[[noreturn]] void append_for_ever(const std::filesystem::path& folder, int told, int first_number) {
    const auto journal = Journal::open(folder, {.segment_bytes_max = 4096});
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&journal, told, number = first_number + t * 100'000]() mutable {
            for (;; ++number) {
                const auto sequence = (*journal)->append({"mllp", "", "hl7v2", std::to_string(number)});
                const Acknowledged one{sequence.value(), number};
                if (::write(told, &one, sizeof one) != sizeof one) ::_exit(1);
            }
        });
    for (auto& thread : threads) thread.join();
    ::_exit(1);
}

/// Runs such a child, kills it after `count` acknowledgements, and adds all that it has acknowledged.
void run_and_kill(const std::filesystem::path& folder, int count, int first_number,
                  std::map<std::uint64_t, int>& acknowledged) {
    std::array<int, 2> ends{};
    ASSERT_EQ(::pipe(ends.data()), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) append_for_ever(folder, ends[1], first_number);
    ::close(ends[1]);
    Acknowledged one{};
    for (int seen = 1; ::read(ends[0], &one, sizeof one) == sizeof one; ++seen) {
        acknowledged[one.sequence] = one.number;
        if (seen == count) ::kill(child, SIGKILL);
    }
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status));
}

TEST_F(JournalKilled, EverythingAcknowledgedIsThere) {
    std::map<std::uint64_t, int> acknowledged;
    for (int round = 0; round < 5; ++round) {
        run_and_kill(folder_, 17 + round * 29, round * 1'000'000, acknowledged);
        const auto journal = Journal::open(folder_);
        ASSERT_TRUE(journal.has_value()) << journal.error().diagnostics;
        std::map<std::uint64_t, std::string> found;
        std::uint64_t position = 0;
        while (position < (*journal)->last_sequence()) {
            const auto records = (*journal)->read_after(position, 100);
            ASSERT_TRUE(records.has_value());
            for (const auto& record : *records) found[record.sequence] = record.entry.bytes;
            position = records->back().sequence;
        }
        for (const auto& [sequence, number] : acknowledged) ASSERT_EQ(found[sequence], std::to_string(number));
    }
}

TEST_F(JournalDisk, FullDiskStopsTheJournalAndLosesNothingAcknowledged) {
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{2000, 2000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        const auto journal = Journal::open(folder_);
        int accepted = 0;
        while ((*journal)->append(entry(accepted + 1))) ++accepted;
        const auto refused = (*journal)->append({});  // would fit, but the journal has stopped
        const bool right = accepted > 5 && !(*journal)->is_accepting() && !refused &&
                           refused.error().severity == fhir::IssueSeverity::fatal;
        ::_exit(right ? accepted : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFEXITED(status));
    ASSERT_GT(WEXITSTATUS(status), 5);
    const auto journal = Journal::open(folder_);
    ASSERT_TRUE(journal.has_value());
    EXPECT_EQ((*journal)->last_sequence(), static_cast<std::uint64_t>(WEXITSTATUS(status)));
}

}  // namespace
}  // namespace kakehashi::gateway
