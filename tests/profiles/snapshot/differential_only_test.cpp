#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "dropped_snapshots.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/snapshot.hpp"
#include "kakehashi/profiles/validator.hpp"

/// The validator over the official packages as published, over their differentials alone, and over the snapshots that
/// we make of those: its report of the official examples is the same.
namespace kakehashi::profiles {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

const fs::path kIg = fs::path(KAKEHASHI_SHARED_DIR) / "ig";

struct PackageSet {
    const char* name;
    std::vector<const char*> packages;  ///< over R4 core
    std::vector<const char*> examples;  ///< folders
};
void PrintTo(const PackageSet& set, std::ostream* out) { *out << set.name; }

std::string bytes_of(const fs::path& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

void write(const fs::path& folder, std::size_t number, const fhir::Node& resource) {
    fs::create_directories(folder);
    std::ofstream(folder / (std::to_string(number) + ".json"), std::ios::binary) << fhir::write_json(resource);
}

/// One issue a line, sorted.
Lines reports(const std::vector<std::string>& packages, const PackageSet& set) {
    Lines lines;
    const auto validator = Validator::load({.packages = packages, .japanese_profiles = false});
    if (!validator) return {"not loaded: " + validator.error().diagnostics};
    for (const char* folder : set.examples)
        for (const auto& file : fs::directory_iterator(kIg / "examples" / folder)) {
            const auto document = fhir::parse_json(bytes_of(file.path()));
            if (!document) continue;
            for (const auto& issue : validator->validate(*document))
                lines.push_back(std::string(code_of(issue.severity)) + " " + issue.rule + " @ " +
                                file.path().filename().string() + " " + issue.expression);
        }
    std::ranges::sort(lines);
    return lines;
}

Lines difference(const Lines& from, const Lines& other) {
    Lines lines;
    std::ranges::set_difference(from, other, std::back_inserter(lines));
    return lines;
}

class DifferentialOnly : public testing::TestWithParam<PackageSet> {
protected:
    void SetUp() override {
        if (!fs::exists(kIg)) GTEST_SKIP() << "needs the shared folder of official packages";
        // The tests of one set may run at the same time.
        std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
        std::ranges::replace(name, '/', '-');
        folder_ = fs::path(testing::TempDir()) / ("differential-only-" + name);
        fs::remove_all(folder_);
        packages_.push_back((kIg / "hl7.fhir.r4.core-4.0.1.tgz").string());
        for (const char* package : GetParam().packages) packages_.push_back((kIg / package).string());
        published_ = reports(packages_, GetParam());
    }
    void TearDown() override {
        if (!folder_.empty()) fs::remove_all(folder_);
    }

    /// The packages, each with a folder over it in which its profiles have no snapshots.
    std::vector<std::string> write_differentials() {
        std::vector<std::string> paths;
        for (const std::string& package : packages_) {
            auto documents = read_without_snapshots(package);
            EXPECT_TRUE(documents.has_value());
            const fs::path folder = folder_ / std::to_string(folders_.size());
            for (std::size_t n = 0; documents && n < documents->size(); ++n)
                if (is_profile((*documents)[n].root())) write(folder, n, (*documents)[n].root());
            folders_.push_back(folder);
            paths.insert(paths.end(), {package, folder.string()});
        }
        return paths;
    }

    std::vector<fs::path> folders_;
    fs::path folder_;
    std::vector<std::string> packages_;
    Lines published_;
};

TEST_P(DifferentialOnly, GivesTheSameReportAsThePublishedSnapshots) {
    const Lines made = reports(write_differentials(), GetParam());
    EXPECT_THAT(published_, testing::Not(testing::IsEmpty()));
    EXPECT_THAT(difference(made, published_), testing::IsEmpty());
    // A published snapshot repeats R4's own extensible bindings as if they were the profile's; where R4 alone says
    // them, a set whose content is not here is not worth a line.
    for (const std::string& line : difference(published_, made))
        EXPECT_TRUE(line.starts_with("information binding-content-missing @ ImagingStudy-")) << line;
}

TEST_P(DifferentialOnly, GivesTheSameReportWithTheSnapshotsThatAreMadeOfIt) {
    const auto paths = write_differentials();
    const auto generator = SnapshotGenerator::load({.packages = paths, .japanese_profiles = false});
    ASSERT_TRUE(generator.has_value());
    for (const fs::path& folder : folders_)
        for (const auto& file : fs::directory_iterator(folder)) {
            const auto document = fhir::parse_json(bytes_of(file.path()));
            ASSERT_TRUE(document.has_value());
            const auto snapshot = generator->generate(*document);
            ASSERT_TRUE(snapshot.has_value()) << file.path() << snapshot.error().diagnostics;
            std::ofstream(file.path(), std::ios::binary) << fhir::write_json(snapshot->structure_definition.root());
        }
    EXPECT_EQ(reports(paths, GetParam()), published_);
}

INSTANTIATE_TEST_SUITE_P(
    OfficialPackages, DifferentialOnly,
    testing::Values(PackageSet{.name = "jp-clins",
                               .packages = {"jp-core.r4-1.1.2-url.tgz", "jp-clins.r4-1.5.2-snap.tgz"},
                               .examples = {"clinical-core", "jp-clins-package", "jp-core-1.1.2-url"}},
                    PackageSet{.name = "checkup",
                               .packages = {"jp-core.r4-1.1.2.tgz", "jp-eChekupReport.r4.tgz"},
                               .examples = {"eCheckupReport", "jp-core-1.1.2"}},
                    PackageSet{.name = "referral",
                               .packages = {"jp-core.r4-1.1.2.tgz", "jp-eReferral.r4.tgz"},
                               .examples = {"eReferral-package", "eReferral"}}),
    [](const auto& row) {
        std::string name = row.param.name;
        std::erase(name, '-');
        return name;
    });

}  // namespace
}  // namespace kakehashi::profiles
