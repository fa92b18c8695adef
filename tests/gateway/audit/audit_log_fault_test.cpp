#include <sys/resource.h>
#include <sys/wait.h>

#include <array>
#include <csignal>

#include "audit_folder.hpp"

namespace kakehashi::gateway {
namespace {

using AuditDisk = AuditFolder;
using AuditKilled = AuditFolder;

/// In a child: no file may grow over `bytes`. Stands for a full disk.
void limit_files_to(rlim_t bytes) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, RLIM_INFINITY};
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

/// Appends until the disk is full, makes room, and appends once more. @return how many were accepted; 255: wrong
int append_over_a_full_disk(const std::filesystem::path& folder) {
    const auto log = AuditLog::open(folder);
    if (!log) return 255;
    limit_files_to(8000);
    int accepted = 0;
    while ((*log)->append(disclosure_record()).has_value()) ++accepted;
    const auto refused = (*log)->append(disclosure_record());
    if (refused || refused.error().code != fhir::IssueType::no_store) return 255;
    limit_files_to(RLIM_INFINITY);
    if (!(*log)->append(disclosure_record())) return 255;
    return accepted + 1;
}

TEST_F(AuditDisk, AFullDiskRefusesAndLeavesNoHalfLine) {
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) ::_exit(append_over_a_full_disk(folder_));
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFEXITED(status));
    ASSERT_NE(WEXITSTATUS(status), 255);
    EXPECT_GT(WEXITSTATUS(status), 1);
    const auto verified = verify_audit_log(folder_);
    ASSERT_TRUE(verified.has_value()) << verified.error().diagnostics;
    EXPECT_EQ(verified->count, static_cast<std::size_t>(WEXITSTATUS(status)));
}

[[noreturn]] void append_for_ever(const std::filesystem::path& folder, int told) {
    const auto log = AuditLog::open(folder);
    if (!log) ::_exit(1);
    for (;;) {
        if (!(*log)->append(disclosure_record())) ::_exit(1);
        if (::write(told, "x", 1) != 1) ::_exit(1);
    }
}

TEST_F(AuditKilled, WhatWasAcknowledgedIsThere) {
    std::size_t acknowledged = 0;
    for (int round = 1; round <= 5; ++round) {
        std::array<int, 2> ends{};
        ASSERT_EQ(::pipe(ends.data()), 0);
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) append_for_ever(folder_, ends[1]);
        ::close(ends[1]);
        char told = 0;
        for (int seen = 1; ::read(ends[0], &told, 1) == 1; ++seen) {
            ++acknowledged;
            if (seen == 7 * round) ::kill(child, SIGKILL);
        }
        ::close(ends[0]);
        int status = 0;
        ::waitpid(child, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status));
    }
    const auto verified = verify_audit_log(folder_);
    ASSERT_TRUE(verified.has_value()) << verified.error().diagnostics;
    EXPECT_GE(verified->count, acknowledged);
}

}  // namespace
}  // namespace kakehashi::gateway
