#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/pack.hpp"
#include "kakehashi/profiles/validator.hpp"

namespace kakehashi::profiles {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

std::vector<std::string> answers(const Validator& validator, const std::vector<fs::path>& files) {
    std::vector<std::string> lines;
    for (const auto& file : files) {
        const auto document = fhir::parse_json(bytes_of(file));
        if (!document) continue;
        for (const auto& issue : validator.validate(*document))
            lines.push_back(file.filename().string() + " " + issue.rule + " @ " + issue.expression + " " +
                            issue.diagnostics);
    }
    return lines;
}

TEST(OfficialPack, GivesTheAnswersOfThePackages) {
    const fs::path ig = fs::path(KAKEHASHI_SHARED_DIR) / "ig";
    if (!fs::exists(ig)) GTEST_SKIP() << "needs the shared folder of official packages";
    const std::vector<std::string> packages{(ig / "jp-core.r4-1.1.2-url.tgz").string(),
                                            (ig / "jp-clins.r4-1.5.2-snap.tgz").string()};
    const auto bytes = build_pack(packages);
    ASSERT_TRUE(bytes.has_value());
    const auto pack = (fs::path(testing::TempDir()) / "official.pack").string();
    std::ofstream(pack, std::ios::binary) << *bytes;
    const auto from_packages = Validator::load({.packages = packages});
    const auto from_pack = Validator::load({.packages = {pack}});
    fs::remove(pack);
    ASSERT_TRUE(from_packages.has_value() && from_pack.has_value());
    std::vector<fs::path> files;
    for (const char* folder : {"clinical-core", "jp-clins-package", "jp-core-1.1.2-url"})
        for (const auto& entry : fs::directory_iterator(ig / "examples" / folder)) files.push_back(entry.path());
    ASSERT_GT(files.size(), 70U);
    EXPECT_EQ(answers(*from_packages, files), answers(*from_pack, files));
}

}  // namespace
}  // namespace kakehashi::profiles
