#include "kakehashi/gateway/file_drop.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace kakehashi::gateway {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

class FileDropTest : public testing::Test {
protected:
    void SetUp() override {
        folder = fs::path(testing::TempDir()) /
                 ("drop-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
        fs::remove_all(folder);
        fs::create_directories(folder);
    }
    void write(const std::string& name, std::string_view bytes) {
        fs::create_directories((folder / name).parent_path());
        std::ofstream(folder / name, std::ios::binary) << bytes;
    }
    FileDrop make(FileDrop::Mode mode = FileDrop::Mode::rename) { return {folder.string(), mode, 100ms, 1000}; }
    std::size_t look(FileDrop& drop, DropVerdict::Kind kind = DropVerdict::Kind::accepted) {
        const auto waiting = drop.look(now, [&](const std::string& name, std::string bytes) {
            taken.push_back(name + "=" + bytes);
            return DropVerdict{kind, "because"};
        });
        EXPECT_TRUE(waiting.has_value());
        return waiting.value_or(999);
    }

    fs::path folder;
    FileDrop::Time now{};
    std::vector<std::string> taken;
};

TEST_F(FileDropTest, TakesAFileWhenItHasStoppedGrowing) {
    auto drop = make();
    write("b.csv", "half");
    EXPECT_EQ(look(drop), 1U);
    now += 90ms;
    write("b.csv", "half and the rest");
    EXPECT_EQ(look(drop), 1U);
    now += 100ms;
    EXPECT_EQ(look(drop), 0U);
    EXPECT_EQ(taken, std::vector<std::string>{"b.csv=half and the rest"});
    EXPECT_TRUE(fs::exists(folder / "b.csv.accepted"));
    EXPECT_FALSE(fs::exists(folder / "b.csv"));
    now += 1s;
    look(drop);
    EXPECT_EQ(taken.size(), 1U);
}

TEST_F(FileDropTest, SaysBesideARefusedFileWhy) {
    auto drop = make();
    write("x.csv", "bad");
    write("large.csv", std::string(1001, 'x'));
    look(drop);
    now += 1s;
    look(drop, DropVerdict::Kind::rejected);
    EXPECT_EQ(taken.size(), 1U) << "a file over the limit is not read";
    EXPECT_TRUE(fs::exists(folder / "x.csv.rejected"));
    EXPECT_TRUE(fs::exists(folder / "x.csv.rejected.txt"));
    EXPECT_TRUE(fs::exists(folder / "large.csv.rejected"));
}

TEST_F(FileDropTest, OffersAFileAgainWhenItCouldNotBeStored) {
    auto drop = make();
    write("x.csv", "1");
    look(drop);
    now += 1s;
    EXPECT_EQ(look(drop, DropVerdict::Kind::later), 1U);
    EXPECT_EQ(look(drop), 0U);
    EXPECT_EQ(taken.size(), 2U);
}

TEST_F(FileDropTest, LeavesOtherProgramsFilesAlone) {
    auto drop = make();
    for (const auto* name : {".hidden", "a.tmp", "b.part", "c.accepted", "Thumbs.db", "sub/folder.csv"})
        write(name, "x");
    look(drop);
    now += 1s;
    EXPECT_EQ(look(drop), 0U);
    EXPECT_TRUE(taken.empty());
}

TEST_F(FileDropTest, ReadsAVendorsTreeWithoutTouchingItAndOnlyOnce) {
    auto drop = make(FileDrop::Mode::read_only);
    write("000/123/f1", "one");
    look(drop);
    now += 1s;
    look(drop);
    now += 1s;
    look(drop);
    EXPECT_EQ(taken, std::vector<std::string>{"000/123/f1=one"});
    EXPECT_TRUE(fs::exists(folder / "000/123/f1"));
    write("000/123/f1", "changed");
    look(drop);
    now += 1s;
    look(drop);
    EXPECT_EQ(taken.back(), "000/123/f1=changed");
}

TEST_F(FileDropTest, DoesNotReadAgainWhatWasAcceptedBeforeTheRestart) {
    write("f1", "one");
    write("f2", "two");
    auto drop = make(FileDrop::Mode::read_only);
    const auto state = FileDrop::fingerprint((folder / "f1").string());
    drop.set_known(
        [&](const std::string& name, const std::string& fingerprint) { return name == "f1" && fingerprint == state; });
    look(drop);
    now += 1s;
    look(drop);
    EXPECT_EQ(taken, std::vector<std::string>{"f2=two"});
}

TEST_F(FileDropTest, ReportsAFolderThatIsNotThere) {
    FileDrop drop((folder / "missing").string(), FileDrop::Mode::rename, 100ms, 1000);
    const auto looked = drop.look(now, [](auto&, auto) { return DropVerdict{}; });
    ASSERT_FALSE(looked.has_value());
    EXPECT_EQ(looked.error().severity, fhir::IssueSeverity::fatal);
}

}  // namespace
}  // namespace kakehashi::gateway
